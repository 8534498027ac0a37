using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sps30;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SPS30 on an I2C bus.</summary>
    public sealed class Sps30I2cStand : Sps30Stand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => Sps30Part.I2cSheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            var emulator = new Sps30I2cEmulator(bench.Plant, Make(bench));
            return new Sps30Sensor("dust", bench.Attach(Sps30I2cEmulator.Address, emulator), bench.Delay, new Sps30Settings());
        }
    }
}
