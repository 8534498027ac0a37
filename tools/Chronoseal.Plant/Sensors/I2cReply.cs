namespace Chronoseal.Plant
{
    /// <summary>What an I2C part has ready to be read, from an instant on, and once.</summary>
    internal sealed class I2cReply
    {
        public const int LimitBytes = 64;

        private readonly byte[] _bytes = new byte[LimitBytes];
        private long _readyNanoseconds;
        private int _count;

        public Span<byte> Prepare(int count, long readyNanoseconds)
        {
            _count = count;
            _readyNanoseconds = readyNanoseconds;
            return _bytes.AsSpan(0, count);
        }

        public void Clear()
        {
            _count = 0;
        }

        public int Take(Span<byte> buffer, long nowNanoseconds, I2cPartFaults faults)
        {
            if (_count == 0 || nowNanoseconds < _readyNanoseconds || faults.IsSilent)
            {
                return I2cBus.NotAcknowledged;
            }

            if (faults.HasWrongChecksum)
            {
                _bytes[SensirionWord.Bytes - 1] ^= 0x5A;
            }

            int available = faults.TruncateToBytes >= 0 ? Math.Min(_count, faults.TruncateToBytes) : _count;
            int count = Math.Min(available, buffer.Length);
            _bytes.AsSpan(0, count).CopyTo(buffer);
            _count = 0;

            // A part that has nothing more to say lets the line float; only a truncated one falls off the bus.
            return faults.TruncateToBytes >= 0 ? count : buffer.Length;
        }
    }
}
