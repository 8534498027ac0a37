using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// How the crystal's frequency has moved, as means over blocks of about a minute, for an hour and a bit. What it did in the
    /// past hour is the measure of what it may do in the next.
    /// </summary>
    public sealed class FrequencyHistory
    {
        /// <summary>Seconds of a block.</summary>
        public const int BlockSeconds = 64;

        /// <summary>Blocks kept: 68 minutes.</summary>
        public const int Blocks = 64;

        private readonly long[] _partsPerTrillion = new long[Blocks];
        private int _next;
        private bool _hasStart;
        private long _startSecond;
        private long _startCounterScaled;

        /// <summary>Blocks known.</summary>
        public int Count { get; private set; }

        /// <summary>Seconds of observation.</summary>
        public long ObservedSeconds
        {
            get { return (long)Count * BlockSeconds; }
        }

        /// <summary>Frequency error of the latest block, parts in 10^12.</summary>
        public long Latest { get; private set; }

        /// <summary>Mean frequency error over all blocks, parts in 10^12; 0 if there is none.</summary>
        public long Mean { get; private set; }

        /// <summary>Lowest block, parts in 10^12.</summary>
        public long Low { get; private set; }

        /// <summary>Highest block, parts in 10^12.</summary>
        public long High { get; private set; }

        /// <summary>Highest less lowest block, parts in 10^12.</summary>
        public long Range
        {
            get { return High - Low; }
        }

        /// <summary>Takes the line's counter value at a second, microseconds times 2^8. Seconds rise; gaps end a block without result.</summary>
        /// <returns>Whether this ended a block with a result: <see cref="Latest"/>.</returns>
        public bool Note(long second, long counterScaled)
        {
            long elapsed = second - _startSecond;
            if (_hasStart && elapsed < BlockSeconds)
            {
                return false;
            }

            bool hasResult = _hasStart && elapsed < 2 * BlockSeconds;
            if (hasResult)
            {
                long excessScaled = counterScaled - _startCounterScaled - ((elapsed * 1000000) << 8);
                Add(excessScaled * 1000000 / elapsed >> 8);
            }

            _hasStart = true;
            _startSecond = second;
            _startCounterScaled = counterScaled;
            return hasResult;
        }

        /// <summary>Ends the running block: the count of seconds is lost.</summary>
        public void Interrupt()
        {
            _hasStart = false;
        }

        private void Add(long partsPerTrillion)
        {
            Latest = partsPerTrillion;
            _partsPerTrillion[_next] = partsPerTrillion;
            _next = (_next + 1) % Blocks;
            Count += Count < Blocks ? 1 : 0;
            long sum = 0;
            Low = partsPerTrillion;
            High = partsPerTrillion;
            for (int i = 0; i < Count; i++)
            {
                sum += _partsPerTrillion[i];
                Low = IntegerMath.Minimum(Low, _partsPerTrillion[i]);
                High = IntegerMath.Maximum(High, _partsPerTrillion[i]);
            }

            Mean = sum / Count;
        }
    }
}
