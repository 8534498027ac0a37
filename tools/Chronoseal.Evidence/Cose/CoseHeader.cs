namespace Chronoseal.Evidence.Cose
{
    /// <summary>Labels of the common header parameters (RFC 9052, 3.1, table 3).</summary>
    public static class CoseHeader
    {
        /// <summary>Algorithm.</summary>
        public const int Algorithm = 1;

        /// <summary>Labels that the reader must understand.</summary>
        public const int Critical = 2;

        /// <summary>Content type of the payload.</summary>
        public const int ContentType = 3;

        /// <summary>Key identifier.</summary>
        public const int KeyId = 4;
    }
}
