// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sievers500Rl
{
    /// <summary>The sheet of the 500 RL.</summary>
    public static class Sievers500RlPart
    {
        /// <summary>500 RL operation manual DLM 74001-04, chapter 4, table 4.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "sievers-500rl",
                    Maker = "Sievers (GE, SUEZ, Veolia)",
                    Models = "500 RL, and analysers of the family set to 500 RL format",
                    Kind = PartKind.Carbon,
                    Driver = typeof(Sievers500RlSensor),
                    Bus = "RS-232, 9600 8N1, hardware flow control (the instrument's CTS must be asserted)",
                    Quantities = new[]
                    {
                        new PartQuantity(Quantity.TotalOrganicCarbon, Unit.PartsPerMillion, "0.03 to 2500 ppb", "not stated", 1e-5),
                        new PartQuantity(Quantity.WaterTemperature, Unit.Celsius, "1 to 95 degC", "not stated", 0.1),
                        new PartQuantity(Quantity.Conductivity, Unit.SiemensPerMetre, "0.01 to 10 uS/cm", "not stated", 1e-7),
                    },
                    Response = "one line a measurement, every few minutes",
                    Instant = "end of the measurement, +- half the time between two looks at the line (0.5 s at one epoch a second)",
                    Uncertainty = new[]
                    {
                        "calibration and suitability test of the instrument",
                        "sampling line, oxidation and measuring time: the effective delay",
                        "no checksum: temperature, conductivity and the clock rest on form and range alone, TOC on the sum of the carbon",
                    },
                    Proof = "total carbon must be the sum of organic and inorganic carbon in every line",
                    Unverified = new[]
                    {
                        "form of date and time, and decimals of the values: taken from the family's 800 series",
                        "words of the mode field: not listed in the source, so none is refused unless set",
                        "whether field 9 is there without the conductivity option: seven fields, or empty ones, are taken",
                        "ranges and measuring time are from memory",
                    },
                };
            }
        }
    }
}
