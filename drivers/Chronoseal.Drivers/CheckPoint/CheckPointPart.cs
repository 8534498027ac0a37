// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.CheckPoint
{
    /// <summary>The sheet of the CheckPoint.</summary>
    public static class CheckPointPart
    {
        /// <summary>Operation manual, Modbus table.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "checkpoint",
                    Maker = "Sievers (Veolia)",
                    Models = "CheckPoint, CheckPoint Pharma",
                    Kind = PartKind.Carbon,
                    Driver = typeof(CheckPointSensor),
                    Bus = "Modbus TCP, port 502",
                    Address = "unit 1",
                    Quantities = new[]
                    {
                        new PartQuantity(Quantity.TotalOrganicCarbon, Unit.PartsPerMillion, "0.05 to 1,000 ppb", "+-5 % of the reading", 1e-7),
                    },
                    Response = "a reading every 4 s in turbo mode, every 15 s otherwise; sampling line and oxidation come before it",
                    Instant = "appearance of the reading, between the last poll without it and the one with it; a reading of unknown age is passed over",
                    Uncertainty = new[] { "certificate", "sampling line and oxidation delay (effective delay)", "temperature and conductivity compensation of the instrument" },
                    Proof = "unit register 3302 is 1, 2 or 3: proves address base, and the word order by its place behind the float",
                    Writes = "nothing",
                    Unverified = new[]
                    {
                        "range, accuracy and intervals are from memory of the data sheet",
                        "number of status inputs: the manual says 5 and lists 6",
                        "whether the reading time is that of the start or the end of a reading (it is used to tell readings apart only)",
                        "the last reading before an outage's end is all that is left: readings during an outage are lost",
                    },
                };
            }
        }
    }
}
