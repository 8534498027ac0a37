// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sgp4x
{
    /// <summary>The sheets of the SGP40 and SGP41.</summary>
    public static class Sgp4xPart
    {
        private const string Relative = "relative to the sensor's own past; never ppb, and no measure of airborne molecular contamination in ppb";
        private const string Response =
            "one measurement a second, no index for the first 46; the index follows with 20 to 500 s and learns ordinary air over 12 h";

        private static readonly string[] s_uncertainty =
        {
            "none can be stated: an index without a reference",
            "specimen to specimen (of the order of 15 points)",
            "humidity and temperature, if not compensated",
            "poisoning by silicones",
        };

        private static readonly string[] s_unverified =
        {
            "arguments other than the defaults while conditioning: sources disagree, the defaults are always sent",
            "the specimen spread is from memory of the data sheet",
            "the learnt states of nitrogen oxides are not taken up after a gap (the maker allows it for organic compounds only)",
            "continuing over missed seconds up to a minute is our rule; the maker says to start again after an interruption, without a figure",
            "a break of the supply between two readings goes unnoticed: the index follows the plate as it warms up again",
            "SGP41: whether its 10 s of conditioning count in one run or since power-up; a node that restarts while the part keeps its supply conditions it again",
        };

        /// <summary>Data sheet SGP40.</summary>
        public static PartSheet Sgp40Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "sgp40",
                    Maker = "Sensirion",
                    Models = "SGP40",
                    Kind = PartKind.MolecularContamination,
                    Driver = typeof(Sgp4xSensor),
                    Bus = "I2C, up to 400 kHz",
                    Address = "0x59",
                    Quantities = new[] { Index(Quantity.VolatileOrganicIndex) },
                    Response = Response,
                    Instant = "middle of the measurement, +-15 ms; the index carries the past with it",
                    Uncertainty = s_uncertainty,
                    Proof = "feature set 0x020; built-in test D4",
                    Writes = "measure with compensation; built-in test on request",
                    Unverified = s_unverified,
                };
            }
        }

        /// <summary>Data sheet SGP41.</summary>
        public static PartSheet Sgp41Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "sgp41",
                    Maker = "Sensirion",
                    Models = "SGP41",
                    Kind = PartKind.MolecularContamination,
                    Driver = typeof(Sgp4xSensor),
                    Bus = "I2C, up to 400 kHz",
                    Address = "0x59",
                    Quantities = new[] { Index(Quantity.VolatileOrganicIndex), Index(Quantity.NitrogenOxideIndex) },
                    Response = Response + "; conditioning of 9 s when a specimen is first seen",
                    Instant = "middle of the measurement, +-25 ms; the index carries the past with it",
                    Uncertainty = s_uncertainty,
                    Proof = "feature set 0x040; built-in test 0 in both pixel bits",
                    Writes = "measure with compensation; conditioning once a specimen, never beyond 10 s; heater off; built-in test on request",
                    Unverified = s_unverified,
                };
            }
        }

        private static PartQuantity Index(Quantity quantity)
        {
            return new PartQuantity(quantity, Unit.One, "1 to 500, " + Relative, "not stated", 1);
        }
    }
}
