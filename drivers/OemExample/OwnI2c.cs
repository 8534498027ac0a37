using System;
using System.Device.I2c;
using Chronoseal.Hal;

namespace OemExample
{
    /// <summary>An I2C device of nanoFramework as the drivers want it: every result looked at, no exception let through.</summary>
    public sealed class OwnI2c : II2cDevice
    {
        private readonly I2cDevice _device;

        /// <summary>Takes over an open device.</summary>
        public OwnI2c(I2cDevice device)
        {
            _device = device;
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            try
            {
                return Judge(_device.Write(new SpanByte(buffer, 0, count)), count);
            }
            catch (Exception)
            {
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int count)
        {
            try
            {
                return Judge(_device.Read(new SpanByte(buffer, 0, count)), count);
            }
            catch (Exception)
            {
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
        {
            try
            {
                return Judge(_device.WriteRead(new SpanByte(writeBuffer, 0, writeCount), new SpanByte(readBuffer, 0, readCount)), writeCount + readCount);
            }
            catch (Exception)
            {
                return Outcome.BusFault;
            }
        }

        private static Outcome Judge(I2cTransferResult result, int count)
        {
            if (result.Status == I2cTransferStatus.SlaveAddressNotAcknowledged)
            {
                return Outcome.Nack;
            }

            if (result.Status != I2cTransferStatus.FullTransfer)
            {
                return result.Status == I2cTransferStatus.PartialTransfer ? Outcome.ShortReply : Outcome.BusFault;
            }

            return result.BytesTransferred == (uint)count ? Outcome.Ok : Outcome.ShortReply;
        }
    }
}
