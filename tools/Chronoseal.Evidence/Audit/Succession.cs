namespace Chronoseal.Evidence.Audit
{
    /// <summary>How a frame stands to the one before it.</summary>
    internal readonly record struct Succession
    {
        /// <summary>The first of its node in the record.</summary>
        public bool IsFirst { get; init; }

        /// <summary>The first of a boot whose beginning is in the record.</summary>
        public bool IsNewBoot { get; init; }

        /// <summary>It names the frame before it as its predecessor.</summary>
        public bool IsLinked { get; init; }

        /// <summary>Linked, and of the same boot: nothing is missing between the two.</summary>
        public bool IsWhole { get; init; }
    }
}
