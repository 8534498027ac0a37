using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Climate
{
    /// <summary>The replies that all SHT parts share: two words with their checksums. Touches no bus.</summary>
    public static class ShtReply
    {
        /// <summary>Decodes a measurement.</summary>
        /// <param name="reply">Six bytes; overwritten.</param>
        /// <param name="temperatureTicks">Raw temperature word.</param>
        /// <param name="humidityTicks">Raw humidity word.</param>
        public static Outcome DecodeMeasurement(byte[] reply, out int temperatureTicks, out int humidityTicks)
        {
            temperatureTicks = 0;
            humidityTicks = 0;
            Outcome outcome = SensirionWords.Unpack(reply, 2);
            if (outcome == Outcome.Ok)
            {
                temperatureTicks = BigEndian.ReadUInt16(reply, 0);
                humidityTicks = BigEndian.ReadUInt16(reply, 2);
            }

            return outcome;
        }

        /// <summary>Decodes a serial number, 32 bits.</summary>
        public static Outcome DecodeSerialNumber(byte[] reply, out uint serialNumber)
        {
            Outcome outcome = SensirionWords.Unpack(reply, 2);
            serialNumber = outcome == Outcome.Ok ? BigEndian.ReadUInt32(reply, 0) : 0;
            return outcome;
        }

        /// <summary>T = -45 + 175 x ticks / 65535, in millidegrees Celsius, rounded (data sheets SHT3x 4.13, SHT4x 4.6). Range -45,000 to 130,000.</summary>
        public static int TemperatureMilliCelsius(int ticks)
        {
            return (int)IntegerMath.DivideRounded(175000L * ticks, 65535) - 45000;
        }
    }
}
