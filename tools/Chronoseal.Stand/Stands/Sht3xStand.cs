using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sht3x;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SHT3x, measuring on request.</summary>
    public class Sht3xStand : PartStand
    {
        private Sht3xEmulator? _emulator;

        /// <inheritdoc/>
        public override PartSheet Sheet => Sht3xPart.Sht3xSheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            _emulator = new Sht3xEmulator(bench.Plant, bench.Room, bench.Random(Sheet.Id));
            return new Sht3xSensor("climate", bench.Attach(Sht3xEmulator.Address, _emulator), bench.Delay, new Sht3xSettings());
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            _emulator!.SerialNumber ^= 0x5555;
            return TryBrownOut();
        }

        /// <inheritdoc/>
        public override bool TryBrownOut()
        {
            _emulator!.LosePower();
            return true;
        }
    }
}
