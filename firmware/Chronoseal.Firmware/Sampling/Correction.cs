using Chronoseal.Hal;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>
    /// What a certificate says of one quantity: value = slope x measured + offset, in integers. A value that leaves the physical range by it is left
    /// there: the certificate says so.
    /// </summary>
    public sealed class Correction
    {
        /// <summary>The slope, in millionths, that changes nothing.</summary>
        public const int UnitSlope = 1000000;

        // Half of what 64 bits hold, so that the offset can always be added.
        private const long GreatestProduct = 1L << 62;

        // Exponents of readings and offsets are -9 to 0.
        private const int GreatestShift = 9;

        /// <summary>Makes a correction.</summary>
        /// <param name="quantity">What it is for.</param>
        /// <param name="unit">Unit of the offset, and of the readings that it is for.</param>
        /// <param name="slopeMillionths">Slope, 500,000 to 2,000,000 millionths.</param>
        /// <param name="offsetMantissa">Offset = mantissa x 10^exponent; magnitude at most 1,000,000,000.</param>
        /// <param name="offsetExponent">-9 to 0.</param>
        public Correction(Quantity quantity, Unit unit, int slopeMillionths, long offsetMantissa, int offsetExponent)
        {
            Quantity = quantity;
            Unit = unit;
            SlopeMillionths = slopeMillionths;
            OffsetMantissa = offsetMantissa;
            OffsetExponent = offsetExponent;
        }

        /// <summary>What it is for.</summary>
        public Quantity Quantity { get; }

        /// <summary>Unit of the offset.</summary>
        public Unit Unit { get; }

        /// <summary>Slope, millionths.</summary>
        public int SlopeMillionths { get; }

        /// <summary>Offset = mantissa x 10^<see cref="OffsetExponent"/>.</summary>
        public long OffsetMantissa { get; }

        /// <summary>Power of ten.</summary>
        public int OffsetExponent { get; }

        /// <summary>
        /// Corrects a value, rounded half away from zero to its own exponent, and scales its uncertainty by the slope, rounded up: that of the certificate is not
        /// in it. False, and nothing is changed, for a reading in another unit or a result that does not fit.
        /// </summary>
        public bool TryApply(Reading reading)
        {
            if (reading.Unit != Unit
                || !TryCorrect(reading.Mantissa, reading.Exponent, out long value)
                || !TryScale(reading.ValueUncertainty, out long uncertainty))
            {
                return false;
            }

            reading.Mantissa = value;
            reading.ValueUncertainty = uncertainty;
            return true;
        }

        private bool TryCorrect(long mantissa, int exponent, out long value)
        {
            value = 0;
            int shift = OffsetExponent - exponent;
            if (!IsProductSafe(mantissa) || shift > GreatestShift || shift < -GreatestShift)
            {
                return false;
            }

            // The product of the remainder in millionths of the last place, joined with the offset's fraction of it: rounded once.
            long product = mantissa % UnitSlope * SlopeMillionths;
            long whole = mantissa / UnitSlope * SlopeMillionths + product / UnitSlope;
            long numerator = product % UnitSlope;
            long denominator = UnitSlope;
            if (shift >= 0)
            {
                whole += OffsetMantissa * Power(shift);
            }
            else
            {
                long power = Power(-shift);
                whole += OffsetMantissa / power;
                numerator = numerator * power + OffsetMantissa % power * UnitSlope;
                denominator *= power;
            }

            value = Round(whole, numerator, denominator);
            return true;
        }

        private bool TryScale(long uncertainty, out long scaled)
        {
            bool isSafe = IsProductSafe(uncertainty);
            scaled = isSafe ? uncertainty / UnitSlope * SlopeMillionths + (uncertainty % UnitSlope * SlopeMillionths + UnitSlope - 1) / UnitSlope : 0;
            return isSafe;
        }

        private bool IsProductSafe(long value)
        {
            long limit = GreatestProduct / SlopeMillionths;
            long quotient = value / UnitSlope;
            return quotient < limit && quotient > -limit;
        }

        // Half goes away from zero by the sign of the sum, which need not be that of the fraction.
        private static long Round(long whole, long numerator, long denominator)
        {
            whole += numerator / denominator;
            numerator %= denominator;
            if (numerator < 0)
            {
                numerator += denominator;
                whole--;
            }

            long twice = 2 * numerator;
            return twice > denominator || (twice == denominator && whole >= 0) ? whole + 1 : whole;
        }

        private static long Power(int exponent)
        {
            long power = 1;
            for (int i = 0; i < exponent; i++)
            {
                power *= 10;
            }

            return power;
        }
    }
}
