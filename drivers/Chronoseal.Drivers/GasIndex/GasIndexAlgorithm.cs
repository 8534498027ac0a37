namespace Chronoseal.Drivers.GasIndex
{
    /// <summary>
    /// Sensirion's gas index: how far the air of this second is from what this specimen has seen of late, 1 to 500. Ordinary air
    /// is 100 (volatile organic compounds) or 1 (nitrogen oxides). Relative to the sensor's own past: no concentration follows
    /// from it. Written anew from the published constants and equations of version 3.2, in double precision; takes exactly one
    /// value a second, and time in which it gets none does not pass for it.
    /// </summary>
    public sealed class GasIndexAlgorithm
    {
        /// <summary>Time between two values, seconds.</summary>
        public const double IntervalSeconds = 1;

        /// <summary>How long it gives no index after a start, seconds.</summary>
        public const int BlackoutSeconds = 45;

        /// <summary>How long it must have run before what it learnt is worth keeping over an interruption.</summary>
        public const int MatureSeconds = 3 * 3600;

        /// <summary>The longest interruption over which what it learnt still holds.</summary>
        public const int LongestGapSeconds = 600;

        /// <summary>Ticks from here on are no measurement.</summary>
        public const int TickLimit = 65000;

        private const int Span = 32767;
        private const double Gain = 230;
        private const double DeviationBonus = 220;
        private const double FixedDeviation = 2000;
        private const double LeastIndex = 0.5;

        private readonly GasIndexTuning _tuning;
        private readonly GasEstimator _estimator;
        private readonly GasLowPass _lowPass = new GasLowPass();
        private double _index;
        private int _blackoutSeconds;

        /// <summary>Makes an algorithm that has learnt nothing.</summary>
        public GasIndexAlgorithm(GasIndexTuning tuning)
        {
            _tuning = tuning;
            _estimator = new GasEstimator(tuning);
        }

        /// <summary>Seconds since the last start for which it was given a value.</summary>
        public int AgeSeconds { get; private set; }

        /// <summary>Whether what it has learnt may be taken up again after an interruption: volatile organic compounds only.</summary>
        public bool IsMature
        {
            get { return !_tuning.IsNitrogenOxides && AgeSeconds >= MatureSeconds; }
        }

        /// <summary>Learnt mean of the ticks above the least that count, the first of its two states.</summary>
        public double Mean
        {
            get { return _estimator.Mean; }
        }

        /// <summary>Learnt standard deviation of the ticks, the second.</summary>
        public double Deviation
        {
            get { return _estimator.Deviation; }
        }

        /// <summary>Starts from nothing.</summary>
        public void Reset()
        {
            _estimator.Reset();
            StartAnew();
            AgeSeconds = 0;
        }

        /// <summary>Starts again after an interruption of up to <see cref="LongestGapSeconds"/>, with the states of before it.</summary>
        /// <param name="mean"><see cref="Mean"/> of before.</param>
        /// <param name="deviation"><see cref="Deviation"/> of before.</param>
        public void Restore(double mean, double deviation)
        {
            _estimator.Restore(mean, deviation);
            StartAnew();
        }

        /// <summary>Whether ticks are a measurement at all; those that are not must not be given to <see cref="Add"/>.</summary>
        public static bool IsMeasurement(int ticks)
        {
            return ticks > 0 && ticks < TickLimit;
        }

        /// <summary>Whether ticks lie within what the algorithm tells apart; others count as the nearest that do.</summary>
        public bool IsInRange(int ticks)
        {
            return ticks > _tuning.LeastTicks && ticks <= _tuning.LeastTicks + Span;
        }

        /// <summary>Takes the ticks of the next second.</summary>
        /// <returns>The index, 1 to 500; 0 as long as there is none.</returns>
        public int Add(int ticks)
        {
            AgeSeconds = AgeSeconds < int.MaxValue ? AgeSeconds + 1 : AgeSeconds;
            if (_blackoutSeconds <= BlackoutSeconds)
            {
                _blackoutSeconds++;
                return 0;
            }

            int least = _tuning.LeastTicks;
            int clamped = ticks <= least ? least + 1 : ticks > least + Span ? least + Span : ticks;
            double signal = clamped - least;

            // Until it has a mean, the algorithm takes nitrogen oxides for ordinary; organic compounds it counts from a mean of 0.
            bool isOrdinary = _tuning.IsNitrogenOxides && !_estimator.IsStarted;
            double raw = isOrdinary ? _tuning.Offset : GasSigmoid.IndexAt(Normalised(signal), _tuning);
            _index = _lowPass.Add(raw);
            _index = _index < LeastIndex ? LeastIndex : _index;
            _estimator.Add(signal, _index);
            return (int)(_index + 0.5);
        }

        private void StartAnew()
        {
            _lowPass.Reset();
            _index = 0;
            _blackoutSeconds = 0;
        }

        // Reducing gases lower the resistance that the ticks stand for, oxidising ones raise it.
        private double Normalised(double signal)
        {
            double above = signal - _estimator.Mean;
            return (_tuning.IsNitrogenOxides ? above / FixedDeviation : -above / (_estimator.Deviation + DeviationBonus)) * Gain;
        }
    }
}
