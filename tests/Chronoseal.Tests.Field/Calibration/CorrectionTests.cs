using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Calibration
{
    [TestClass]
    public class CorrectionTests
    {
        // Slope in millionths, offset in millionths of the unit, measured at 10^-3.
        [TestMethod]
        [DataRow(1000000, 0, 21370L, 21370L)]
        [DataRow(1002000, 0, 21370L, 21413L)]
        [DataRow(1000000, -120000, 21370L, 21250L)]
        [DataRow(998000, 300000, 21370L, 21627L)]
        [DataRow(1002000, 0, -21370L, -21413L)]
        [DataRow(500000, 0, 3L, 2L)]
        [DataRow(500000, 0, -3L, -2L)]
        [DataRow(500000, 0, 1L, 1L)]
        [DataRow(500000, 0, -1L, -1L)]
        [DataRow(500000, -1000, 1L, -1L)]
        [DataRow(500000, 1000, -1L, 1L)]
        [DataRow(1000000, 499, 7L, 7L)]
        [DataRow(1000000, 500, 7L, 8L)]
        [DataRow(1000000, 500, -7L, -7L)]
        [DataRow(1000000, -500, -7L, -8L)]
        [DataRow(1000000, -499, -7L, -7L)]
        [DataRow(1000000, -500, 7L, 7L)]
        [DataRow(1000000, 500, 0L, 1L)]
        [DataRow(1000000, -500, 0L, -1L)]
        [DataRow(1000100, 400, 1000L, 1001L)]
        [DataRow(1000100, 399, 1000L, 1000L)]
        [DataRow(2000000, 1000000000, 500000000L, 1001000000L)]
        public void A_value_is_rounded_once_half_away_from_zero(int slope, int offset, long measured, long expected)
        {
            Assert.IsTrue(Apply(slope, offset, -6, measured, -3, 0, out Reading reading));
            Assert.AreEqual(expected, reading.Mantissa);
            Assert.AreEqual(-3, reading.Exponent);
        }

        // As its other values are, the offset of a fraction in ppb is one in ppm: 10^-9.
        [TestMethod]
        [DataRow(-9, -9, 5L, 1005L)]
        [DataRow(-9, 0, 5L, 5L)]
        [DataRow(0, -9, 5L, 1000000000005L)]
        [DataRow(-9, -4, 120L, 120L)]
        public void The_offset_has_a_place_of_its_own(int offsetExponent, int exponent, long measured, long expected)
        {
            Assert.IsTrue(Apply(Correction.UnitSlope, 1000, offsetExponent, measured, exponent, 0, out Reading reading));
            Assert.AreEqual(expected, reading.Mantissa);
        }

        [TestMethod]
        [DataRow(1000000, 200L, 200L)]
        [DataRow(1002000, 200L, 201L)]
        [DataRow(998000, 200L, 200L)]
        [DataRow(2000000, 3L, 6L)]
        [DataRow(500000, 3L, 2L)]
        [DataRow(2000000, 0L, 0L)]
        public void Uncertainty_goes_with_the_slope_and_is_rounded_up(int slope, long uncertainty, long expected)
        {
            Assert.IsTrue(Apply(slope, 1000000000, -6, 21370, -3, uncertainty, out Reading reading));
            Assert.AreEqual(expected, reading.ValueUncertainty);
        }

        [TestMethod]
        [DataRow(2000000, 2305843009212000000L, 4611686018424000000L)]
        [DataRow(2000000, -2305843009212000000L, -4611686018424000000L)]
        [DataRow(500000, 9223372036000000001L, 4611686018000000001L)]
        [DataRow(500000, -9223372036000000001L, -4611686018000000001L)]
        public void Great_values_are_right_or_refused(int slope, long measured, long expected)
        {
            Assert.IsTrue(Apply(slope, 0, -6, measured, -6, 0, out Reading reading));
            Assert.AreEqual(expected, reading.Mantissa);
        }

        [TestMethod]
        [DataRow(2000000, long.MaxValue, 0L, -6)]
        [DataRow(2000000, long.MinValue, 0L, -6)]
        [DataRow(1000000, long.MinValue, 0L, -6)]
        [DataRow(2000000, 2305843009214000000L, 0L, -6)]
        [DataRow(1000000, 1L, long.MaxValue, -6)]
        [DataRow(1000000, 1L, 1L, 4)]
        [DataRow(1000000, 1L, 1L, -16)]
        public void What_does_not_fit_is_refused_and_left_alone(int slope, long measured, long uncertainty, int exponent)
        {
            Assert.IsFalse(Apply(slope, 1, -6, measured, exponent, uncertainty, out Reading reading));
            Assert.AreEqual(measured, reading.Mantissa);
            Assert.AreEqual(uncertainty, reading.ValueUncertainty);
        }

        [TestMethod]
        public void A_reading_in_another_unit_is_refused()
        {
            var correction = new Correction(Quantity.Formaldehyde, Unit.PartsPerMillion, 1100000, 0, -9);
            var reading = new Reading { Unit = Unit.MicrogramsPerCubicMetre, Mantissa = 100 };
            Assert.IsFalse(correction.TryApply(reading));
            Assert.AreEqual(100L, reading.Mantissa);
        }

        private static bool Apply(int slope, int offset, int offsetExponent, long measured, int exponent, long uncertainty, out Reading reading)
        {
            reading = new Reading { Unit = Unit.Celsius, Mantissa = measured, Exponent = exponent, ValueUncertainty = uncertainty };
            return new Correction(Quantity.Temperature, Unit.Celsius, slope, offset, offsetExponent).TryApply(reading);
        }
    }
}
