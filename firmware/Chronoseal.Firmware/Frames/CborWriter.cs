namespace Chronoseal.Firmware.Frames
{
    /// <summary>
    /// Writes deterministic CBOR (RFC 8949, 4.2.1) into a caller's buffer: shortest lengths, no floats. The order of map keys is
    /// the caller's to keep. Once something does not fit, nothing more is written and <see cref="HasOverflowed"/> stays true.
    /// </summary>
    public sealed class CborWriter
    {
        private const int MajorUnsigned = 0x00;
        private const int MajorNegative = 0x20;
        private const int MajorBytes = 0x40;
        private const int MajorText = 0x60;
        private const int MajorArray = 0x80;
        private const int MajorMap = 0xA0;
        private const int DecimalFraction = 0xC4;

        private byte[] _buffer;
        private int _limit;

        /// <summary>Where the next byte goes.</summary>
        public int Position { get; private set; }

        /// <summary>Whether something did not fit.</summary>
        public bool HasOverflowed { get; private set; }

        /// <summary>Starts writing at an offset of a buffer, up to its end.</summary>
        public void Start(byte[] buffer, int offset)
        {
            _buffer = buffer;
            _limit = buffer.Length;
            Position = offset;
            HasOverflowed = false;
        }

        /// <summary>An integer.</summary>
        public void Integer(long value)
        {
            if (value >= 0)
            {
                Head(MajorUnsigned, (ulong)value);
            }
            else
            {
                Head(MajorNegative, (ulong)(-1 - value));
            }
        }

        /// <summary>An unsigned 64-bit integer.</summary>
        public void Unsigned(ulong value)
        {
            Head(MajorUnsigned, value);
        }

        /// <summary>The start of an array.</summary>
        public void Array(int items)
        {
            Head(MajorArray, (ulong)items);
        }

        /// <summary>The start of a map.</summary>
        public void Map(int pairs)
        {
            Head(MajorMap, (ulong)pairs);
        }

        /// <summary>A number as mantissa and power of ten: tag 4 (RFC 8949, 3.4.4).</summary>
        public void Decimal(long mantissa, int exponent)
        {
            Byte(DecimalFraction);
            Array(2);
            Integer(exponent);
            Integer(mantissa);
        }

        /// <summary>Text. Characters outside printable ASCII become question marks: what instruments say of themselves is not to be trusted.</summary>
        public void Text(string text)
        {
            Head(MajorText, (ulong)text.Length);
            Characters(text);
        }

        /// <summary>Three pieces of text as one, without joining them in memory.</summary>
        public void Text(string first, string second, string third)
        {
            Head(MajorText, (ulong)(first.Length + second.Length + third.Length));
            Characters(first);
            Characters(second);
            Characters(third);
        }

        /// <summary>A run of bytes as a byte string.</summary>
        public void Bytes(byte[] bytes, int offset, int count)
        {
            Head(MajorBytes, (ulong)count);
            for (int i = 0; i < count; i++)
            {
                Byte(bytes[offset + i]);
            }
        }

        /// <summary>A byte as it is: for tags and other heads that the caller knows.</summary>
        public void Byte(int value)
        {
            if (Position >= _limit)
            {
                HasOverflowed = true;
                return;
            }

            _buffer[Position++] = (byte)value;
        }

        private void Characters(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                Byte(c >= ' ' && c <= '~' ? c : '?');
            }
        }

        private void Head(int major, ulong value)
        {
            if (value < 24)
            {
                Byte(major | (int)value);
            }
            else if (value <= 0xFF)
            {
                Byte(major | 24);
                Byte((int)value);
            }
            else if (value <= 0xFFFF)
            {
                Byte(major | 25);
                BigEndian(value, 2);
            }
            else if (value <= 0xFFFFFFFF)
            {
                Byte(major | 26);
                BigEndian(value, 4);
            }
            else
            {
                Byte(major | 27);
                BigEndian(value, 8);
            }
        }

        private void BigEndian(ulong value, int bytes)
        {
            for (int i = bytes - 1; i >= 0; i--)
            {
                Byte((int)(value >> (8 * i)) & 0xFF);
            }
        }
    }
}
