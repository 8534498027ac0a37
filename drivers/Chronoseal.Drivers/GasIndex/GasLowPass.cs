using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.GasIndex
{
    /// <summary>The adaptive low-pass of the gas index algorithm: slow in calm air, fast when fast and slow averages part.</summary>
    internal sealed class GasLowPass
    {
        private const double FastSeconds = 20;
        private const double SlowSeconds = 500;
        private const double Adaptation = -0.2;

        private bool _isStarted;
        private double _fast;
        private double _slow;
        private double _value;

        /// <summary>Forgets everything.</summary>
        public void Reset()
        {
            _isStarted = false;
        }

        /// <summary>Takes the value of the next second.</summary>
        public double Add(double input)
        {
            if (!_isStarted)
            {
                _fast = input;
                _slow = input;
                _value = input;
                _isStarted = true;
            }

            _fast += (input - _fast) * WeightOf(FastSeconds);
            _slow += (input - _slow) * WeightOf(SlowSeconds);
            double seconds = (SlowSeconds - FastSeconds) * RealMath.Exp(Adaptation * RealMath.Absolute(_fast - _slow)) + FastSeconds;
            _value += (input - _value) * WeightOf(seconds);
            return _value;
        }

        private static double WeightOf(double timeConstantSeconds)
        {
            return GasIndexAlgorithm.IntervalSeconds / (timeConstantSeconds + GasIndexAlgorithm.IntervalSeconds);
        }
    }
}
