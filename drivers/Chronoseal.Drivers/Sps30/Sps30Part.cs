// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sps30
{
    /// <summary>The sheets of the SPS30: one an interface.</summary>
    public static class Sps30Part
    {
        private const string FineMass = "+-(5 ug/m3 + 5 %) up to 100 ug/m3, +-10 % above, part to part";
        private const string CoarseMass = "+-25 ug/m3 up to 100 ug/m3, +-25 % above, part to part";
        private const string FineNumber = "+-100 per cm3 up to 1000 per cm3, +-10 % above, part to part";
        private const string CoarseNumber = "+-250 per cm3 up to 1000 per cm3, +-25 % above, part to part";

        /// <summary>Over UART. Data sheet SPS30, version 2.0, tables 1 and 7.</summary>
        public static PartSheet UartSheet
        {
            get { return Sheet("sps30-uart", "UART, 115200 8N1, SHDLC", "0", "up to 20 ms to answer each of two requests"); }
        }

        /// <summary>Over I2C. Data sheet SPS30, version 2.0, tables 1 and 8.</summary>
        public static PartSheet I2cSheet
        {
            get { return Sheet("sps30-i2c", "I2C, up to 100 kHz", "0x69 (SEL to ground at power-on)", "5 ms for each of three requests"); }
        }

        private static PartSheet Sheet(string id, string bus, string address, string answer)
        {
            return new PartSheet
            {
                Id = id,
                Maker = "Sensirion",
                Models = "SPS30; not for ISO 14644 classification",
                Kind = PartKind.Particles,
                Driver = typeof(Sps30Sensor),
                Bus = bus,
                Address = address,
                Quantities = new[]
                {
                    Mass(Quantity.ParticleMass1, FineMass),
                    Mass(Quantity.ParticleMass2Point5, FineMass),
                    Mass(Quantity.ParticleMass4, CoarseMass),
                    Mass(Quantity.ParticleMass10, CoarseMass),
                    Number(Quantity.ParticleNumber1, "0.5", FineNumber),
                    Number(Quantity.ParticleNumber2, "1.0", FineNumber),
                    Number(Quantity.ParticleNumber3, "2.5", FineNumber),
                    Number(Quantity.ParticleNumber4, "4", CoarseNumber),
                    Number(Quantity.ParticleNumber5, "10", CoarseNumber),
                },
                Response = "new value every 1 +-0.04 s; start-up 8 s above 200 per cm3 to 30 s at 50 per cm3, flagged InstrumentWarning for 30 s; " + answer,
                Instant = "end of the part's second, +-0.52 s or less: between the last time it had nothing new, or one update ago, and the answer",
                Uncertainty = new[]
                {
                    "part-to-part precision", "drift 1.25 ug/m3 or 1.25 % a year, 12.5 per cm3 or 1.25 % a year", "0.5 % a degree away from 25 degC",
                    "density and shape of the particles: masses are computed from counts; PM4 and PM10 from a distribution profile",
                },
                Proof = "serial number, firmware version; over UART checksum, length, address and command of every reply",
                Writes = "wake, stop, start; only when a maintainer asks: fan cleaning and its interval, clear status, sleep, reset",
                Unverified = new[]
                {
                    "that a value is the mean of the second before it: the part's averaging is not published",
                    "what read-values answers on an idle part: empty, an error state and silence all end in a failure, after 15 s at most",
                    "typical size of clean air: ten readings in a row of zeros with exactly 1.63 um count as a failed part (seen in the field, one report)",
                    "whether values are offered anew in the 10 s of a fan cleaning: a node that reads less than once a second may then get one 11 s old",
                },
            };
        }

        private static PartQuantity Mass(Quantity quantity, string accuracy)
        {
            return new PartQuantity(quantity, Unit.MicrogramsPerCubicMetre, "0 to 1000 ug/m3, from 0.3 um", accuracy, 0.001);
        }

        private static PartQuantity Number(Quantity quantity, string micrometres, string accuracy)
        {
            return new PartQuantity(quantity, Unit.PerCubicMetre, "0 to 3000 per cm3, 0.3 to " + micrometres + " um", accuracy, 1);
        }
    }
}
