// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sht3x
{
    /// <summary>The sheets of the SHT3x family: one driver, two sets of figures.</summary>
    public static class Sht3xPart
    {
        private const string Writes =
            "stop periodic mode, heater off if it was found on, clear status flags, start periodic mode if so set;"
            + " limits and heater on are never written";
        private const string Instant = "middle of the conversion, +-7.8 ms; in periodic mode half the period and more, as the sample says";
        private const string Proof = "serial number and status word with good CRC; status bit 4 is set once after power-up";

        private static readonly string[] s_unverified =
        {
            "accuracy, response times and longest conversions are from memory of the data sheet",
            "status bits 4, 1 and 15: numbering from memory, bit 4 confirmed by a note in the maker's driver",
            "10 measurements a second at low repeatability: command 272A (data sheet, Linux); the maker's newer driver sends 273A",
            "wait after status, serial number and heater commands: 1 ms (idle time); the maker's driver waits 10 ms, Linux none",
            "serial number command 3780 is documented for the SHT85 and answered by the SHT3x; older lots are untried",
            "tolerance of the period in periodic mode: an eighth is assumed",
        };

        /// <summary>Data sheet SHT3x-DIS, tables 1, 2 and 4.</summary>
        public static PartSheet Sht3xSheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "sht3x",
                    Maker = "Sensirion",
                    Models = "SHT30, SHT31, SHT35",
                    Kind = PartKind.Climate,
                    Driver = typeof(Sht3xSensor),
                    Bus = "I2C, up to 1 MHz",
                    Address = "0x44 (0x45 with ADDR high)",
                    Quantities = Quantities("SHT30, SHT31 +-0.2, SHT35 +-0.1 degC typical", "SHT30, SHT31 +-2, SHT35 +-1.5 %RH typical"),
                    Response = "humidity 8 s, temperature more than 2 s (63 %); conversion 15.5 ms at most",
                    Instant = Instant,
                    Uncertainty = Uncertainty("0.04 degC, 0.08 %RH"),
                    Proof = Proof,
                    Writes = Writes,
                    Unverified = s_unverified,
                };
            }
        }

        /// <summary>Data sheet SHT85, tables 1 and 2: the SHT35's chip on a pin-type carrier with a membrane.</summary>
        public static PartSheet Sht85Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "sht85",
                    Maker = "Sensirion",
                    Models = "SHT85",
                    Kind = PartKind.Climate,
                    Driver = typeof(Sht3xSensor),
                    Bus = "I2C, up to 1 MHz",
                    Address = "0x44",
                    Quantities = Quantities("+-0.1 degC typical", "+-1.5 %RH typical"),
                    Response = "humidity 8 s, temperature 5 s (63 %); conversion 15.5 ms at most",
                    Instant = Instant,
                    Uncertainty = Uncertainty("0.04 degC, 0.08 %RH"),
                    Proof = Proof,
                    Writes = Writes,
                    Unverified = s_unverified,
                };
            }
        }

        private static PartQuantity[] Quantities(string temperatureAccuracy, string humidityAccuracy)
        {
            return new[]
            {
                new PartQuantity(Quantity.Temperature, Unit.Celsius, "-40 to 125 degC", temperatureAccuracy, 175.0 / 65535),
                new PartQuantity(Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, "0 to 100 %RH", humidityAccuracy, 100.0 / 65535),
            };
        }

        private static string[] Uncertainty(string repeatability)
        {
            return new[] { "accuracy of the type or certificate", "repeatability " + repeatability, "self-heating", "drift 0.03 degC and 0.25 %RH a year" };
        }
    }
}
