namespace Chronoseal.Evidence.Verification
{
    /// <summary>What a verifier says about one frame.</summary>
    public enum Verdict
    {
        /// <summary>Authentic, and in its place in the chain.</summary>
        Verified,

        /// <summary>The same bytes were accepted before: harmless, QoS 1 delivers at least once.</summary>
        Duplicate,

        /// <summary>Not a frame of format version 1.</summary>
        Malformed,

        /// <summary>No key is known for the key identifier.</summary>
        UnknownKey,

        /// <summary>The authentication tag is wrong: altered, or not written by the holder of the key.</summary>
        BadTag,

        /// <summary>Authentic, but of another node than the one whose chain this is.</summary>
        WrongNode,

        /// <summary>Authentic, but under another key than the boot began with.</summary>
        KeyChanged,

        /// <summary>Two authentic frames with one sequence number and different bytes. Serious: a number was used twice.</summary>
        Conflict,

        /// <summary>Authentic, but its sequence number lies before the last one and no frame with it is remembered here.</summary>
        SequenceBackwards,

        /// <summary>Authentic, but numbers are missing within one boot.</summary>
        SequenceGap,

        /// <summary>Authentic, but it names another predecessor than the frame before it.</summary>
        BrokenChain,

        /// <summary>Authentic, but its boot count is lower than that of the frame before it.</summary>
        BootBackwards,

        /// <summary>Authentic, but its stamps run backwards although the clock was disciplined.</summary>
        TimeBackwards,
    }
}
