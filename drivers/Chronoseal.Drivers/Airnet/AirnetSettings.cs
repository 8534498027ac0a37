using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.Airnet
{
    /// <summary>What the instrument's map does not tell.</summary>
    public sealed class AirnetSettings
    {
        /// <summary>Address, timing and what may be written: the coil that takes a sample out of the queue, and nothing else.</summary>
        public readonly ModbusProfile Profile = new ModbusProfile { WritableCoils = new[] { new ModbusRange(AirnetMap.DataAvailable, 1) } };

        /// <summary>Size of each channel, smallest first; its length says how many channels are reported, 1 to 4.</summary>
        public string[] ChannelSizes = { "0.5 um", "5.0 um" };

        /// <summary>
        /// PDU address of the first channel's size in nanometres (input, 32 bits, the others follow), if it is known: then the sizes come
        /// from the instrument. -1: they come from <see cref="ChannelSizes"/>.
        /// </summary>
        public int ChannelSizeAddress = -1;
    }
}
