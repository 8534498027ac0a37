namespace Chronoseal.Evidence.Verification
{
    /// <summary>Bounds of what a verifier remembers and loads.</summary>
    public static class VerificationLimits
    {
        /// <summary>Accepted frames of one node whose hashes are remembered to tell a duplicate from a conflict: half a day at one frame a second.</summary>
        public const int RememberedFrames = 43_200;

        /// <summary>Names of one node whose last stamp is remembered.</summary>
        public const int RememberedNames = 256;

        /// <summary>Nodes in one <see cref="ChainSet"/>.</summary>
        public const int MaximumNodes = 4_096;

        /// <summary>Bytes of a key file.</summary>
        public const int MaximumKeyFileBytes = 1_048_576;

        /// <summary>Length of a key in bytes.</summary>
        public const int KeyBytes = 32;
    }
}
