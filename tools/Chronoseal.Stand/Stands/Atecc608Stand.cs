using Chronoseal.Drivers.Atecc608;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The ATECC608, which is no sensor: <see cref="Place"/> gives null and the driver is at <see cref="Element"/> and <see cref="Keys"/>.</summary>
    public sealed class Atecc608Stand : PartStand
    {
        private const int GeneralCallAddress = 0x00;

        private Atecc608Emulator? _emulator;
        private Atecc608Element? _element;
        private Atecc608Keys? _keys;

        /// <inheritdoc/>
        public override PartSheet Sheet => Atecc608Part.Sheet;

        /// <summary>The driver, once placed.</summary>
        public Atecc608Element Element => _element ?? throw new InvalidOperationException("Nothing was placed yet.");

        /// <summary>The driver of its keys, once placed.</summary>
        public Atecc608Keys Keys => _keys ?? throw new InvalidOperationException("Nothing was placed yet.");

        /// <summary>The part, once placed.</summary>
        public Atecc608Emulator Emulator => _emulator ?? throw new InvalidOperationException("Nothing was placed yet.");

        /// <inheritdoc/>
        public override ISensor? Place(Bench bench)
        {
            _emulator = new Atecc608Emulator(bench.Plant, bench.Random("atecc608"));
            II2cDevice device = bench.Attach(Atecc608Emulator.Address, _emulator);
            _element = new Atecc608Element(device, bench.Attach(GeneralCallAddress, _emulator.GeneralCall), bench.Delay);
            _keys = new Atecc608Keys(_element);
            return null;
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            byte[] serial = Emulator.Memory.SerialNumber;
            serial[2] ^= 0x55;
            Emulator.Memory.SerialNumber = serial;
            return true;
        }

        /// <inheritdoc/>
        public override bool TryBrownOut()
        {
            Emulator.BrownOut();
            return true;
        }
    }
}
