using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.MetOne
{
    /// <summary>What the instrument's map does not tell.</summary>
    public sealed class MetOneSettings
    {
        /// <summary>
        /// Address, timing, address base and word order; nothing may be written: any write of the configuration starts the sample
        /// anew. Base and word order are not documented: the instrument's clock proves the base, counts against the display the order.
        /// </summary>
        public readonly ModbusProfile Profile = new ModbusProfile();

        /// <summary>How many channels are reported, 1 to 4. Their sizes come from the instrument.</summary>
        public int ChannelCount = 4;
    }
}
