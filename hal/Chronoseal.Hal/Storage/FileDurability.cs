namespace Chronoseal.Hal
{
    /// <summary>What of a file survives a power cut.</summary>
    public enum FileDurability
    {
        /// <summary>Nothing: the store is memory.</summary>
        None = 0,

        /// <summary>All that was flushed; what was appended since may be there whole, in part, or not at all.</summary>
        Flushed = 1,
    }
}
