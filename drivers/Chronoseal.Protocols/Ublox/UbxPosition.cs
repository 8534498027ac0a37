using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// UBX-NAV-PVT (01 07), as much of it as time needs: UTC of the navigation epoch, which as a rule is that of the pulse
    /// before it. u-blox interface descriptions, UBX-NAV-PVT. Touches no port. The properties hold what the last complete payload said.
    /// </summary>
    public sealed class UbxPosition
    {
        /// <summary>Least length of the payload, in bytes.</summary>
        public const int PayloadLength = 92;

        /// <summary><see cref="FixType"/> without a fix.</summary>
        public const int NoFix = 0;

        /// <summary><see cref="FixType"/> of a receiver that knows where it stands and solves for time alone.</summary>
        public const int TimeOnlyFix = 5;

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

        /// <summary>The date is valid.</summary>
        public bool IsDateValid { get; private set; }

        /// <summary>The time of day is valid.</summary>
        public bool IsTimeValid { get; private set; }

        /// <summary>No whole second is in doubt any more. Only then, with date and time valid, may the second be used as a label.</summary>
        public bool IsFullyResolved { get; private set; }

        /// <summary>0 none, 1 dead reckoning, 2 and 3 in so many dimensions, 4 with dead reckoning, 5 time only.</summary>
        public int FixType { get; private set; }

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
            AccuracyNanoseconds = LittleEndian.ReadUInt32(payload, 12);
            int flags = payload[11];
            IsDateValid = (flags & 1) != 0;
            IsTimeValid = (flags & 2) != 0;
            IsFullyResolved = (flags & 4) != 0;
            FixType = payload[20];
            Outcome outcome = UbxCivilTime.Read(
                payload, 4, LittleEndian.ReadInt32(payload, 16), out long unixSeconds, out int offsetNanoseconds, out bool isLeapSecond);
            UnixSeconds = unixSeconds;
            OffsetNanoseconds = offsetNanoseconds;
            IsLeapSecond = isLeapSecond;

            // Before it knows the time a receiver sends any date it has.
            return outcome == Outcome.OutOfRange && !(IsDateValid && IsTimeValid) ? Outcome.NotReady : outcome;
        }
    }
}
