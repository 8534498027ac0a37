using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.Lighthouse
{
    /// <summary>What the instrument's map does not tell.</summary>
    public sealed class LighthouseSettings
    {
        /// <summary>Address, timing and what may be written: the record index, and nothing else. 32-bit values have their high word first.</summary>
        public readonly ModbusProfile Profile = new ModbusProfile { WritableRegisters = new[] { new ModbusRange(LighthouseMap.RecordIndex, 1) } };

        /// <summary>Size of each channel, smallest first, such as "0.5 um"; its length says how many channels are reported, 1 to 8.</summary>
        public string[] ChannelSizes = { "0.5 um", "1.0 um", "5.0 um" };

        /// <summary>Unit of the flow register, as set on the instrument.</summary>
        public string FlowUnit = "cfm";
    }
}
