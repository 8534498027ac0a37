namespace Chronoseal.Drivers.EplusE
{
    /// <summary>
    /// Where an E+E transmitter keeps its values: PDU addresses, which the manuals call protocol addresses. Floats have their low
    /// word first (EE072 user manual, 5.3; EE431 user manual, 5.4.7).
    /// </summary>
    public sealed class EplusEMap
    {
        /// <summary>Address that says that a register is not there.</summary>
        public const int None = -1;

        /// <summary>The serial number, 8 registers of text; all of them must be read at once (EE212 user manual, 5.2).</summary>
        public const int SerialNumber = 0x00;

        /// <summary>The firmware version: major in the high byte, minor in the low byte.</summary>
        public const int Firmware = 0x08;

        /// <summary>The sensor's name, 8 registers of text; all of them must be read at once.</summary>
        public const int SensorName = 0x09;

        /// <summary>Registers of a text.</summary>
        public const int TextLength = 8;

        /// <summary>Temperature in degrees Celsius, a float.</summary>
        public readonly int Temperature;

        /// <summary>Relative humidity in percent, a float.</summary>
        public readonly int Humidity;

        /// <summary>The same temperature in hundredths of a degree, signed 16 bits, or <see cref="None"/>.</summary>
        public readonly int TemperatureInteger;

        /// <summary>The same humidity in hundredths of a percent, signed 16 bits, or <see cref="None"/>.</summary>
        public readonly int HumidityInteger;

        private EplusEMap(int temperature, int humidity, int temperatureInteger, int humidityInteger)
        {
            Temperature = temperature;
            Humidity = humidity;
            TemperatureInteger = temperatureInteger;
            HumidityInteger = humidityInteger;
        }

        /// <summary>Whether both floats come in one request, and both integers in another.</summary>
        public bool IsContiguous
        {
            get { return Humidity == Temperature + 2; }
        }

        /// <summary>EE210, EE211 and EE212 (EE212 user manual, table 5).</summary>
        public static EplusEMap Ee210()
        {
            return new EplusEMap(0x19, 0x1B, 0x12C, 0x12D);
        }

        /// <summary>EE072 and those with its map, integer copies included (EE072 user manual, 5.2).</summary>
        public static EplusEMap Ee072()
        {
            return new EplusEMap(0x3EA, 0x3FC, 0xFA1, 0xFAA);
        }

        /// <summary>
        /// EE310: the floats of the EE072. Its manual's map shows no integer copies; temperature is proven by the copy in
        /// degrees Fahrenheit alone.
        /// </summary>
        public static EplusEMap Ee310()
        {
            return new EplusEMap(0x3EA, 0x3FC, None, None);
        }
    }
}
