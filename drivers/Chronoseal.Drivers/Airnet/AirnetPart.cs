// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Airnet
{
    /// <summary>The sheet of the Airnet II.</summary>
    public static class AirnetPart
    {
        /// <summary>Airnet II operations manual, appendix B.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "airnet",
                    Maker = "Particle Measuring Systems",
                    Models = "Airnet II 201, 301, 310, 501, 510 and 4-channel; IsoAir 310P",
                    Kind = PartKind.Particles,
                    Driver = typeof(AirnetSensor),
                    Bus = "Modbus TCP, port 502",
                    Address = "unit 1",
                    Quantities = new[]
                    {
                        new PartQuantity(Quantity.ParticlesChannel1, Unit.Count, "0 to 4,294,967,295, cumulative, first (smallest) size", "not stated", 1),
                        new PartQuantity(Quantity.ParticlesChannel2, Unit.Count, "0 to 4,294,967,295, cumulative, second size", "not stated", 1),
                    },
                    Response = "one sample an interval; samples queue in the instrument and are taken out one an epoch",
                    Instant = "end of the sample: between the last look at an empty queue and the one that showed it, and where the instrument's clock puts it"
                        + " (+-1 s, its lookup, 200 ppm of the sample's age); what both have in common",
                    Uncertainty = new[] { "counting statistics 2 sqrt(N + 1)", "counting efficiency (certificate)", "sample flow (certificate)", "coincidence loss at high concentration" },
                    Proof = "input register 30001 must read 100 (map version)",
                    Writes = "0 to coil 2 (takes the oldest sample out of the queue)",
                    Unverified = new[]
                    {
                        "meaning of the packet's status bits: any of them gives a warning",
                        "registers of serial number and channel sizes: no serial number; sizes from settings, or from an address in settings",
                        "whether a sample's time is that of its end",
                        "unit number; length of the queue. A queue that is full drops its oldest sample: the gap shows in the samples' times and is counted",
                        "a sample that ends between reading and taking out, while the queue is full, is lost unread",
                        "samples that were in the queue before the first word with the instrument are taken out and not reported",
                    },
                };
            }
        }
    }
}
