using Chronoseal.Drivers.Nmea;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Nmea;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A receiver that sends RMC and ZDA, and the reader that finds them.</summary>
    public sealed class NmeaStand : PartStand
    {
        /// <summary>The reader.</summary>
        public NmeaLineReader Lines { get; } = new NmeaLineReader();

        /// <summary>The emulator; after <see cref="Place"/>.</summary>
        public GnssReceiver? Gnss { get; private set; }

        /// <summary>The node's end of the line; after <see cref="Place"/>.</summary>
        public ISerialPort? Port { get; private set; }

        /// <inheritdoc/>
        public override PartSheet Sheet => NmeaPart.Sheet;

        /// <inheritdoc/>
        public override ISensor? Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(9_600, SerialParity.None, 1, false));
            var pulses = new PulseTrain(bench.Timeline, bench.Random("pps"), new PulseSettings());
            Gnss = new GnssReceiver(bench.Plant, bench.Clock, line, pulses, bench.Random("gnss"), new GnssSettings());
            Port = bench.Open(line);
            return null;
        }
    }
}
