// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Protocols.Nmea;

namespace Chronoseal.Drivers.Nmea
{
    /// <summary>The sheet of receivers that speak NMEA 0183 and are taken as they are.</summary>
    public static class NmeaPart
    {
        /// <summary>NMEA 0183, sentences RMC and ZDA.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "nmea",
                    Maker = "any",
                    Models = "receivers that send RMC (and ZDA) once a second after their pulse: Quectel, MediaTek, Septentrio, u-blox and others",
                    Kind = PartKind.Time,
                    Driver = typeof(NmeaLineReader),
                    Bus = "UART 8N1, as the receiver is set (4800 to 115200 baud); pulse output to an input of the node",
                    Instant = "a sentence labels the pulse before it, 20 to 900 ms back",
                    Uncertainty = new[] { "pulse, from the receiver's data sheet", "antenna and cable, 5 ns a metre", "UTC realisation, up to some 100 ns" },
                    Proof = "sentences must count on by one each second, and agree with the edges, before the clock believes them",
                    Unverified = new[]
                    {
                        "NMEA does not say whether the leap seconds are certain: a receiver without almanac may be off by whole seconds although its status is A",
                    },
                };
            }
        }
    }
}
