using System.Buffers.Binary;
using System.Text;

namespace Chronoseal.Tests.Host.FrameFormat
{
    /// <summary>
    /// Writes CBOR out as a listing, one item a line: its bytes in hexadecimal, then what they mean. Byte strings that hold CBOR are listed
    /// item by item as well. A decoder of its own, for pages only: what it lists is valid.
    /// </summary>
    internal sealed class CborListing
    {
        private const int HexColumns = 36;
        private const int BytesPerLine = 16;

        private readonly StringBuilder _text = new();
        private readonly byte[] _bytes;
        private int _position;

        private CborListing(byte[] bytes) => _bytes = bytes;

        /// <summary>Lists a frame.</summary>
        public static string OfFrame(byte[] frame)
        {
            var listing = new CborListing(frame);
            listing.Head(0, out ulong tag);
            listing.Line(0, 1, tag == 17 ? "tag 17: COSE_Mac0" : "tag 18: COSE_Sign1");
            listing.Head(1, out _);
            listing.Line(0, 1, "array of 4");
            listing.Wrapped("protected");
            listing.Item(1, "unprotected: ");
            listing.Wrapped("payload");
            listing.Item(1, tag == 17 ? "tag: " : "signature: ");
            return listing._text.ToString();
        }

        private void Wrapped(string name)
        {
            int length = Head(_position, out ulong count);
            Line(1, length, $"{name}: {count} bytes that hold");
            Item(2, "");
        }

        // Lists the item at the position and everything in it.
        private void Item(int depth, string label)
        {
            int start = _position;
            int headLength = Head(start, out ulong argument);
            int major = _bytes[start] >> 5;
            switch (major)
            {
                case 0: Line(depth, headLength, $"{label}{argument}"); break;
                case 1: Line(depth, headLength, $"{label}{-1 - (Int128)argument}"); break;
                case 2: String(depth, headLength, (int)argument, $"{label}{argument} bytes"); break;
                case 3: String(depth, headLength, (int)argument, $"{label}\"{Encoding.UTF8.GetString(_bytes, start + headLength, (int)argument)}\""); break;
                case 4: Children(depth, headLength, (int)argument, $"{label}array of {argument}"); break;
                case 5: Pairs(depth, headLength, (int)argument, $"{label}map of {argument}"); break;
                case 6: Decimal(depth, headLength, label); break;
                default: throw new InvalidOperationException($"No frame holds major type {major}.");
            }
        }

        private void Children(int depth, int headLength, int count, string meaning)
        {
            Line(depth, headLength, meaning);
            for (int i = 0; i < count; i++)
            {
                Item(depth + 1, "");
            }
        }

        private void Pairs(int depth, int headLength, int count, string meaning)
        {
            Line(depth, headLength, meaning);
            for (int i = 0; i < count; i++)
            {
                Item(depth + 1, "key ");
                Item(depth + 1, "  ");
            }
        }

        // The only tag inside a frame is 4, a decimal fraction: one line for all of it.
        private void Decimal(int depth, int headLength, string label)
        {
            int start = _position;
            int at = start + headLength + 1;
            int exponentLength = Head(at, out ulong exponent);
            int scale = _bytes[at] >> 5 == 1 ? -1 - (int)exponent : (int)exponent;
            at += exponentLength;
            int mantissaLength = Head(at, out ulong mantissa);
            Int128 value = _bytes[at] >> 5 == 1 ? -1 - (Int128)mantissa : mantissa;
            Line(depth, at + mantissaLength - start, $"{label}decimal fraction {value} x 10^{scale}");
        }

        private void String(int depth, int headLength, int count, string meaning) => Line(depth, headLength + count, meaning);

        private int Head(int at, out ulong argument)
        {
            int small = _bytes[at] & 31;
            ReadOnlySpan<byte> rest = _bytes.AsSpan(at + 1);
            (argument, int length) = small switch
            {
                < 24 => ((ulong)small, 1),
                24 => (rest[0], 2),
                25 => (BinaryPrimitives.ReadUInt16BigEndian(rest), 3),
                26 => (BinaryPrimitives.ReadUInt32BigEndian(rest), 5),
                _ => (BinaryPrimitives.ReadUInt64BigEndian(rest), 9),
            };
            return length;
        }

        private void Line(int depth, int length, string meaning)
        {
            string indent = new(' ', 2 * depth);
            for (int done = 0; done < length; done += BytesPerLine)
            {
                int part = Math.Min(BytesPerLine, length - done);
                string hex = Convert.ToHexStringLower(_bytes, _position + done, part);
                string right = done == 0 ? $"; {indent}{meaning}" : $"; {indent}...";
                _text.Append($"{hex.PadRight(HexColumns)}{right}".TrimEnd()).Append('\n');
            }

            _position += length;
        }
    }
}
