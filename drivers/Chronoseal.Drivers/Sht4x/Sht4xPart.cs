// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sht4x
{
    /// <summary>The sheet of the SHT4x.</summary>
    public static class Sht4xPart
    {
        /// <summary>Data sheet SHT4x, tables 1, 2, 4 and 5.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "sht4x",
                    Maker = "Sensirion",
                    Models = "SHT40, SHT41, SHT45",
                    Kind = PartKind.Climate,
                    Driver = typeof(Sht4xSensor),
                    Bus = "I2C, up to 1 MHz",
                    Address = "0x44 (0x45, 0x46 by part number)",
                    Quantities = new[]
                    {
                        new PartQuantity(Quantity.Temperature, Unit.Celsius, "-40 to 125 degC", "SHT40 +-0.2, SHT45 +-0.1 degC typical", 175.0 / 65535),
                        new PartQuantity(Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, "0 to 100 %RH", "SHT40 +-1.8, SHT45 +-1.0 %RH typical", 125.0 / 65535),
                    },
                    Response = "humidity 4 s, temperature 2 s (63 %); conversion 8.3 ms at most",
                    Instant = "middle of the conversion, +-4.15 ms",
                    Uncertainty = new[] { "accuracy of the type or certificate", "repeatability 0.04 degC, 0.08 %RH", "self-heating", "drift 0.03 degC and 0.25 %RH a year" },
                    Unverified = new[] { "accuracy figures and response times are from memory of the data sheet" },
                };
            }
        }
    }
}
