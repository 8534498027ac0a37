using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>The key that authenticates the frames of one boot, derived from the device key (frame format, 1).</summary>
    public static class BootKey
    {
        private const string InfoPrefix = "chronoseal/1/boot/";

        /// <summary>Derives a boot key by HKDF-SHA-256 (RFC 5869).</summary>
        /// <param name="deviceKey">32 bytes.</param>
        /// <param name="boot">Boot count, from 1.</param>
        public static byte[] Derive(ReadOnlySpan<byte> deviceKey, ulong boot)
        {
            var key = new byte[VerificationLimits.KeyBytes];
            byte[] info = Encoding.ASCII.GetBytes(InfoPrefix + boot.ToString(CultureInfo.InvariantCulture));
            HKDF.DeriveKey(HashAlgorithmName.SHA256, deviceKey, key, salt: [], info);
            return key;
        }
    }
}
