// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>The sheets of the SFA30: one an interface.</summary>
    public static class Sfa30Part
    {
        /// <summary>Over I2C.</summary>
        public static PartSheet I2cSheet
        {
            get { return Sheet("sfa30-i2c", "I2C, up to 100 kHz", "0x5D (SEL to ground at power-on)", "5 ms from request to value"); }
        }

        /// <summary>Over UART.</summary>
        public static PartSheet UartSheet
        {
            get { return Sheet("sfa30-uart", "UART, 115200 8N1, SHDLC", "0", "up to 100 ms from request to value; below zero the part gives zero"); }
        }

        private static PartSheet Sheet(string id, string bus, string address, string answer)
        {
            return new PartSheet
            {
                Id = id,
                Maker = "Sensirion",
                Models = "SFA30",
                Kind = PartKind.MolecularContamination,
                Driver = typeof(Sfa30Sensor),
                Bus = bus,
                Address = address,
                Quantities = new[]
                {
                    new PartQuantity(Quantity.Formaldehyde, Unit.PartsPerMillion, "0 to 1000 ppb", "+-20 ppb or +-20 %, the larger", 0.0002),
                },
                Response = "2 minutes; a new value every 0.5 s, the first within 1 s of the start; " + answer,
                Instant = "anywhere in the 0.52 s before the request or until its answer: +-0.26 s",
                Uncertainty = new[] { "accuracy of the type or certificate", "cross-sensitivity to ethanol and other volatile organics", "drift" },
                Proof = "marking (serial number) before every start",
                Writes = "stop, start",
                Unverified = new[]
                {
                    "accuracy, response time and cross-sensitivity are from memory of the data sheet, or from a distributor's page",
                    "the tolerance of the 0.5 s: 4 % are taken, as the maker states for the SPS30",
                    "7FFF hex for no value over I2C; whether an idle part acknowledges a read there (both end in a failure, after 3 s at most)",
                },
            };
        }
    }
}
