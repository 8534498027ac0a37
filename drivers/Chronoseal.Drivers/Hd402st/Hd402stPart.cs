// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Hd402st
{
    /// <summary>The sheet of the HD402ST.</summary>
    public static class Hd402stPart
    {
        /// <summary>HD402 operating manual V1.1, section 6; data sheet HD402T - HD402ST.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "hd402st",
                    Maker = "Delta Ohm (GHM)",
                    Models = "HD402ST1, HD402ST2, HD402ST3, HD402ST4, HD402ST5",
                    Kind = PartKind.Pressure,
                    Driver = typeof(Hd402stSensor),
                    Bus = "Modbus RTU, 19200 8E1",
                    Address = "1 (base 1 to 216 plus DIP switches 2 to 6)",
                    Quantities = new[]
                    {
                        new PartQuantity(
                            Quantity.DifferentialPressure, Unit.Pascal, "model and order, from 50 Pa to 200 kPa, both ways", "by range; not stated here", 0.1),
                    },
                    Response = "0.125, 1, 2 or 4 s, as set",
                    Instant = "middle of the measuring period that ended at the look-up, +-(62.5 ms + half the exchange)",
                    Uncertainty = new[] { "certificate", "half a step of the register (0.05 Pa for the HD402ST1)", "zero drift with temperature" },
                    Proof = "the pattern of registers 3 to 20 that read 8000 (not offered) names the model and fits only the right address base, at every Identify",
                    Unverified = new[]
                    {
                        "that the manual counts registers from 0 (its table heads the column \"address\"): AddressBase of the profile, default 0",
                        "that registers 3 to 20 can be read in one request",
                        "the measuring period is taken for the shortest response time, 125 ms",
                        "of the error register only bit 0 (measurement error) is known; others mark the value",
                        "what a pressure beyond the range reads as; no serial number was found",
                        "resolution is that of the HD402ST1; other models are coarser (1 Pa to 1 kPa)",
                    },
                };
            }
        }
    }
}
