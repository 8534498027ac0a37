// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Lighthouse
{
    /// <summary>The sheets of the Lighthouse counters, one a framing. Sources: Lighthouse Modbus register map v1.44 to v1.50.</summary>
    public static class LighthousePart
    {
        /// <summary>Instruments with an RTU port.</summary>
        public static PartSheet Rtu
        {
            get { return Make("lighthouse-rtu", "ApexR, Apex RP (serial, RTU)", "Modbus RTU, RS-485 or RS-232, 19200 8N1", "1, set on the instrument", "which models speak RTU rather than ASCII on their serial port is not stated in the maps that were found"); }
        }

        /// <summary>Older instruments, whose serial port speaks ASCII only.</summary>
        public static PartSheet Ascii
        {
            get { return Make("lighthouse-ascii", "Remote 3014PN, 3104P and other serial Remotes", "Modbus ASCII, RS-485 or RS-232C, 19200 8N1", "1, set on the instrument", "framing of the ApexRx serial port: probe ASCII, then RTU"); }
        }

        /// <summary>Instruments on Ethernet.</summary>
        public static PartSheet Tcp
        {
            get { return Make("lighthouse-tcp", "ApexR, Apex RP, ApexRemote, Solair 3350 (Ethernet)", "Modbus TCP, port 502", "unit 1", "unit number that Ethernet models answer to"); }
        }

        private static PartSheet Make(string id, string models, string bus, string address, string unverifiedFraming)
        {
            return new PartSheet
            {
                Id = id,
                Maker = "Lighthouse Worldwide Solutions",
                Models = models,
                Kind = PartKind.Particles,
                Driver = typeof(LighthouseSensor),
                Bus = bus,
                Address = address,
                Quantities = new[]
                {
                    Channel(Quantity.ParticlesChannel1, "first (smallest) size"),
                    Channel(Quantity.ParticlesChannel2, "second size"),
                    Channel(Quantity.ParticlesChannel3, "third size"),
                },
                Response = "one record a sample (1 s to 24 h, 60 s by default); up to 3,000 missed records are fetched afterwards, one an epoch",
                Instant = "end of the sample: between the last poll without the record and the one with it, and where the instrument's clock puts it"
                    + " (+-1 s, its lookup, 200 ppm of the record's age); what both have in common",
                Uncertainty = new[] { "counting statistics 2 sqrt(N + 1)", "counting efficiency (certificate)", "sample flow (certificate)", "coincidence loss at high concentration" },
                Proof = "serial number against the label; sample time of a record 1 to 86,399 s",
                Writes = "record index (register 40025)",
                Unverified = new[]
                {
                    unverifiedFraming,
                    "that a record's time is that of its end, truncated to a second",
                    "number of records that a model keeps",
                    "channel sizes are taken from settings: the content of registers 41009 on is not documented",
                    "no other master may read the instrument's input registers: that clears its new-data flag",
                },
            };
        }

        private static PartQuantity Channel(Quantity quantity, string range)
        {
            return new PartQuantity(quantity, Unit.Count, "0 to 4,294,967,295, cumulative, " + range, "counting efficiency 50 % at the smallest size (ISO 21501-4)", 1);
        }
    }
}
