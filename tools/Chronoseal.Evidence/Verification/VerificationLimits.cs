namespace Chronoseal.Evidence.Verification
{
    /// <summary>Bounds of what a verifier remembers and loads.</summary>
    public static class VerificationLimits
    {
        /// <summary>Names of one node whose last stamp is remembered.</summary>
        public const int RememberedNames = 256;

        /// <summary>Bytes of a key file.</summary>
        public const int MaximumKeyFileBytes = 1_048_576;

        /// <summary>Length of a key in bytes.</summary>
        public const int KeyBytes = 32;
    }
}
