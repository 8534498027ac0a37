using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>A reading in a few characters.</summary>
    internal static class ReadingText
    {
        /// <summary>The value with its unit, or the word for why there is none.</summary>
        internal static string Value(Reading reading)
        {
            return reading.HasValue
                ? ScaledText.Format(reading.Mantissa, reading.Exponent) + " " + Units.Symbol(reading.Unit)
                : Outcomes.Name(reading.Outcome);
        }
    }
}
