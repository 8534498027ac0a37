// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Pat700
{
    /// <summary>The sheet of the PAT700 at its serial port.</summary>
    public static class Pat700SerialPart
    {
        /// <summary>PAT700 operator manual, 2.7 and 2.8.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "pat700-serial",
                    Maker = "Anatel (Hach, Beckman Coulter)",
                    Models = "PAT700",
                    Kind = PartKind.Carbon,
                    Driver = typeof(Pat700SerialSensor),
                    Bus = "RS-232 or RS-485, 9600 8N1",
                    Quantities = new[]
                    {
                        new PartQuantity(Quantity.TotalOrganicCarbon, Unit.PartsPerMillion, "0 to 2000 ppb", "not stated", 1e-3),
                        new PartQuantity(Quantity.WaterTemperature, Unit.Celsius, "1 to 95 degC", "not stated", 0.01),
                    },
                    Response = "a record every 1 to 35 minutes in TOC mode; none in conductivity mode",
                    Instant = "from the end of sampling to the result: half the record's elapsed time and half the polling interval either way;"
                        + " once the elapsed time is proven, the end of sampling, +- half the polling interval",
                    Uncertainty = new[]
                    {
                        "calibration and suitability test of the instrument",
                        "sampling line: the effective delay",
                        "no checksum: a new record counts when two readings of it agree",
                    },
                    Proof = "a record is taken when two readings agree; elapsed time to be compared with the instrument at commissioning",
                    Writes = "nothing: RD and RM alone are sent, never a command that changes the mode",
                    Unverified = new[]
                    {
                        "that carbon is in ppb, whatever unit the display is set to",
                        "that elapsed time is in seconds, and runs from the end of sampling to the result",
                        "state numbers of a record: taken to be those of RM",
                        "form of the zeros before the first record; ranges are from memory",
                        "numbers in exponent form, which the manual allows for arguments, are refused",
                    },
                };
            }
        }
    }
}
