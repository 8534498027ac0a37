using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Chronoseal.Evidence.Cbor
{
    /// <summary>Encodes values in deterministic CBOR (RFC 8949, 4.2.1), sorting the entries of maps.</summary>
    public sealed class CborWriter
    {
        private const int MaximumHeadBytes = 9;

        private readonly ArrayBufferWriter<byte> _output = new();

        /// <summary>Bytes written so far.</summary>
        public int LengthBytes => _output.WrittenCount;

        /// <summary>Encodes one value.</summary>
        /// <exception cref="ArgumentException">A map repeats a key, or a text holds half a surrogate pair.</exception>
        public static byte[] Encode(CborValue value)
        {
            var writer = new CborWriter();
            writer.Write(value);
            return writer.ToArray();
        }

        /// <summary>A copy of what was written.</summary>
        public byte[] ToArray() => _output.WrittenSpan.ToArray();

        /// <summary>Appends one value.</summary>
        /// <exception cref="ArgumentException">A map repeats a key, or a text holds half a surrogate pair.</exception>
        public void Write(CborValue value)
        {
            switch (value.Kind)
            {
                case CborKind.Unsigned:
                    WriteHead(CborMajor.Unsigned, (ulong)value.Integer);
                    break;
                case CborKind.Negative:
                    WriteHead(CborMajor.Negative, (ulong)(-1 - value.Integer));
                    break;
                case CborKind.Bytes:
                    WriteString(CborMajor.Bytes, value.Bytes.Span);
                    break;
                case CborKind.Text:
                    WriteString(CborMajor.Text, new UTF8Encoding(false, true).GetBytes(value.Text));
                    break;
                case CborKind.Array:
                    WriteArray(value.Items);
                    break;
                case CborKind.Map:
                    WriteMap(value.Pairs);
                    break;
                case CborKind.Tag:
                    WriteHead(CborMajor.Tag, value.TagNumber);
                    Write(value.Tagged);
                    break;
                default:
                    WriteHead(CborMajor.Simple, value.SimpleNumber);
                    break;
            }
        }

        private void WriteArray(IReadOnlyList<CborValue> items)
        {
            WriteHead(CborMajor.Array, (ulong)items.Count);
            foreach (CborValue item in items)
            {
                Write(item);
            }
        }

        private void WriteMap(IReadOnlyList<CborPair> pairs)
        {
            var entries = new List<(byte[] Key, CborValue Value)>();
            foreach (CborPair pair in pairs)
            {
                entries.Add((Encode(pair.Key), pair.Value));
            }

            entries.Sort((left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));
            WriteHead(CborMajor.Map, (ulong)entries.Count);
            for (int i = 0; i < entries.Count; i++)
            {
                if (i > 0 && entries[i].Key.AsSpan().SequenceEqual(entries[i - 1].Key))
                {
                    throw new ArgumentException("The map repeats a key.", nameof(pairs));
                }

                _output.Write(entries[i].Key);
                Write(entries[i].Value);
            }
        }

        private void WriteString(int major, ReadOnlySpan<byte> bytes)
        {
            WriteHead(major, (ulong)bytes.Length);
            _output.Write(bytes);
        }

        private void WriteHead(int major, ulong argument)
        {
            int information = argument switch
            {
                < CborMajor.FirstFollowing => (int)argument,
                <= byte.MaxValue => CborMajor.OneByte,
                <= ushort.MaxValue => CborMajor.TwoBytes,
                <= uint.MaxValue => CborMajor.FourBytes,
                _ => CborMajor.EightBytes,
            };
            Span<byte> head = _output.GetSpan(MaximumHeadBytes);
            head[0] = (byte)((major << CborMajor.Shift) | information);
            if (information < CborMajor.OneByte)
            {
                _output.Advance(1);
                return;
            }

            Span<byte> wide = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(wide, argument);
            int lengthBytes = 1 << (information - CborMajor.OneByte);
            wide[^lengthBytes..].CopyTo(head[1..]);
            _output.Advance(1 + lengthBytes);
        }
    }
}
