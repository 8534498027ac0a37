namespace Chronoseal.Evidence.Cose
{
    /// <summary>Algorithm numbers (RFC 9053, tables 1 and 7) that this library verifies.</summary>
    public static class CoseAlgorithm
    {
        /// <summary>HMAC 256/256: HMAC with SHA-256, tag of 32 bytes.</summary>
        public const int Hmac256 = 5;

        /// <summary>ECDSA with SHA-256, on P-256 here.</summary>
        public const int Es256 = -7;
    }
}
