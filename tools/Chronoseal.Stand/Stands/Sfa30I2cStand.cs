using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sfa30;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SFA30 on an I2C bus.</summary>
    public sealed class Sfa30I2cStand : PartStand
    {
        private Sfa30Emulator? _emulator;

        /// <inheritdoc/>
        public override PartSheet Sheet => Sfa30Part.I2cSheet;

        /// <inheritdoc/>
        public override double SecondsBetweenValues => 0.5;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            _emulator = new Sfa30Emulator(bench.Plant, bench.Room, bench.Random("sfa30"));
            return new Sfa30Sensor("hcho", bench.Attach(Sfa30Emulator.Address, _emulator), bench.Delay, new Sfa30Settings());
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
