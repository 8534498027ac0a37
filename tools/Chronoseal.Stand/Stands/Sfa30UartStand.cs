using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sfa30;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Shdlc;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SFA30 on a UART.</summary>
    public sealed class Sfa30UartStand : PartStand
    {
        private Sfa30UartEmulator? _emulator;

        /// <inheritdoc/>
        public override PartSheet Sheet => Sfa30Part.UartSheet;

        /// <inheritdoc/>
        public override double SecondsBetweenValues => 0.5;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(115_200, SerialParity.None, 1, false));
            _emulator = new Sfa30UartEmulator(line, bench.Room, bench.Random("sfa30"));
            var channel = new ShdlcChannel(bench.Open(line), bench.Delay, ShdlcChannel.UsualAddress, ShdlcChannel.UsualTimeoutMilliseconds);
            return new Sfa30Sensor("hcho", channel, bench.Delay, new Sfa30Settings());
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            _emulator!.Marking = "ANOTHER-PART";
            return true;
        }

        /// <inheritdoc/>
        public override bool TryBrownOut()
        {
            _emulator!.BrownOut();
            return true;
        }
    }
}
