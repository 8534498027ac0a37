using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// UBX-NAV-TIMELS (01 26): leap seconds, current and to come. u-blox interface descriptions, UBX-NAV-TIMELS version 0; the layout was
    /// checked against pyubx2 (ubxtypes_get.py) and the ublox crate (nav_time_ls.rs). Touches no port. The properties hold
    /// what the last complete payload said.
    /// </summary>
    public sealed class UbxLeapSeconds
    {
        /// <summary>Least length of the payload, in bytes.</summary>
        public const int PayloadLength = 24;

        /// <summary><see cref="CurrentSource"/> of a number that was compiled into the receiver and may be outdated.</summary>
        public const int CompiledInSource = 0;

        /// <summary>GPS time of week of the epoch, milliseconds.</summary>
        public long TimeOfWeekMilliseconds { get; private set; }

        /// <summary>
        /// Where <see cref="CurrentSeconds"/> comes from: <see cref="CompiledInSource"/>, 1 difference of GPS and GLONASS, 2 GPS, 3 SBAS, 4 BeiDou, 5
        /// Galileo, 6 aided, 7 configured, 255 unknown.
        /// </summary>
        public int CurrentSource { get; private set; }

        /// <summary>How far GPS time is ahead of UTC, seconds.</summary>
        public int CurrentSeconds { get; private set; }

        /// <summary><see cref="CurrentSeconds"/> is valid.</summary>
        public bool IsCurrentValid { get; private set; }

        /// <summary>Where the announcement comes from: 0 nowhere, 2 GPS, 3 SBAS, 4 BeiDou, 5 Galileo, 6 GLONASS.</summary>
        public int ChangeSource { get; private set; }

        /// <summary>The change at the next event, seconds: +1 a second is inserted, -1 one is left out, 0 none announced or not known.</summary>
        public int ChangeSeconds { get; private set; }

        /// <summary>Seconds until the event: above 0 it is to come, 0 it is now, below 0 it is past. Only with <see cref="IsEventValid"/>.</summary>
        public int SecondsToEvent { get; private set; }

        /// <summary><see cref="SecondsToEvent"/> is valid.</summary>
        public bool IsEventValid { get; private set; }

        /// <summary>A change is announced and yet to come.</summary>
        public bool IsChangePending
        {
            get { return IsEventValid && ChangeSeconds != 0 && SecondsToEvent > 0; }
        }

        /// <summary>Decodes a payload.</summary>
        /// <returns>
        /// <see cref="Outcome.ShortReply"/> below <see cref="PayloadLength"/>, <see cref="Outcome.Unsupported"/> for another version than 0,
        /// <see cref="Outcome.OutOfRange"/> for a change by more than one second.
        /// </returns>
        public Outcome Decode(byte[] payload, int length)
        {
            if (length < PayloadLength)
            {
                return Outcome.ShortReply;
            }

            if (payload[4] != 0)
            {
                return Outcome.Unsupported;
            }

            TimeOfWeekMilliseconds = LittleEndian.ReadUInt32(payload, 0);
            CurrentSource = payload[8];
            CurrentSeconds = (sbyte)payload[9];
            ChangeSource = payload[10];
            ChangeSeconds = (sbyte)payload[11];
            SecondsToEvent = LittleEndian.ReadInt32(payload, 12);
            IsCurrentValid = (payload[23] & 1) != 0;
            IsEventValid = (payload[23] & 2) != 0;
            return ChangeSeconds >= -1 && ChangeSeconds <= 1 ? Outcome.Ok : Outcome.OutOfRange;
        }
    }
}
