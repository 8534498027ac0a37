using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Sntp
{
    /// <summary>
    /// The request of an SNTP client, and the numbers of NTP packets as integers. RFC 4330, sections 3 to 5; RFC 5905, sections 6, 7.3
    /// and 14. Touches no socket.
    /// </summary>
    public static class SntpCodec
    {
        /// <summary>UDP port of servers.</summary>
        public const int Port = 123;

        /// <summary>Length of a request, and least length of a reply, in bytes.</summary>
        public const int PacketLength = 48;

        internal const int TransmitOffset = 40;

        // No leap warning, version 4, mode 3 (client).
        private const byte ClientHeader = 0x23;

        // From 1900-01-01 to 1970-01-01: 70 years with 17 leap days.
        private const long UnixEpochNtpSeconds = 2208988800;
        private const long SecondsPerEra = 0x100000000;
        private const long FirstEraBit = 0x80000000;
        private const long MicrosecondsPerSecond = 1000000;

        /// <summary>
        /// Builds a request. It gives nothing away: all fields are zero but the first byte and the transmit timestamp, in which the server
        /// returns whatever stands there.
        /// </summary>
        /// <param name="packet">At least <see cref="PacketLength"/> bytes.</param>
        /// <param name="nonce">Another one for each request, hard to guess, and not 0.</param>
        public static void BuildRequest(byte[] packet, ulong nonce)
        {
            for (int i = 0; i < PacketLength; i++)
            {
                packet[i] = 0;
            }

            packet[0] = ClientHeader;
            for (int i = 0; i < 8; i++)
            {
                packet[TransmitOffset + i] = (byte)(nonce >> (56 - 8 * i));
            }
        }

        /// <summary>
        /// Unix microseconds of a timestamp (32 bits of seconds, 32 of fraction), rounded to the nearest, halves up. Timestamps with
        /// the top bit set lie in 1968 to 2036, the others in 2036 to 2104 (RFC 4330, section 3).
        /// </summary>
        public static long ToUnixMicroseconds(ulong timestamp)
        {
            var seconds = (long)(timestamp >> 32);
            var fraction = (long)(timestamp & 0xFFFFFFFF);
            if ((seconds & FirstEraBit) == 0)
            {
                seconds += SecondsPerEra;
            }

            long microseconds = (fraction * MicrosecondsPerSecond + 0x80000000) >> 32;
            return (seconds - UnixEpochNtpSeconds) * MicrosecondsPerSecond + microseconds;
        }

        /// <summary>
        /// Microseconds of a short interval (16 bits of seconds, 16 of fraction, no sign: RFC 5905, section 6), rounded up because it
        /// serves as a bound.
        /// </summary>
        public static long ToMicroseconds(uint interval)
        {
            return (interval * MicrosecondsPerSecond + 0xFFFF) >> 16;
        }

        /// <summary>Microseconds of a precision, rounded up because it serves as a bound.</summary>
        /// <param name="exponent">Exponent of 2, of seconds: -128 to 20.</param>
        public static long PrecisionMicroseconds(int exponent)
        {
            if (exponent >= 0)
            {
                return MicrosecondsPerSecond << exponent;
            }

            // 2^-20 s is less than a microsecond already.
            return exponent <= -20 ? 1 : (MicrosecondsPerSecond + (1L << -exponent) - 1) >> -exponent;
        }

        internal static ulong ReadTimestamp(byte[] packet, int offset)
        {
            return ((ulong)BigEndian.ReadUInt32(packet, offset) << 32) | BigEndian.ReadUInt32(packet, offset + 4);
        }
    }
}
