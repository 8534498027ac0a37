using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// UBX-TIM-TP (0D 01): the NEXT time pulse. u-blox interface descriptions, UBX-TIM-TP. Touches no port. The properties
    /// hold what the last complete payload said.
    /// </summary>
    public sealed class UbxTimePulse
    {
        /// <summary>Least length of the payload, in bytes.</summary>
        public const int PayloadLength = 16;

        private const long GpsEpochUnixSeconds = 315964800;
        private const int SecondsPerWeek = 604800;

        // A week that ends in an inserted second has one second more.
        private const long LongestWeekMilliseconds = (SecondsPerWeek + 1) * 1000L;

        /// <summary>Time of week of the pulse in its time base, whole milliseconds.</summary>
        public long TimeOfWeekMilliseconds { get; private set; }

        /// <summary>What comes on top of <see cref="TimeOfWeekMilliseconds"/>, in units of 2^-32 ms: 0 to 4294967295.</summary>
        public long TimeOfWeekFraction { get; private set; }

        /// <summary>Week number of the pulse in its time base.</summary>
        public int Week { get; private set; }

        /// <summary>
        /// How far off the receiver's clock grid makes the pulse, picoseconds. Which sign corrects an edge is to be measured. Only with
        /// <see cref="IsQuantisationErrorValid"/>.
        /// </summary>
        public int QuantisationErrorPicoseconds { get; private set; }

        /// <summary>
        /// Flag bit 4 (qErrInvalid) is clear. Some receivers never set it and send zeros, others always set it: count both before
        /// relying on the value.
        /// </summary>
        public bool IsQuantisationErrorValid { get; private set; }

        /// <summary>The time base is UTC; otherwise it is that of the system <see cref="GnssReference"/>.</summary>
        public bool IsUtcTimeBase { get; private set; }

        /// <summary>The receiver knows UTC.</summary>
        public bool IsUtcAvailable { get; private set; }

        /// <summary>Integrity monitoring: 0 not known, 1 not active, 2 active.</summary>
        public int IntegrityMonitoring { get; private set; }

        /// <summary>The system of the time base, if that is not UTC: 0 GPS, 1 GLONASS, 2 BeiDou, 3 Galileo, 15 unknown.</summary>
        public int GnssReference { get; private set; }

        /// <summary>Which UTC, as <see cref="UbxTimeUtc.UtcStandard"/>.</summary>
        public int UtcStandard { get; private set; }

        /// <summary>True when <see cref="UnixSeconds"/> tells the pulse's second: time base UTC, and UTC available.</summary>
        public bool HasUnixSeconds
        {
            get { return IsUtcTimeBase && IsUtcAvailable; }
        }

        /// <summary>
        /// Unix seconds of the second nearest to the next pulse. Only with <see cref="HasUnixSeconds"/>: other time bases count
        /// other weeks and no leap seconds.
        /// </summary>
        public long UnixSeconds { get; private set; }

        /// <summary>Decodes a payload.</summary>
        /// <returns>
        /// <see cref="Outcome.ShortReply"/> below <see cref="PayloadLength"/>, <see cref="Outcome.OutOfRange"/> for a time beyond the end of
        /// a week.
        /// </returns>
        public Outcome Decode(byte[] payload, int length)
        {
            if (length < PayloadLength)
            {
                return Outcome.ShortReply;
            }

            TimeOfWeekMilliseconds = LittleEndian.ReadUInt32(payload, 0);
            TimeOfWeekFraction = LittleEndian.ReadUInt32(payload, 4);
            QuantisationErrorPicoseconds = LittleEndian.ReadInt32(payload, 8);
            Week = LittleEndian.ReadUInt16(payload, 12);
            int flags = payload[14];
            IsUtcTimeBase = (flags & 1) != 0;
            IsUtcAvailable = (flags & 2) != 0;
            IntegrityMonitoring = (flags >> 2) & 3;
            IsQuantisationErrorValid = (flags & 16) == 0;
            GnssReference = payload[15] & 15;
            UtcStandard = payload[15] >> 4;
            UnixSeconds = GpsEpochUnixSeconds + (long)Week * SecondsPerWeek + IntegerMath.DivideRounded(TimeOfWeekMilliseconds, 1000);
            return TimeOfWeekMilliseconds < LongestWeekMilliseconds ? Outcome.Ok : Outcome.OutOfRange;
        }
    }
}
