// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Pms5003
{
    /// <summary>The sheet of the PMS5003.</summary>
    public static class Pms5003Part
    {
        /// <summary>PMS5003 series data manual V2.3, technical index and appendices.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "pms5003",
                    Maker = "Plantower",
                    Models = "PMS5003, PMS7003, PMSA003; by setting PMS3003 (masses alone), PMS5003ST",
                    Kind = PartKind.Particles,
                    Driver = typeof(Pms5003Sensor),
                    Bus = "UART, 9600 8N1",
                    Quantities = new[]
                    {
                        Mass(Quantity.ParticleMass1),
                        Mass(Quantity.ParticleMass2Point5),
                        Mass(Quantity.ParticleMass10),
                        Number(Quantity.ParticleNumber1, "0.3"),
                        Number(Quantity.ParticleNumber2, "0.5"),
                        Number(Quantity.ParticleNumber3, "1.0"),
                        Number(Quantity.ParticleNumber4, "2.5"),
                        Number(Quantity.ParticleNumber5, "5"),
                        Number(Quantity.ParticleNumber6, "10"),
                    },
                    Response = "single below 1 s, total within 10 s; 30 s after waking before the first value",
                    Instant = "middle of the part's own measuring interval before the frame, +-1.2 s (+-1.65 s where it sends by itself)",
                    Uncertainty = new[]
                    {
                        "consistency between parts, which is all the maker states",
                        "counting efficiency 50 % at 0.3 um, 98 % from 0.5 um",
                        "density and shape of the particles, which masses assume",
                        "humidity above 80 %RH",
                        "age of laser and fan, about 8000 h",
                    },
                    Proof = "the setting of the frame length is checked against every frame",
                    Writes = "mode (passive or active), wake; sleep as a maintenance action",
                    Unverified = new[]
                    {
                        "0.1 L as the volume of the counts rests on the manual alone; no counter for clean rooms, not for ISO 14644 classes",
                        "bits of the error byte are not published: any bit flags the samples",
                        "time from a read command to its frame is not stated",
                        "whether a part in active mode answers a read command; frames that were not asked for are taken as a restart",
                        "a frame that a restarted part happens to send within 0.1 s of a request is taken for its answer, once",
                        "in active mode a break of the supply shorter than the silence that is waited for goes unnoticed: 30 s of unsettled values",
                        "the PMS5003ST's formaldehyde, temperature and humidity are not read",
                    },
                };
            }
        }

        private static PartQuantity Mass(Quantity quantity)
        {
            return new PartQuantity(quantity, Unit.MicrogramsPerCubicMetre, "0 to 500 ug/m3, up to 1000", "+-10 ug/m3 to 100, then +-10 % (between parts)", 1);
        }

        private static PartQuantity Number(Quantity quantity, string size)
        {
            return new PartQuantity(quantity, Unit.PerCubicMetre, "0 to 6.5e8 1/m3 larger than " + size + " um", "not stated", 10000);
        }
    }
}
