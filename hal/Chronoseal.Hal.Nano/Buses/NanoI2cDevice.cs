using System;
using System.Device.I2c;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// A device on an I2C bus of the platform. The caller's arrays are passed as they are; the platform allocates one small
    /// result object a transfer. A transfer is bounded by the platform: 1 s on ESP32, 20 ms on STM32. What the platform tells
    /// apart: ESP32 reports an address or byte not acknowledged, or a time-out, and never a partial transfer; STM32 also an
    /// unknown error (arbitration, bus error). Both report zero bytes with any failure.
    /// </summary>
    public sealed class NanoI2cDevice : II2cDevice
    {
        private const int GeneralCall = 0x00;

        // SHT4x: read serial number.
        private const byte ProbeByte = 0x89;

        private readonly I2cDevice _device;

        /// <summary>Takes over an open device.</summary>
        public NanoI2cDevice(I2cDevice device)
        {
            _device = device;
        }

        /// <summary>
        /// Opens a device. <see cref="Outcome.OutOfRange"/> for a reserved address, <see cref="Outcome.BusFault"/> if the platform
        /// has no such bus or its pins are not set, <see cref="Outcome.Unsupported"/> for an image without I2C.
        /// </summary>
        /// <param name="busId">The platform's number of the bus, from 1.</param>
        /// <param name="address">7-bit address, 0x08 to 0x77, or 0 for the general call that wakes a secure element.</param>
        /// <param name="fast">400 kHz if true, otherwise 100 kHz; the general call always goes at 100 kHz, where its zeros last 60 us.</param>
        /// <param name="device">The device, or null.</param>
        public static Outcome Open(int busId, int address, bool fast, out II2cDevice device)
        {
            device = null;
            if (address != GeneralCall && (address < 0x08 || address > 0x77))
            {
                return Outcome.OutOfRange;
            }

            try
            {
                I2cBusSpeed speed = fast && address != GeneralCall ? I2cBusSpeed.FastMode : I2cBusSpeed.StandardMode;
                device = new NanoI2cDevice(I2cDevice.Create(new I2cConnectionSettings(busId, address, speed)));
                return Outcome.Ok;
            }
            catch (NotSupportedException)
            {
                // The image was built without the native part of System.Device.I2c.
                return Outcome.Unsupported;
            }
            catch (Exception)
            {
                // An unknown bus, a pin without function or a driver that will not start arrive as different exceptions.
                return Outcome.BusFault;
            }
        }

        /// <summary>
        /// Looks whether a part answers. The platform puts no address on the bus for a transfer of no bytes and calls that a full one (nf-interpreter
        /// targets/ESP32/_nanoCLR/System.Device.I2c, NativeTransmit, as of July 2026), so that a byte has to be moved. Read first: that changes
        /// no outputs, and a register that is cleared by reading is the worst it can meet. Only to a part that refuses to be read, as those do
        /// that give a result once after a command (Sensirion), one byte is written: not zero, which tells many parts something, but the one that asks a SHT4x for its serial
        /// number and is half a command to the others. Not seen: a part that sleeps, or refuses both. The devices that are open on the bus keep it
        /// and its speed; where none is, it is set up for this and let go again.
        /// </summary>
        /// <param name="busId">The platform's number of the bus, from 1.</param>
        /// <param name="address">7-bit address, 0x08 to 0x77.</param>
        /// <param name="fast">As of the devices that are open on the bus.</param>
        public static Outcome Probe(int busId, int address, bool fast)
        {
            if (address == GeneralCall)
            {
                return Outcome.OutOfRange;
            }

            Outcome outcome = Open(busId, address, fast, out II2cDevice device);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            byte[] one = new byte[1];
            outcome = device.Read(one, 1);
            if (outcome == Outcome.Nack)
            {
                one[0] = ProbeByte;
                outcome = device.Write(one, 1);
            }

            ((NanoI2cDevice)device)._device.Dispose();
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            if (!Buffers.Holds(buffer, 0, count))
            {
                return Outcome.OutOfRange;
            }

            try
            {
                return Judge(_device.Write(new SpanByte(buffer, 0, count)), count);
            }
            catch (Exception)
            {
                // The platform throws InvalidOperationException and others when its bus driver is in a bad state.
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int count)
        {
            if (!Buffers.Holds(buffer, 0, count))
            {
                return Outcome.OutOfRange;
            }

            try
            {
                return Judge(_device.Read(new SpanByte(buffer, 0, count)), count);
            }
            catch (Exception)
            {
                // As in Write.
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
        {
            if (!Buffers.Holds(writeBuffer, 0, writeCount) || !Buffers.Holds(readBuffer, 0, readCount))
            {
                return Outcome.OutOfRange;
            }

            try
            {
                SpanByte write = new SpanByte(writeBuffer, 0, writeCount);
                SpanByte read = new SpanByte(readBuffer, 0, readCount);
                return Judge(_device.WriteRead(write, read), writeCount + readCount);
            }
            catch (Exception)
            {
                // As in Write.
                return Outcome.BusFault;
            }
        }

        private static Outcome Judge(I2cTransferResult result, int count)
        {
            switch (result.Status)
            {
                case I2cTransferStatus.FullTransfer:
                    return result.BytesTransferred == (uint)count ? Outcome.Ok : Outcome.ShortReply;
                case I2cTransferStatus.PartialTransfer:
                    return Outcome.ShortReply;
                case I2cTransferStatus.SlaveAddressNotAcknowledged:
                    return Outcome.Nack;
                default:
                    return Outcome.BusFault;
            }
        }
    }
}
