using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A u-blox receiver on its serial line, streaming, with the driver that sets it up.</summary>
    public abstract class UbloxStand : PartStand
    {
        /// <summary>The driver; after <see cref="Place"/>.</summary>
        public UbloxReceiver? Receiver { get; private set; }

        /// <summary>The emulator; after <see cref="Place"/>.</summary>
        public GnssReceiver? Gnss { get; private set; }

        /// <summary>The driver's end of the line, for who reads the time; after <see cref="Place"/>.</summary>
        public ISerialPort? Port { get; private set; }

        /// <summary>What the driver is to set; change it before <see cref="Place"/>.</summary>
        public UbloxSettings Settings { get; } = new UbloxSettings();

        /// <summary>Which receiver; change it before <see cref="Place"/>.</summary>
        public abstract UbloxModel Model { get; set; }

        /// <summary>Its baud rate.</summary>
        protected abstract int BaudRate { get; }

        /// <inheritdoc/>
        public override ISensor? Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(BaudRate, SerialParity.None, 1, false));
            var pulses = new PulseTrain(bench.Timeline, bench.Random("pps"), new PulseSettings());
            Gnss = new GnssReceiver(bench.Plant, bench.Clock, line, pulses, bench.Random("gnss"), new GnssSettings { Ublox = Model });
            Port = bench.Open(line);
            Receiver = new UbloxReceiver("gnss", Port, bench.Delay, Settings);
            return null;
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            Gnss!.Ublox!.UniqueId[0] ^= 0x55;
            Gnss.Ublox.PowerCycle();
            return true;
        }

        /// <inheritdoc/>
        public override bool TryBrownOut()
        {
            Gnss!.Ublox!.PowerCycle();
            return true;
        }
    }
}
