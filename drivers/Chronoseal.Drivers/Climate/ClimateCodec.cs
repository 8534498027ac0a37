using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Climate
{
    /// <summary>
    /// Temperature and humidity in thousandths as integers: samples of them, and what transmitters give as floats, within what air
    /// in a room can have. Touches no bus.
    /// </summary>
    public static class ClimateCodec
    {
        /// <summary>Power of ten of the results.</summary>
        public const int Exponent = -3;

        private const int Decimals = 3;
        private const int LowestMilliCelsius = -100000;
        private const int HighestMilliCelsius = 200000;
        private const int HumidityMaximumMilliPercent = 100000;

        // Noise and rounding at the ends of the range; farther out is a broken value.
        private const int HumidityExcessMilliPercent = 5000;

        /// <summary>Millidegrees Celsius of a float in degrees Celsius.</summary>
        /// <returns><see cref="Outcome.OutOfRange"/> for NaN, infinities and values outside -100 to 200 degrees.</returns>
        public static Outcome DecodeTemperature(uint bits, out long milliCelsius)
        {
            Outcome outcome = Ieee754.ToDecimal(bits, Decimals, out milliCelsius);
            if (outcome == Outcome.Ok && (milliCelsius < LowestMilliCelsius || milliCelsius > HighestMilliCelsius))
            {
                outcome = Outcome.OutOfRange;
            }

            return outcome;
        }

        /// <summary>Thousandths of a percent of a float in percent, not clamped.</summary>
        /// <returns><see cref="Outcome.OutOfRange"/> for NaN, infinities and values outside -5 to 105 %RH.</returns>
        public static Outcome DecodeHumidity(uint bits, out long milliPercent)
        {
            Outcome outcome = Ieee754.ToDecimal(bits, Decimals, out milliPercent);
            bool isBroken = milliPercent < -HumidityExcessMilliPercent || milliPercent > HumidityMaximumMilliPercent + HumidityExcessMilliPercent;
            return outcome == Outcome.Ok && isBroken ? Outcome.OutOfRange : outcome;
        }

        /// <summary>Makes a sample a temperature; the stamp is the caller's.</summary>
        public static void FillTemperature(Sample sample, long milliCelsius, uint raw, int uncertaintyMilliCelsius)
        {
            Fill(sample, Quantity.Temperature, Unit.Celsius, raw, uncertaintyMilliCelsius);
            sample.Mantissa = milliCelsius;
        }

        /// <summary>Makes a sample a relative humidity, clamped to 0 to 100 %RH; the stamp is the caller's.</summary>
        public static void FillHumidity(Sample sample, long milliPercent, uint raw, int uncertaintyMilliPercent)
        {
            Fill(sample, Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, raw, uncertaintyMilliPercent);
            sample.Mantissa = IntegerMath.Minimum(IntegerMath.Maximum(milliPercent, 0), HumidityMaximumMilliPercent);
            sample.Status = sample.Mantissa != milliPercent ? SampleStatus.Clamped : 0;
        }

        private static void Fill(Sample sample, Quantity quantity, Unit unit, uint raw, int uncertainty)
        {
            sample.Clear();
            sample.Quantity = quantity;
            sample.Unit = unit;
            sample.Exponent = Exponent;
            sample.Raw = raw;
            sample.ValueUncertainty = uncertainty;
        }
    }
}
