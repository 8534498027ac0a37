using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.EplusE
{
    /// <summary>Comparison of the copies that E+E transmitters keep of one value. Touches no bus.</summary>
    public static class EplusECodec
    {
        // A hundredth, and half a thousandth of rounding on each side.
        private const int ToleranceMilli = 11;

        /// <summary>Whether a value in thousandths and its copy in hundredths are one value, to within a hundredth.</summary>
        public static bool Agrees(long milli, int hundredths)
        {
            return IntegerMath.Absolute(milli - hundredths * 10L) <= ToleranceMilli;
        }

        /// <summary>Whether a temperature in millidegrees Celsius and one in millidegrees Fahrenheit are one, to within a hundredth.</summary>
        public static bool AgreesWithFahrenheit(long milliCelsius, long milliFahrenheit)
        {
            return IntegerMath.Absolute(milliFahrenheit - 32000 - IntegerMath.DivideRounded(milliCelsius * 9, 5)) <= ToleranceMilli;
        }

        /// <summary>A firmware version, such as "1.4". Allocates.</summary>
        public static string FirmwareText(int register)
        {
            return (register >> 8).ToString() + "." + (register & 0xFF).ToString();
        }
    }
}
