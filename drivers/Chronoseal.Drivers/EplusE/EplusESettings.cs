using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.EplusE
{
    /// <summary>What the manual or a certificate says of one E+E transmitter.</summary>
    public sealed class EplusESettings
    {
        /// <summary>Settings of a transmitter.</summary>
        /// <param name="map">Its registers.</param>
        /// <param name="unit">Its factory address: 242 for EE210, EE211 and EE212, 231 for EE310, 234 for EE072.</param>
        public EplusESettings(EplusEMap map, int unit)
        {
            Map = map;
            Profile = new ModbusProfile { Unit = unit, WordOrder = ModbusWordOrder.LowFirst };
        }

        /// <summary>Its registers.</summary>
        public EplusEMap Map { get; }

        /// <summary>Address, low word first; nothing may be written.</summary>
        public ModbusProfile Profile { get; }

        /// <summary>How often the transmitter measures, milliseconds, 0 to 10,000. Not stated by the manuals; 1 s is from memory.</summary>
        public int PeriodMilliseconds = 1000;

        /// <summary>
        /// Expanded uncertainty (k = 2) of temperature, millidegrees. The default takes +-0.2 degrees at 20 degrees (data sheets of EE210
        /// and EE072) as the half width of a rectangle: 2 x 0.2 / sqrt(3). A certificate's value replaces it.
        /// </summary>
        public int TemperatureUncertaintyMilliCelsius = 231;

        /// <summary>The same for humidity, thousandths of a percent: +-(1.3 + 0.3 % of reading) at 90 %RH, 2 x 1.57 / sqrt(3).</summary>
        public int HumidityUncertaintyMilliPercent = 1813;

        /// <summary>Response time to be reported beside the stamp, milliseconds: 90 % of a humidity step.</summary>
        public int EffectiveDelayMilliseconds = 15000;
    }
}
