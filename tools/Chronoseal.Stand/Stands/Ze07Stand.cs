using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Ze07;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The ZE07-CH2O, asked for every value.</summary>
    public sealed class Ze07Stand : PartStand
    {
        private Ze07Emulator? _emulator;

        /// <inheritdoc/>
        public override PartSheet Sheet => Ze07Part.Sheet;

        /// <inheritdoc/>
        public override double SecondsToFirstValue => 181;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(9600, SerialParity.None, 1, false));
            _emulator = new Ze07Emulator(line, bench.Room, bench.Random("ze07"));
            return new Ze07Sensor("hcho", bench.Open(line), bench.Delay, new Ze07Settings());
        }

        /// <inheritdoc/>
        public override bool TryBrownOut()
        {
            _emulator!.PowerOn();
            return true;
        }
    }
}
