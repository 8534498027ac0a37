// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sdp8xx
{
    /// <summary>The sheets of the SDP family: one driver, two housings.</summary>
    public static class Sdp8xxPart
    {
        private const string Response = "3 ms; a new value every 0.5 ms, the first 8 ms after the start (within a few percent for 12 ms more)";
        private const string Instant =
            "end of the exposure, the read, +-0.8 ms; exposure: time since the last read up to 25 ms, an equivalent 19 ms for slower reads";
        private const string Proof =
            "the scale comes with each value: 60 in 500 Pa parts, 240 in 125 Pa parts; both ports open to the room must read 0 within 0.1 Pa";
        private const string Writes = "stop, start of continuous measurement, request of the product identifier";

        private static readonly string[] s_uncertainty =
        {
            "zero point and span accuracy of the type or certificate",
            "repeatability 0.05 Pa (500 Pa parts)",
            "drift",
            "hose length and flow through it",
            "air pressure if not 966 hPa: none in this mode",
        };

        private static readonly string[] s_unverified =
        {
            "average till read: mean for 25 ms, then exponential smoothing with factor 0.05, is from memory of the data sheet;"
            + " if a specimen averages since the last read without end, the exposure is understated",
            "product numbers are from memory; only their upper three bytes are compared",
            "how the serial number is printed on the part: given as 16 hexadecimal digits",
            "accuracy and response time are from memory of the data sheet; scale 240 of the 125 Pa parts likewise",
            "an idle part is taken not to acknowledge a read",
        };

        /// <summary>Data sheet SDP8xx-Digital, tables 1, 2 and 9.</summary>
        public static PartSheet Sdp8xxSheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "sdp8xx",
                    Maker = "Sensirion",
                    Models = "SDP800, SDP810, SDP801, SDP811 (-500Pa, -125Pa)",
                    Kind = PartKind.Pressure,
                    Driver = typeof(Sdp8xxSensor),
                    Bus = "I2C, up to 1 MHz",
                    Address = "0x25 (SDP8x0), 0x26 (SDP8x1)",
                    Quantities = Quantities("-500 to 500 Pa, or -125 to 125 Pa"),
                    Response = Response,
                    Instant = Instant,
                    Uncertainty = s_uncertainty,
                    Proof = Proof,
                    Writes = Writes,
                    Unverified = s_unverified,
                };
            }
        }

        /// <summary>Data sheet SDP3x-Digital, tables 1, 2 and 9.</summary>
        public static PartSheet Sdp3xSheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "sdp3x",
                    Maker = "Sensirion",
                    Models = "SDP31, SDP32",
                    Kind = PartKind.Pressure,
                    Driver = typeof(Sdp8xxSensor),
                    Bus = "I2C, up to 1 MHz",
                    Address = "0x21 (0x22, 0x23 by resistor)",
                    Quantities = Quantities("SDP31 -500 to 500 Pa, SDP32 -125 to 125 Pa"),
                    Response = Response,
                    Instant = Instant,
                    Uncertainty = s_uncertainty,
                    Proof = Proof,
                    Writes = Writes,
                    Unverified = s_unverified,
                };
            }
        }

        private static PartQuantity[] Quantities(string range)
        {
            const string accuracy = "500 Pa: 0.1 Pa and 3 % of reading; 125 Pa: 0.08 Pa and 3 %";
            return new[] { new PartQuantity(Quantity.DifferentialPressure, Unit.Pascal, range, accuracy, 1.0 / 60) };
        }
    }
}
