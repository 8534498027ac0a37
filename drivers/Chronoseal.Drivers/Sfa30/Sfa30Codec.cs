using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>
    /// Bytes of the SFA30: commands and waits over I2C, and scaling, which is the same over UART. Data sheet SFA30, section 4. Touches
    /// no bus.
    /// </summary>
    public static class Sfa30Codec
    {
        /// <summary>The part's only address on I2C.</summary>
        public const int Address = 0x5D;

        /// <summary>Start continuous measurement.</summary>
        public const int StartMeasurement = 0x0006;

        /// <summary>Stop measurement.</summary>
        public const int StopMeasurement = 0x0104;

        /// <summary>Read the latest measured values.</summary>
        public const int ReadValues = 0x0327;

        /// <summary>Read the device marking (serial number text).</summary>
        public const int ReadMarking = 0xD060;

        /// <summary>Wait after <see cref="StartMeasurement"/>.</summary>
        public const int StartMicroseconds = 1000;

        /// <summary>Wait after <see cref="StopMeasurement"/>.</summary>
        public const int StopMicroseconds = 50000;

        /// <summary>Wait after <see cref="ReadValues"/>.</summary>
        public const int ReadValuesMicroseconds = 5000;

        /// <summary>Wait after <see cref="ReadMarking"/>.</summary>
        public const int ReadMarkingMicroseconds = 2000;

        /// <summary>
        /// Longest time between new values: 0.5 s and four in a hundred, as the maker states for the SPS30. The SFA30's own tolerance is
        /// not published.
        /// </summary>
        public const int UpdateMicroseconds = 520000;

        /// <summary>Error code of ours: no value for so long that the part must have been restarted and stands idle.</summary>
        public const int NoNewValue = 0x0100;

        /// <summary>Characters in the marking, the closing NUL included.</summary>
        public const int MarkingLength = 32;

        /// <summary>Length of the reply to <see cref="ReadValues"/>: formaldehyde, humidity, temperature.</summary>
        public const int ValuesReplyLength = 3 * SensirionWords.BytesPerWord;

        /// <summary>Length of the reply to <see cref="ReadMarking"/>.</summary>
        public const int MarkingReplyLength = MarkingLength / 2 * SensirionWords.BytesPerWord;

        private const int NoValue = 0x7FFF;

        /// <summary>Length of the values without checksums, as they come over UART.</summary>
        public const int ValuesLength = 6;

        /// <summary>Decodes the values as they come over I2C.</summary>
        /// <param name="reply"><see cref="ValuesReplyLength"/> bytes; overwritten.</param>
        /// <param name="formaldehydeFifthsPpb">Formaldehyde in fifths of a ppb, may be below zero.</param>
        /// <param name="humidityCentiPercent">Humidity of the on-board sensor, hundredths of a percent.</param>
        /// <param name="temperatureTwoHundredths">Temperature of the on-board sensor, two-hundredths of a degree.</param>
        /// <returns><see cref="Outcome.NotReady"/> before the first measurement.</returns>
        public static Outcome DecodeValues(byte[] reply, out int formaldehydeFifthsPpb, out int humidityCentiPercent, out int temperatureTwoHundredths)
        {
            formaldehydeFifthsPpb = 0;
            humidityCentiPercent = 0;
            temperatureTwoHundredths = 0;
            Outcome outcome = SensirionWords.Unpack(reply, 3);
            return outcome == Outcome.Ok
                ? DecodeWords(reply, 0, out formaldehydeFifthsPpb, out humidityCentiPercent, out temperatureTwoHundredths)
                : outcome;
        }

        /// <summary>Decodes <see cref="ValuesLength"/> bytes of values; the rest as <see cref="DecodeValues"/>.</summary>
        public static Outcome DecodeWords(
            byte[] buffer, int offset, out int formaldehydeFifthsPpb, out int humidityCentiPercent, out int temperatureTwoHundredths)
        {
            formaldehydeFifthsPpb = BigEndian.ReadInt16(buffer, offset);
            humidityCentiPercent = BigEndian.ReadInt16(buffer, offset + 2);
            temperatureTwoHundredths = BigEndian.ReadInt16(buffer, offset + 4);
            return formaldehydeFifthsPpb == NoValue ? Outcome.NotReady : Outcome.Ok;
        }

        /// <summary>Decodes the marking: printable ASCII up to the first NUL. Anything else in it ends it.</summary>
        public static Outcome DecodeMarking(byte[] reply, out string marking)
        {
            marking = "";
            Outcome outcome = SensirionWords.Unpack(reply, MarkingLength / 2);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            marking = Ascii.Text(reply, 0, MarkingLength);
            return Outcome.Ok;
        }
    }
}
