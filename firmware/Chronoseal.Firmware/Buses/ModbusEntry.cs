using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>A Modbus line or connection, and the device on it that is in use.</summary>
    public sealed class ModbusEntry
    {
        internal ModbusEntry(string bus, IModbusChannel channel, ModbusProfile profile, string user)
        {
            Bus = bus;
            Channel = channel;
            Profile = profile;
            User = user;
        }

        /// <summary>The bus.</summary>
        public string Bus { get; }

        /// <summary>The way to its devices. Belongs to the acquisition task: errands only.</summary>
        public IModbusChannel Channel { get; }

        /// <summary>How the device in use is spoken to, its unit among it.</summary>
        public ModbusProfile Profile { get; }

        /// <summary>The sensor.</summary>
        public string User { get; }
    }
}
