using Chronoseal.Hal;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>An I2C device with a tap on its bus.</summary>
    public sealed class TappedI2c : II2cDevice
    {
        private readonly II2cDevice _device;
        private readonly BusTap _tap;
        private readonly int _address;

        /// <summary>Puts a tap before a device.</summary>
        public TappedI2c(II2cDevice device, int address, BusTap tap)
        {
            _device = device;
            _address = address;
            _tap = tap;
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            if (!_tap.IsOn)
            {
                return _device.Write(buffer, count);
            }

            long began = _tap.Now;
            Outcome outcome = _device.Write(buffer, count);
            _tap.Note(began, true, _address, buffer, count, outcome);
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int count)
        {
            if (!_tap.IsOn)
            {
                return _device.Read(buffer, count);
            }

            long began = _tap.Now;
            Outcome outcome = _device.Read(buffer, count);
            _tap.Note(began, false, _address, buffer, outcome == Outcome.Ok ? count : 0, outcome);
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
        {
            if (!_tap.IsOn)
            {
                return _device.WriteRead(writeBuffer, writeCount, readBuffer, readCount);
            }

            // One transfer: when its second half began, and which half failed, is not known. Both buffers may be one.
            long began = _tap.Now;
            _tap.Note(began, true, _address, writeBuffer, writeCount, Outcome.Ok);
            Outcome outcome = _device.WriteRead(writeBuffer, writeCount, readBuffer, readCount);
            _tap.Note(began, false, _address, readBuffer, outcome == Outcome.Ok ? readCount : 0, outcome);
            return outcome;
        }
    }
}
