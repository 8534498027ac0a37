using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SHT4x.</summary>
    public sealed class Sht4xStand : PartStand
    {
        private Sht4xEmulator? _emulator;

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it keeps nothing from one conversion to the next: while the supply is away it does not acknowledge";

        /// <inheritdoc/>
        public override PartSheet Sheet => Sht4xPart.Sheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            _emulator = new Sht4xEmulator(bench.Plant, bench.Room, bench.Random("sht4x"));
            return new Sht4xSensor("climate", bench.Attach(Sht4xEmulator.Address, _emulator), bench.Delay, new Sht4xSettings());
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            _emulator!.SerialNumber ^= 0x5555;
            return true;
        }
    }
}
