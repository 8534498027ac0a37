namespace Chronoseal.Plant
{
    /// <summary>Commands and conversion of the SHT3x (sensors.md 2.2), from the part's side.</summary>
    public static class Sht3xCodec
    {
        /// <summary>Fetch the newest values of periodic mode.</summary>
        public const ushort Fetch = 0xE000;

        /// <summary>End periodic mode.</summary>
        public const ushort Break = 0x3093;

        /// <summary>Heater on.</summary>
        public const ushort HeaterOn = 0x306D;

        /// <summary>Heater off.</summary>
        public const ushort HeaterOff = 0x3066;

        /// <summary>Read the status word.</summary>
        public const ushort ReadStatus = 0xF32D;

        /// <summary>Clear the flags of the status word.</summary>
        public const ushort ClearStatus = 0x3041;

        /// <summary>Soft reset.</summary>
        public const ushort Reset = 0x30A2;

        /// <summary>Read the serial number.</summary>
        public const ushort ReadSerial = 0x3780;

        /// <summary>Status after power-up: an alert is pending, a reset was seen.</summary>
        public const ushort StatusAtPowerUp = 0x8010;

        /// <summary>Status bit: the heater is on.</summary>
        public const ushort StatusHeater = 0x2000;

        /// <summary>Status bit: the last command was not understood.</summary>
        public const ushort StatusCommandFailed = 0x0002;

        private const double FullScale = 65_535;

        /// <summary>The word for a temperature: T = -45 + 175 S / 65535.</summary>
        public static ushort TemperatureWord(double celsius)
        {
            return ToWord((celsius + 45) / 175);
        }

        /// <summary>The word for a relative humidity: RH = 100 S / 65535.</summary>
        public static ushort HumidityWord(double percent)
        {
            return ToWord(percent / 100);
        }

        private static ushort ToWord(double fraction)
        {
            return (ushort)Math.Clamp(Math.Round(fraction * FullScale), 0, FullScale);
        }
    }
}
