using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.VaisalaHmp
{
    /// <summary>What the manual or a certificate says of one HMP probe.</summary>
    public sealed class VaisalaHmpSettings
    {
        /// <summary>Address 240, low word first (HMP110 user guide, appendix A.2; HMP4 table 1); nothing may be written.</summary>
        public readonly ModbusProfile Profile = new ModbusProfile { Unit = 240, WordOrder = ModbusWordOrder.LowFirst };

        /// <summary>
        /// True for HMP1, HMP3, HMP4, HMP5, HMP7, HMP8 and HMP9, which say in the register behind the status whether their values
        /// are live or locked (HMP4 user guide, table 78). The HMP110, HMM170 and HMDW110 do not have it.
        /// </summary>
        public bool HasOnlineStatus;

        /// <summary>How often the probe measures, milliseconds, 0 to 10,000. Not stated by the manual for Modbus; 1 s is from memory.</summary>
        public int PeriodMilliseconds = 1000;

        /// <summary>
        /// Expanded uncertainty (k = 2) of temperature, millidegrees. The default takes the accuracy of the HMP110 at 15 to 25 degrees
        /// (0.2 degrees, data sheet) as the half width of a rectangle: 2 x 0.2 / sqrt(3). A certificate's value replaces it.
        /// </summary>
        public int TemperatureUncertaintyMilliCelsius = 231;

        /// <summary>The same for humidity, thousandths of a percent: 2 x 1.5 / sqrt(3), 0 to 90 %RH at 0 to 40 degrees.</summary>
        public int HumidityUncertaintyMilliPercent = 1732;

        /// <summary>Response time to be reported beside the stamp, milliseconds: 63 % of a humidity step behind the plastic grid filter.</summary>
        public int EffectiveDelayMilliseconds = 17000;
    }
}
