using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// UBX-NAV-TIMEUTC (01 21): UTC of the navigation epoch, which as a rule is that of the pulse before it. u-blox interface
    /// descriptions, UBX-NAV-TIMEUTC. Touches no port. The properties hold what the last complete payload said.
    /// </summary>
    public sealed class UbxTimeUtc
    {
        /// <summary>Least length of the payload, in bytes.</summary>
        public const int PayloadLength = 20;

        /// <summary>GPS time of week of the epoch, milliseconds.</summary>
        public long TimeOfWeekMilliseconds { get; private set; }

        /// <summary>The receiver's estimate of its accuracy, nanoseconds; 4294967295 means that it has none.</summary>
        public long AccuracyNanoseconds { get; private set; }

        /// <summary>Unix seconds of the second nearest to the epoch; a second of 60 counts as the next minute's first.</summary>
        public long UnixSeconds { get; private set; }

        /// <summary>The epoch less <see cref="UnixSeconds"/>, nanoseconds: -500000000 to 499999999.</summary>
        public int OffsetNanoseconds { get; private set; }

        /// <summary>True when the nearest second is an inserted one (23:59:60).</summary>
        public bool IsLeapSecond { get; private set; }

        /// <summary>The time of week is valid.</summary>
        public bool IsTimeOfWeekValid { get; private set; }

        /// <summary>The week number is valid.</summary>
        public bool IsWeekValid { get; private set; }

        /// <summary>UTC is valid: the receiver knows the leap seconds. Only then may the second be used as a label.</summary>
        public bool IsUtcValid { get; private set; }

        /// <summary>Which UTC: 0 unknown, 3 USNO, 5 European laboratories and others, as the interface description lists them; 15 unknown.</summary>
        public int UtcStandard { get; private set; }

        /// <summary>Decodes a payload.</summary>
        /// <returns>
        /// <see cref="Outcome.ShortReply"/> below <see cref="PayloadLength"/>; <see cref="Outcome.OutOfRange"/> for an impossible time that is
        /// called valid; <see cref="Outcome.NotReady"/> for one that is not.
        /// </returns>
        public Outcome Decode(byte[] payload, int length)
        {
            if (length < PayloadLength)
            {
                return Outcome.ShortReply;
            }

            TimeOfWeekMilliseconds = LittleEndian.ReadUInt32(payload, 0);
            AccuracyNanoseconds = LittleEndian.ReadUInt32(payload, 4);
            int flags = payload[19];
            IsTimeOfWeekValid = (flags & 1) != 0;
            IsWeekValid = (flags & 2) != 0;
            IsUtcValid = (flags & 4) != 0;
            UtcStandard = flags >> 4;
            Outcome outcome = UbxCivilTime.Read(
                payload, 12, LittleEndian.ReadInt32(payload, 8), out long unixSeconds, out int offsetNanoseconds, out bool isLeapSecond);
            UnixSeconds = unixSeconds;
            OffsetNanoseconds = offsetNanoseconds;
            IsLeapSecond = isLeapSecond;

            // Before it knows the time a receiver sends any date it has.
            return outcome == Outcome.OutOfRange && !IsUtcValid ? Outcome.NotReady : outcome;
        }
    }
}
