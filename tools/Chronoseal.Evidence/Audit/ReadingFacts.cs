namespace Chronoseal.Evidence.Audit
{
    /// <summary>What the rules need of one reading.</summary>
    internal struct ReadingFacts
    {
        /// <summary>Name of the quantity.</summary>
        public string Name;

        /// <summary>Stamp, UTC in microseconds; undefined in a frame without UTC.</summary>
        public long TimeUtcMicroseconds;

        /// <summary>Whether the stamp must not lie before the last one of the name: not of a failed read, not out of an instrument's buffer.</summary>
        public bool IsInOrder;
    }
}
