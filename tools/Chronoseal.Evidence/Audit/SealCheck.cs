namespace Chronoseal.Evidence.Audit
{
    /// <summary>What came of reading a frame and holding its seal against the keys.</summary>
    public enum SealCheck
    {
        /// <summary>Not a frame of version 1.</summary>
        Malformed,

        /// <summary>No key is known for it.</summary>
        NoKey,

        /// <summary>The seal is wrong.</summary>
        Wrong,

        /// <summary>The seal is right.</summary>
        Right,
    }
}
