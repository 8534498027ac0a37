using System;
using System.Net.NetworkInformation;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// Node identifiers of 64 bits, in the form that urn:dev:mac takes (RFC 9039, section 4.1): an EUI-48 gets FF-FE put in its
    /// middle, and the universal/local bit stays as it is. (RFC 4291 inverts that bit, but only in IPv6 interface identifiers.)
    /// </summary>
    public static class Eui64
    {
        /// <summary>Length of an EUI-64 in bytes.</summary>
        public const int Bytes = 8;

        private const int MacBytes = 6;
        private const ulong FnvOffset = 14695981039346656037UL;
        private const ulong FnvPrime = 1099511628211UL;

        /// <summary>The EUI-64 of the first network interface with a hardware address; <see cref="Outcome.Unsupported"/> if there is none.</summary>
        public static Outcome FromNetwork(out byte[] eui64)
        {
            eui64 = null;
            try
            {
                NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
                for (int i = 0; i < interfaces.Length; i++)
                {
                    byte[] mac = interfaces[i].PhysicalAddress;
                    if (IsAssigned(mac))
                    {
                        eui64 = FromMac(mac);
                        return Outcome.Ok;
                    }
                }
            }
            catch (Exception)
            {
                // NotSupportedException on an image without System.Net; others where no network configuration is stored.
            }

            return Outcome.Unsupported;
        }

        /// <summary>The EUI-64 of an EUI-48 of 6 bytes.</summary>
        public static byte[] FromMac(byte[] mac)
        {
            if (mac == null || mac.Length != MacBytes)
            {
                throw new ArgumentException();
            }

            return new byte[] { mac[0], mac[1], mac[2], 0xFF, 0xFE, mac[3], mac[4], mac[5] };
        }

        /// <summary>
        /// A locally administered EUI-64 for parts with a serial number but no hardware address: the 64-bit FNV-1a hash of the
        /// serial number, with the local bit set and the group bit clear. Registered nowhere, and unique only by odds
        /// (two of a thousand nodes agree with a probability of about one in ten million million).
        /// </summary>
        public static byte[] FromSerial(byte[] serial)
        {
            if (serial == null || serial.Length == 0)
            {
                throw new ArgumentException();
            }

            ulong hash = FnvOffset;
            for (int i = 0; i < serial.Length; i++)
            {
                hash = (hash ^ serial[i]) * FnvPrime;
            }

            byte[] eui64 = new byte[Bytes];
            for (int i = 0; i < Bytes; i++)
            {
                eui64[i] = (byte)(hash >> (56 - (8 * i)));
            }

            eui64[0] = (byte)((eui64[0] & 0xFC) | 0x02);
            return eui64;
        }

        private static bool IsAssigned(byte[] mac)
        {
            if (mac == null || mac.Length != MacBytes)
            {
                return false;
            }

            int or = 0;
            int and = 0xFF;
            for (int i = 0; i < MacBytes; i++)
            {
                or |= mac[i];
                and &= mac[i];
            }

            return or != 0 && and != 0xFF;
        }
    }
}
