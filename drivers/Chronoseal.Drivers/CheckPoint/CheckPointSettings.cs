using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.CheckPoint
{
    /// <summary>What a certificate says of one CheckPoint.</summary>
    public sealed class CheckPointSettings
    {
        /// <summary>Address, timing and word order; nothing may be written.</summary>
        public readonly ModbusProfile Profile = new ModbusProfile { WordOrder = ModbusWordOrder.LowFirst };

        /// <summary>Expanded uncertainty (k = 2) in thousandths of the reading; 0 leaves it unstated, until a certificate is there.</summary>
        public int UncertaintyPermille;

        /// <summary>
        /// From the water's arrival to the reading, milliseconds: sampling line, oxidation, averaging. Depends on the installation; to be
        /// measured at commissioning.
        /// </summary>
        public int EffectiveDelayMilliseconds = 15000;
    }
}
