namespace Chronoseal.Evidence.Verification
{
    /// <summary>How many frames got which verdict, each frame counted once under its gravest.</summary>
    public sealed class VerificationCounters
    {
        private readonly long[] _counts = new long[Enum.GetValues<Verdict>().Length];

        /// <summary>Frames with this verdict.</summary>
        public long this[Verdict verdict] => _counts[(int)verdict];

        /// <summary>All frames fed in.</summary>
        public long Total => _counts.Sum();

        /// <summary>Frames that somebody should look at: neither verified nor duplicate.</summary>
        public long Suspicious => Total - this[Verdict.Verified] - this[Verdict.Duplicate];

        /// <summary>Sequence numbers missing within boots.</summary>
        public ulong MissingNumbers { get; private set; }

        internal void Count(Verdict verdict) => _counts[(int)verdict]++;

        // A forged jump can be almost 2^64 wide: stay at the end of the scale instead of wrapping.
        internal void AddMissing(ulong numbers) => MissingNumbers = MissingNumbers > ulong.MaxValue - numbers ? ulong.MaxValue : MissingNumbers + numbers;
    }
}
