namespace Chronoseal.Firmware.Buses
{
    /// <summary>An I2C address that is in use.</summary>
    public sealed class I2cEntry
    {
        internal I2cEntry(string bus, int address, string user)
        {
            Bus = bus;
            Address = address;
            User = user;
        }

        /// <summary>The bus.</summary>
        public string Bus { get; }

        /// <summary>The address.</summary>
        public int Address { get; }

        /// <summary>Whose it is: a sensor, or "seal".</summary>
        public string User { get; }
    }
}
