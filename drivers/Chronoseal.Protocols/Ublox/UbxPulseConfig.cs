using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// UBX-CFG-TP5 (06 31): the first time pulse, once a second, rising on the UTC second. Built in a caller's buffer. u-blox 8
    /// interface description, UBX-CFG-TP5 version 1. Touches no port.
    /// </summary>
    public static class UbxPulseConfig
    {
        /// <summary>Length of the payload, in bytes.</summary>
        public const int PayloadLength = 32;

        /// <summary>One pulse a second.</summary>
        public const int PeriodMicroseconds = 1000000;

        // Active, locked to satellite time, other values once locked, length in microseconds, aligned, rising; grid 0 is UTC.
        private const int Flags = 0x77;
        private const int Version = 1;

        /// <summary>Asks for the configuration of the first time pulse.</summary>
        /// <param name="frame">The buffer.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for a buffer too short.</returns>
        public static Outcome BuildPoll(byte[] frame, out int length)
        {
            length = 0;
            if (frame.Length < 1 + UbxFrame.OverheadLength)
            {
                return Outcome.OutOfRange;
            }

            frame[UbxFrame.HeaderLength] = 0;
            length = UbxFrame.Seal(frame, UbxMessage.ConfigureTimePulse, 1);
            return Outcome.Ok;
        }

        /// <summary>Sets the first time pulse as the settings say.</summary>
        /// <param name="frame">The buffer.</param>
        /// <param name="settings">Within their ranges.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for settings outside their ranges or a buffer too short.</returns>
        public static Outcome Build(byte[] frame, UbloxSettings settings, out int length)
        {
            length = 0;
            if (!settings.IsInRange || frame.Length < PayloadLength + UbxFrame.OverheadLength)
            {
                return Outcome.OutOfRange;
            }

            for (int i = 0; i < PayloadLength; i++)
            {
                frame[UbxFrame.HeaderLength + i] = Expected(settings, i);
            }

            length = UbxFrame.Seal(frame, UbxMessage.ConfigureTimePulse, PayloadLength);
            return Outcome.Ok;
        }

        /// <summary>Compares what the receiver says with what the settings ask for; its RF group delay is its own affair.</summary>
        /// <returns><see cref="Outcome.ShortReply"/>, or <see cref="Outcome.WrongReply"/> if anything differs.</returns>
        public static Outcome Compare(byte[] payload, int length, UbloxSettings settings)
        {
            if (length < PayloadLength)
            {
                return Outcome.ShortReply;
            }

            for (int i = 0; i < PayloadLength; i++)
            {
                // Not ours: version, reserved bytes, the RF group delay, and flag bits that we do not set.
                bool isOurs = i == 0 || i == 4 || i == 5 || (i > 7 && i < 30);
                int mask = i == 29 ? 0x07 : 0xFF;
                if (isOurs && (payload[i] & mask) != Expected(settings, i))
                {
                    return Outcome.WrongReply;
                }
            }

            return Outcome.Ok;
        }

        private static byte Expected(UbloxSettings settings, int index)
        {
            int field = index & ~3;
            long value = 0;
            switch (field)
            {
                case 0:
                    value = Version << 8;
                    break;
                case 4:
                    value = settings.CableDelayNanoseconds;
                    break;
                case 8:
                case 12:
                    value = PeriodMicroseconds;
                    break;
                case 16:
                    value = settings.PulsesBeforeLock ? settings.PulseLengthMicroseconds : 0;
                    break;
                case 20:
                    value = settings.PulseLengthMicroseconds;
                    break;
                case 24:
                    value = settings.PulseDelayNanoseconds;
                    break;
                default:
                    value = Flags;
                    break;
            }

            return (byte)(value >> (8 * (index - field)));
        }
    }
}
