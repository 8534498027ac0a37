using Chronoseal.Hal;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>What was seen on a bus at one time, in one direction. Made once and filled again.</summary>
    public sealed class TapRecord
    {
        /// <summary>What stands for no address, on buses that have none.</summary>
        public const int NoAddress = -1;

        /// <summary>The first bytes.</summary>
        public readonly byte[] Bytes = new byte[Limits.TapBytes];

        /// <summary>Whether the node wrote it; otherwise it read it.</summary>
        public bool IsWrite;

        /// <summary>I2C address, or <see cref="NoAddress"/>.</summary>
        public int Address;

        /// <summary>Counter at which the transfer began (I2C, writes), or at which the first bytes had been received.</summary>
        public long CounterMicroseconds;

        /// <summary>Bytes there were; only so many as <see cref="Bytes"/> holds are kept.</summary>
        public int Count;

        /// <summary>What came of it.</summary>
        public Outcome Outcome;

        internal void CopyFrom(TapRecord other)
        {
            IsWrite = other.IsWrite;
            Address = other.Address;
            CounterMicroseconds = other.CounterMicroseconds;
            Count = other.Count;
            Outcome = other.Outcome;
            for (int i = 0; i < Count && i < Bytes.Length; i++)
            {
                Bytes[i] = other.Bytes[i];
            }
        }

        internal void Add(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count && Count + i < Bytes.Length; i++)
            {
                Bytes[Count + i] = buffer[offset + i];
            }

            Count += count;
        }
    }
}
