using Chronoseal.Hal.Nano;

namespace Chronoseal.Hal.Stm32
{
    /// <summary>The one device of an I2C bus; see <see cref="Stm32Board"/> for why there is only one.</summary>
    internal sealed class Stm32I2cBus
    {
        private readonly int _busId;
        private int _address;
        private II2cDevice _device;

        internal Stm32I2cBus(int busId)
        {
            _busId = busId;
        }

        internal int BusId
        {
            get { return _busId; }
        }

        internal Outcome Open(int address, bool fast, out II2cDevice device)
        {
            device = _device;
            if (_device != null)
            {
                device = address == _address ? _device : null;
                return device == null ? Outcome.Unsupported : Outcome.Ok;
            }

            Outcome outcome = NanoI2cDevice.Open(_busId, address, fast, out device);
            _device = device;
            _address = address;
            return outcome;
        }
    }
}
