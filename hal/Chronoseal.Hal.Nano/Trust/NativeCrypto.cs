using System;
using System.Security.Cryptography;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// Whether this image holds the native part of System.Security.Cryptography. It does on every ESP32 family target except
    /// AtomS3 and on STM32F769I-DISCOVERY and ORGPAL PALTHREE; it does not on STM32F429I-DISCOVERY, NUCLEO-F091RC and PALX.
    /// A managed assembly without its native part loads all the same; the first native call then throws NotSupportedException.
    /// </summary>
    public static class NativeCrypto
    {
        private static readonly object s_sync = new object();
        private static bool s_isProbed;
        private static bool s_isAvailable;

        /// <summary>True if HMAC-SHA-256 runs natively. The first call computes one to find out.</summary>
        public static bool IsAvailable
        {
            get
            {
                lock (s_sync)
                {
                    if (!s_isProbed)
                    {
                        s_isAvailable = Probe();
                        s_isProbed = true;
                    }

                    return s_isAvailable;
                }
            }
        }

        private static bool Probe()
        {
            try
            {
                byte[] tag = HMACSHA256.HashData(new byte[HmacSha256.KeyBytes], new byte[1]);
                return tag != null && tag.Length == HmacSha256.TagBytes;
            }
            catch (Exception)
            {
                // NotSupportedException where the native part is missing; anything else makes it just as unusable.
                return false;
            }
        }
    }
}
