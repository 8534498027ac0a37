namespace Chronoseal.Cli.Provision
{
    /// <summary>Bounds of what `chronoseal provision` takes.</summary>
    public static class ProvisionLimits
    {
        /// <summary>Bytes of a password file; its first line counts.</summary>
        public const int PasswordFileBytes = 4_096;

        /// <summary>
        /// Bytes of a network name. The ESP32 image holds 32, and copies a name of 32 as an empty one, since it wants room for a terminator
        /// (nf-interpreter, NF_ESP32_Wireless.cpp and hal_strncpy_s in nanoCRT.cpp).
        /// </summary>
        public const int NetworkNameBytes = 31;

        /// <summary>Least characters of a Wi-Fi passphrase (IEEE 802.11, annex J.4).</summary>
        public const int PassphraseMinimum = 8;

        /// <summary>Most characters of a Wi-Fi passphrase. A key of 64 digits in its place would meet the same fate as a name of 32 bytes.</summary>
        public const int PassphraseMaximum = 63;

        /// <summary>Bytes of a public key file.</summary>
        public const int PublicKeyFileBytes = 4_096;

        /// <summary>Certificates in a file.</summary>
        public const int CertificatesPerFile = 16;

        /// <summary>A certificate that ends within so many days is pointed out.</summary>
        public const int NearEndDays = 90;
    }
}
