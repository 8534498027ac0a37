namespace Chronoseal.Plant
{
    /// <summary>One file of a <see cref="MemoryFileStore"/>: its bytes, and how many of them are safe.</summary>
    internal sealed class MemoryFile
    {
        private const int InitialBytes = 1_024;

        private byte[] _bytes = new byte[InitialBytes];

        public int Length { get; private set; }

        public int FlushedLength { get; set; }

        public void Append(ReadOnlySpan<byte> data)
        {
            if (Length + data.Length > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(Length + data.Length, 2 * _bytes.Length));
            }

            data.CopyTo(_bytes.AsSpan(Length));
            Length += data.Length;
        }

        public int Read(long position, Span<byte> target)
        {
            if (position >= Length)
            {
                return 0;
            }

            int count = Math.Min(target.Length, Length - (int)position);
            _bytes.AsSpan((int)position, count).CopyTo(target);
            return count;
        }

        public void FlipBit(int position)
        {
            _bytes[position] ^= 1;
        }

        public void Truncate(int length)
        {
            Length = length;
            FlushedLength = length;
        }
    }
}
