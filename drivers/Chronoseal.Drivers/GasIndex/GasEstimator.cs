using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.GasIndex
{
    /// <summary>
    /// What ordinary air is to the part: mean and standard deviation of its ticks, learnt over half a day, quickly at first, and
    /// held while the index says that the air is not ordinary.
    /// </summary>
    internal sealed class GasEstimator
    {
        private const double Interval = GasIndexAlgorithm.IntervalSeconds;
        private const double LearningHours = 12;
        private const double InitialDeviation = 50;
        private const double InitialDeviationSeconds = 2500;
        private const double InitialTransition = 0.01;
        private const double InitialThreshold = 510;
        private const double ThresholdTransition = 0.09;
        private const double GatingRatio = 0.3;
        private const double RestoredUptimeSeconds = 3 * 3600;
        private const double LongestUptime = 32767;
        private const double MeanScaling = 8;
        private const double Scaling = 64;
        private const double LargestMean = 100;
        private const double LargestDeviation = 1440;

        private readonly GasIndexTuning _tuning;
        private double _offset;
        private double _mean;
        private double _learningSeconds;
        private double _gatingSeconds;
        private double _gatedMinutes;

        /// <summary>Makes an estimator that has learnt nothing.</summary>
        public GasEstimator(GasIndexTuning tuning)
        {
            _tuning = tuning;
            Reset();
        }

        /// <summary>Whether it has a mean.</summary>
        public bool IsStarted { get; private set; }

        /// <summary>Mean of the ticks above the least.</summary>
        public double Mean
        {
            get { return _mean + _offset; }
        }

        /// <summary>Standard deviation of the ticks.</summary>
        public double Deviation { get; private set; }

        /// <summary>Forgets everything.</summary>
        public void Reset()
        {
            IsStarted = false;
            _offset = 0;
            _mean = 0;
            Deviation = InitialDeviation;
            _learningSeconds = 0;
            _gatingSeconds = 0;
            _gatedMinutes = 0;
        }

        /// <summary>Takes up what was learnt before a short interruption.</summary>
        public void Restore(double mean, double deviation)
        {
            Reset();
            _mean = mean;
            Deviation = deviation;
            _learningSeconds = RestoredUptimeSeconds;
            IsStarted = true;
        }

        /// <summary>Learns from the ticks (above the least) of the next second, under the index that they gave.</summary>
        public void Add(double ticks, double index)
        {
            if (!IsStarted)
            {
                IsStarted = true;
                _offset = ticks;
                _mean = 0;
                return;
            }

            if (_mean >= LargestMean || _mean <= -LargestMean)
            {
                _offset += _mean;
                _mean = 0;
            }

            Rates(index, out double meanRate, out double deviationRate);
            Learn(ticks - _offset, meanRate, deviationRate);
        }

        private void Learn(double ticks, double meanRate, double deviationRate)
        {
            double delta = (ticks - _mean) / Scaling;
            double reach = Deviation + RealMath.Absolute(delta);
            double scale = reach > LargestDeviation ? reach / LargestDeviation * (reach / LargestDeviation) : 1;
            Deviation = RealMath.Sqrt(scale * (Scaling - deviationRate))
                * RealMath.Sqrt(Deviation * (Deviation / (Scaling * scale)) + deviationRate * delta / scale * delta);
            _mean += meanRate * delta / MeanScaling;
        }

        private void Rates(double index, out double meanRate, out double deviationRate)
        {
            _learningSeconds = _learningSeconds < LongestUptime - Interval ? _learningSeconds + Interval : _learningSeconds;
            _gatingSeconds = _gatingSeconds < LongestUptime - Interval ? _gatingSeconds + Interval : _gatingSeconds;
            double hours = Interval / 3600;
            double lastingMean = MeanScaling * Scaling * hours / (LearningHours + hours);
            double lastingDeviation = Scaling * hours / (LearningHours + hours);
            double firstMean = MeanScaling * Scaling * Interval / (_tuning.InitialMeanSeconds + Interval);
            double firstDeviation = Scaling * Interval / (InitialDeviationSeconds + Interval);

            double early = GasSigmoid.FallingAt(_learningSeconds, _tuning.InitialMeanDuration, InitialTransition);
            double gate = Gate(index, _tuning.InitialMeanDuration);
            meanRate = gate * (lastingMean + (firstMean - lastingMean) * early);

            double earlyDeviation = GasSigmoid.FallingAt(_learningSeconds, _tuning.InitialDeviationDuration, InitialTransition);
            deviationRate = Gate(index, _tuning.InitialDeviationDuration) * (lastingDeviation + (firstDeviation - lastingDeviation) * (earlyDeviation - early));
            CountGating(gate);
        }

        // 1 lets the estimator learn, 0 holds it.
        private double Gate(double index, double initialDuration)
        {
            double early = GasSigmoid.FallingAt(_gatingSeconds, initialDuration, InitialTransition);
            double threshold = _tuning.GatingThreshold + (InitialThreshold - _tuning.GatingThreshold) * early;
            return GasSigmoid.FallingAt(index, threshold, ThresholdTransition);
        }

        private void CountGating(double gate)
        {
            _gatedMinutes += Interval / 60 * ((1 - gate) * (1 + GatingRatio) - GatingRatio);
            if (_gatedMinutes < 0)
            {
                _gatedMinutes = 0;
            }

            if (_gatedMinutes > _tuning.GatingMinutes)
            {
                _gatingSeconds = 0;
            }
        }
    }
}
