namespace Chronoseal.Plant
{
    /// <summary>Puts a sentence together on the caller's buffer, without allocation.</summary>
    internal ref struct NmeaText
    {
        private readonly Span<byte> _target;

        public NmeaText(Span<byte> target)
        {
            _target = target;
            Length = 0;
        }

        public int Length { get; private set; }

        public void Add(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_target.Slice(Length));
            Length += text.Length;
        }

        public void AddDigits(int value, int count)
        {
            for (int i = count - 1; i >= 0; i--)
            {
                _target[Length + i] = (byte)('0' + value % 10);
                value /= 10;
            }

            Length += count;
        }

        public void AddTime(UtcLabel label)
        {
            AddDigits(label.Hour, 2);
            AddDigits(label.Minute, 2);
            AddDigits(label.Second, 2);
            Add(".00,"u8);
        }

        /// <summary>Adds the star, the xor of all between it and the dollar, and the line end.</summary>
        public void Close()
        {
            int sum = 0;
            foreach (byte value in _target.Slice(1, Length - 1))
            {
                sum ^= value;
            }

            ReadOnlySpan<byte> digits = "0123456789ABCDEF"u8;
            Add("*"u8);
            Add(digits.Slice(sum >> 4, 1));
            Add(digits.Slice(sum & 0xF, 1));
            Add("\r\n"u8);
        }
    }
}
