using Chronoseal.Drivers.Hc2;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The HC2.</summary>
    public sealed class Hc2Stand : PartStand
    {
        private Hc2Emulator? _emulator;

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it measures by itself as soon as it has its supply again, with settings that it keeps: there is nothing to put right";

        /// <inheritdoc/>
        public override PartSheet Sheet => Hc2Part.Sheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(19200, SerialParity.None, 1, false));
            _emulator = new Hc2Emulator(line, bench.Room, bench.Random("hc2"));
            return new Hc2Sensor("climate", bench.Open(line), bench.Delay, new Hc2Settings());
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            _emulator!.SerialNumber++;
            return true;
        }
    }
}
