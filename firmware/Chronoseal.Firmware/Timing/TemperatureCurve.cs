using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The crystal's frequency over its temperature, learned while edges come: a mean for every degree from -40 to 85. It makes the
    /// expectation in holdover better, and narrows no bound.
    /// </summary>
    public sealed class TemperatureCurve
    {
        private const int LowestCelsius = -40;
        private const int Degrees = 126;
        private const int MilliCelsiusPerDegree = 1000;

        // A mean over so many blocks; older ones fade, as crystals age.
        private const int LargestWeight = 16;

        private readonly long[] _partsPerTrillion = new long[Degrees];
        private readonly int[] _weights = new int[Degrees];

        /// <summary>Takes the frequency measured at a temperature; one outside the range is passed over.</summary>
        public void Learn(int milliCelsius, long partsPerTrillion)
        {
            int degree = DegreeOf(milliCelsius);
            if (degree < 0)
            {
                return;
            }

            _weights[degree] += _weights[degree] < LargestWeight ? 1 : 0;
            _partsPerTrillion[degree] += (partsPerTrillion - _partsPerTrillion[degree]) / _weights[degree];
        }

        /// <summary>The frequency expected at a temperature; false if that temperature was not seen.</summary>
        public bool TryExpect(int milliCelsius, out long partsPerTrillion)
        {
            partsPerTrillion = 0;
            int degree = DegreeOf(milliCelsius);
            if (degree < 0 || _weights[degree] == 0)
            {
                return false;
            }

            // Between the middles of two neighbouring degrees.
            long fromMiddle = milliCelsius - ((degree + LowestCelsius) * MilliCelsiusPerDegree + MilliCelsiusPerDegree / 2);
            int neighbour = fromMiddle < 0 ? degree - 1 : degree + 1;
            partsPerTrillion = _partsPerTrillion[degree];
            if (neighbour >= 0 && neighbour < Degrees && _weights[neighbour] > 0)
            {
                partsPerTrillion += (_partsPerTrillion[neighbour] - _partsPerTrillion[degree]) * IntegerMath.Absolute(fromMiddle) / MilliCelsiusPerDegree;
            }

            return true;
        }

        private static int DegreeOf(int milliCelsius)
        {
            int above = milliCelsius - LowestCelsius * MilliCelsiusPerDegree;
            return above < 0 || above >= Degrees * MilliCelsiusPerDegree ? -1 : above / MilliCelsiusPerDegree;
        }
    }
}
