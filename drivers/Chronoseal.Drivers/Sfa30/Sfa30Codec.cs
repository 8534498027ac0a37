using Chronoseal.Drivers.Numbers;
using Chronoseal.Drivers.Sensirion;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>Bytes of the SFA30 over I2C: commands, waits and scaling. Data sheet SFA30, section 4. Touches no bus.</summary>
    public static class Sfa30Codec
    {
        /// <summary>The part's only address.</summary>
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

        /// <summary>How often the part measures.</summary>
        public const int UpdateMicroseconds = 500000;

        /// <summary>Characters in the marking, the closing NUL included.</summary>
        public const int MarkingLength = 32;

        /// <summary>Length of the reply to <see cref="ReadValues"/>: formaldehyde, humidity, temperature.</summary>
        public const int ValuesReplyLength = 3 * SensirionWords.BytesPerWord;

        /// <summary>Length of the reply to <see cref="ReadMarking"/>.</summary>
        public const int MarkingReplyLength = MarkingLength / 2 * SensirionWords.BytesPerWord;

        private const int NoValue = 0x7FFF;

        /// <summary>Decodes the values.</summary>
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
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            int formaldehyde = BigEndian.ReadInt16(reply, 0);
            if (formaldehyde == NoValue)
            {
                return Outcome.NotReady;
            }

            formaldehydeFifthsPpb = formaldehyde;
            humidityCentiPercent = BigEndian.ReadInt16(reply, 2);
            temperatureTwoHundredths = BigEndian.ReadInt16(reply, 4);
            return Outcome.Ok;
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
