using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Sntp
{
    /// <summary>
    /// A server's reply, checked against the request. RFC 4330, sections 4, 5 and 8; RFC 5905, sections 7.3 and 7.4. Touches no
    /// socket. All properties but <see cref="KissCode"/> hold what the last reply with <see cref="Outcome.Ok"/> said.
    /// </summary>
    public sealed class SntpReply
    {
        /// <summary><see cref="KissCode"/> DENY: the server refuses us; do not ask it again.</summary>
        public const uint KissDeny = 0x44454E59;

        /// <summary><see cref="KissCode"/> RSTR: the server's rules refuse us; do not ask it again.</summary>
        public const uint KissRestrict = 0x52535452;

        /// <summary><see cref="KissCode"/> RATE: asked too often; ask at longer intervals.</summary>
        public const uint KissRate = 0x52415445;

        private const int ServerMode = 4;
        private const int LeapAlarm = 3;
        private const int UnsynchronisedStratum = 16;

        // RFC 5905, section 7.2, limits dispersion to 16 s; a coarser clock tells no time.
        private const int CoarsestPrecision = 4;

        private const int PrecisionOffset = 3;
        private const int RootDelayOffset = 4;
        private const int RootDispersionOffset = 8;
        private const int ReferenceOffset = 12;
        private const int OriginateOffset = 24;
        private const int ReceiveOffset = 32;

        private readonly byte[] _kiss = new byte[4];

        /// <summary>The server's four characters, first one in the top byte, after <see cref="Outcome.DeviceError"/>; otherwise 0.</summary>
        public uint KissCode { get; private set; }

        /// <summary>The last minute of the day of UTC has: 0 no change announced, 1 61 seconds, 2 59 seconds.</summary>
        public int LeapIndicator { get; private set; }

        /// <summary>1 for a server with a reference clock, to 15.</summary>
        public int Stratum { get; private set; }

        /// <summary>Resolution of the server's clock, microseconds, at least 1.</summary>
        public long PrecisionMicroseconds { get; private set; }

        /// <summary>Round trip from the server to its reference clock, microseconds.</summary>
        public long RootDelayMicroseconds { get; private set; }

        /// <summary>The server's own limit of error beside that, microseconds.</summary>
        public long RootDispersionMicroseconds { get; private set; }

        /// <summary>When the request arrived at the server, Unix microseconds of its clock.</summary>
        public long ReceivedUtcMicroseconds { get; private set; }

        /// <summary>When the reply left the server, Unix microseconds of its clock.</summary>
        public long TransmittedUtcMicroseconds { get; private set; }

        /// <summary>The characters of <see cref="KissCode"/>, as far as they are printable; empty without one. Allocates.</summary>
        public string KissText()
        {
            return KissCode == 0 ? "" : Ascii.Text(_kiss, 0, _kiss.Length);
        }

        /// <summary>Checks and decodes a reply. After one with <see cref="Outcome.Ok"/> the nonce is used up: a second reply to it is a copy.</summary>
        /// <param name="packet">The datagram; what follows the header (extensions, authentication) is not looked at.</param>
        /// <param name="length">How many bytes.</param>
        /// <param name="nonce">That of the request, not 0.</param>
        /// <returns>
        /// <see cref="Outcome.ShortReply"/>; <see cref="Outcome.WrongReply"/> for another mode than server, another version than 3 and 4, and another
        /// nonce; <see cref="Outcome.DeviceError"/> for a kiss-o'-death; <see cref="Outcome.NotReady"/> for a server that is not
        /// synchronised (leap alarm, stratum 16, no timestamps); <see cref="Outcome.OutOfRange"/> for a stratum or precision beyond
        /// their ranges and for a reply sent before the request came.
        /// </returns>
        public Outcome Decode(byte[] packet, int length, ulong nonce)
        {
            KissCode = 0;
            if (length < SntpCodec.PacketLength)
            {
                return Outcome.ShortReply;
            }

            int version = (packet[0] >> 3) & 7;

            // The nonce comes before all content: otherwise anybody could forge a refusal.
            if ((packet[0] & 7) != ServerMode || version < 3 || version > 4
                || nonce == 0 || SntpCodec.ReadTimestamp(packet, OriginateOffset) != nonce)
            {
                return Outcome.WrongReply;
            }

            Outcome outcome = CheckServer(packet);
            return outcome == Outcome.Ok ? Read(packet) : outcome;
        }

        private Outcome CheckServer(byte[] packet)
        {
            int stratum = packet[1];
            if (stratum == 0)
            {
                KissCode = BigEndian.ReadUInt32(packet, ReferenceOffset);
                for (int i = 0; i < _kiss.Length; i++)
                {
                    _kiss[i] = packet[ReferenceOffset + i];
                }

                return Outcome.DeviceError;
            }

            if (packet[0] >> 6 == LeapAlarm || stratum == UnsynchronisedStratum
                || SntpCodec.ReadTimestamp(packet, ReceiveOffset) == 0 || SntpCodec.ReadTimestamp(packet, SntpCodec.TransmitOffset) == 0)
            {
                return Outcome.NotReady;
            }

            return stratum > UnsynchronisedStratum || (sbyte)packet[PrecisionOffset] > CoarsestPrecision ? Outcome.OutOfRange : Outcome.Ok;
        }

        private Outcome Read(byte[] packet)
        {
            long receivedUtcMicroseconds = SntpCodec.ToUnixMicroseconds(SntpCodec.ReadTimestamp(packet, ReceiveOffset));
            long transmittedUtcMicroseconds = SntpCodec.ToUnixMicroseconds(SntpCodec.ReadTimestamp(packet, SntpCodec.TransmitOffset));
            if (transmittedUtcMicroseconds < receivedUtcMicroseconds)
            {
                return Outcome.OutOfRange;
            }

            LeapIndicator = packet[0] >> 6;
            Stratum = packet[1];
            PrecisionMicroseconds = SntpCodec.PrecisionMicroseconds((sbyte)packet[PrecisionOffset]);
            RootDelayMicroseconds = SntpCodec.ToMicroseconds(BigEndian.ReadUInt32(packet, RootDelayOffset));
            RootDispersionMicroseconds = SntpCodec.ToMicroseconds(BigEndian.ReadUInt32(packet, RootDispersionOffset));
            ReceivedUtcMicroseconds = receivedUtcMicroseconds;
            TransmittedUtcMicroseconds = transmittedUtcMicroseconds;
            return Outcome.Ok;
        }
    }
}
