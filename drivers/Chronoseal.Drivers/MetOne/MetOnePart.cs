// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.MetOne
{
    /// <summary>The sheets of the MET ONE counters, one a framing. Source: MET ONE 6000 user manual, appendix A.</summary>
    public static class MetOnePart
    {
        /// <summary>Instruments with an RS-485 port.</summary>
        public static PartSheet Rtu
        {
            get { return Make("metone-rtu", "Modbus RTU, RS-485, 19200 8N1", "1 to 31 by DIP switch", "line settings"); }
        }

        /// <summary>Instruments on Ethernet.</summary>
        public static PartSheet Tcp
        {
            get { return Make("metone-tcp", "Modbus TCP, port 502", "unit 1", "unit number"); }
        }

        private static PartSheet Make(string id, string bus, string address, string unverified)
        {
            return new PartSheet
            {
                Id = id,
                Maker = "Beckman Coulter (Hach)",
                Models = "MET ONE 6000 series, MET ONE 7000 series",
                Kind = PartKind.Particles,
                Driver = typeof(MetOneSensor),
                Bus = bus,
                Address = address,
                Quantities = new[]
                {
                    Channel(Quantity.ParticlesChannel1, "first (smallest) size"),
                    Channel(Quantity.ParticlesChannel2, "second size"),
                    Channel(Quantity.ParticlesChannel3, "third size"),
                    Channel(Quantity.ParticlesChannel4, "fourth size"),
                },
                Response = "the last completed sample, once a sample period; the instrument keeps no more, so that an outage loses all but the last",
                Instant = "end of the sample: between the last poll without the sample and the one with it, and where the instrument's clock puts it"
                    + " (+-1 s, its lookup, 200 ppm of the sample's age); what both have in common",
                Uncertainty = new[] { "counting statistics 2 sqrt(N + 1)", "counting efficiency (certificate)", "sample flow (certificate)", "coincidence loss at high concentration" },
                Proof = "registers 0 to 14 must read the manufacturer's text and 112 to 115 a time of day (address base); counts against the display (word order);"
                    + " 143 and 144 must read 0 (cumulative counts), or readings are refused as Unsupported",
                Writes = "nothing",
                Unverified = new[]
                {
                    unverified,
                    "address base and word order (fields of the profile)",
                    "function code: all registers are read as holding registers",
                    "status bits: any of them gives a warning",
                    "whether a sample's time is that of its end",
                    "that the 7000 series has the same map",
                },
            };
        }

        private static PartQuantity Channel(Quantity quantity, string range)
        {
            return new PartQuantity(quantity, Unit.Count, "0 to 4,294,967,295, cumulative, " + range, "counting efficiency 50 % at the smallest size", 1);
        }
    }
}
