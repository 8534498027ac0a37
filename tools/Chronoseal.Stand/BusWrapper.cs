using Chronoseal.Hal;

namespace Chronoseal.Stand
{
    /// <summary>Comes between the driver and the bus of its part, to listen or to disturb. This one does neither.</summary>
    public class BusWrapper
    {
        /// <summary>Wraps an I2C device.</summary>
        public virtual II2cDevice Wrap(II2cDevice device) => device;

        /// <summary>Wraps a UART.</summary>
        public virtual ISerialPort Wrap(ISerialPort port) => port;

        /// <summary>Wraps the driver's time.</summary>
        public virtual IDelay Wrap(IDelay delay) => delay;

        /// <summary>Wraps a TCP connection.</summary>
        public virtual ITcpChannel Wrap(ITcpChannel channel) => channel;
    }
}
