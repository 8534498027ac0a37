using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A node's crystal and the counter on it, as a function of true time: a constant frequency error, a random walk of
    /// frequency and a thermal sine, integrated piecewise linearly from second to second as make_trace.py does.
    /// Not modelled: phase noise within a second, ageing, steps of the frequency.
    /// </summary>
    public sealed class Crystal : ICounter
    {
        /// <summary>How far from the start the crystal can be asked, in seconds (400 days).</summary>
        public const int SecondsLimit = 400 * 86_400;

        private const double MicrosecondsPerSecond = 1e6;

        private readonly VirtualTimeline _timeline;
        private readonly PlantRandom _random;
        private readonly CrystalSettings _settings;
        private readonly double _initialError;
        private readonly double _phase;
        private readonly List<double> _atSecond = new List<double>();
        private double _walk;
        private double _bootOffsetMicroseconds;

        /// <summary>Grows a crystal from a seed's stream.</summary>
        public Crystal(VirtualTimeline timeline, PlantRandom random, CrystalSettings settings)
        {
            _timeline = timeline;
            _random = random;
            _settings = settings;
            _initialError = random.Uniform(-settings.FrequencyLimitPpm, settings.FrequencyLimitPpm) * 1e-6;
            _phase = random.Uniform(0, 2 * Math.PI);
            _atSecond.Add(Math.Floor(random.Uniform(settings.UptimeMinimumSeconds, settings.UptimeMaximumSeconds) * MicrosecondsPerSecond));
        }

        /// <inheritdoc/>
        public long Microseconds
        {
            get { return CounterAt(_timeline.NowNanoseconds); }
        }

        /// <inheritdoc/>
        public int QuantumMicroseconds
        {
            get { return _settings.QuantumMicroseconds; }
        }

        /// <summary>The frequency error at a true instant, as a fraction: what a perfect clock discipline would find.</summary>
        public double FrequencyErrorAt(long trueNanoseconds)
        {
            int second = SecondOf(trueNanoseconds);
            return (_atSecond[second + 1] - _atSecond[second]) / MicrosecondsPerSecond - 1;
        }

        /// <summary>The counter at a true instant, in microseconds.</summary>
        public long CounterAt(long trueNanoseconds)
        {
            int second = SecondOf(trueNanoseconds);
            double fraction = (trueNanoseconds - second * VirtualTimeline.NanosecondsPerSecond) * 1e-9;
            double value = _atSecond[second] + fraction * (_atSecond[second + 1] - _atSecond[second]) - _bootOffsetMicroseconds;
            long whole = (long)Math.Floor(value);
            return whole - whole % QuantumMicroseconds;
        }

        /// <summary>The smallest true instant, in nanoseconds, at which the counter has reached a value; 0 if it had at the start.</summary>
        public long TrueAt(long counterMicroseconds)
        {
            long quantum = QuantumMicroseconds;
            double wanted = (counterMicroseconds + quantum - 1) / quantum * quantum + _bootOffsetMicroseconds;
            if (wanted <= _atSecond[0])
            {
                return 0;
            }

            int second = SegmentOf(wanted);
            double fraction = (wanted - _atSecond[second]) / (_atSecond[second + 1] - _atSecond[second]);
            long trueNanoseconds = second * VirtualTimeline.NanosecondsPerSecond + (long)(fraction * VirtualTimeline.NanosecondsPerSecond);
            return Settle(trueNanoseconds, counterMicroseconds);
        }

        /// <summary>Starts the counter anew at a true instant, as a reset of the processor does.</summary>
        public void RestartAt(long trueNanoseconds)
        {
            int second = SecondOf(trueNanoseconds);
            double fraction = (trueNanoseconds - second * VirtualTimeline.NanosecondsPerSecond) * 1e-9;
            _bootOffsetMicroseconds = Math.Floor(_atSecond[second] + fraction * (_atSecond[second + 1] - _atSecond[second]));
        }

        // Rounding leaves the estimate a nanosecond or two off.
        private long Settle(long trueNanoseconds, long counterMicroseconds)
        {
            while (CounterAt(trueNanoseconds) < counterMicroseconds)
            {
                trueNanoseconds++;
            }

            while (trueNanoseconds > 0 && CounterAt(trueNanoseconds - 1) >= counterMicroseconds)
            {
                trueNanoseconds--;
            }

            return trueNanoseconds;
        }

        private int SegmentOf(double wantedMicroseconds)
        {
            int second = (int)Math.Min(SecondsLimit, (wantedMicroseconds - _atSecond[0]) / MicrosecondsPerSecond);
            Extend(second + 1);
            while (second > 0 && _atSecond[second] > wantedMicroseconds)
            {
                second--;
            }

            while (_atSecond[second + 1] < wantedMicroseconds)
            {
                Extend(++second + 1);
            }

            return second;
        }

        private int SecondOf(long trueNanoseconds)
        {
            long second = trueNanoseconds / VirtualTimeline.NanosecondsPerSecond;
            ArgumentOutOfRangeException.ThrowIfNegative(trueNanoseconds);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(second, SecondsLimit);
            Extend((int)second + 1);
            return (int)second;
        }

        private void Extend(int lastSecond)
        {
            double rate = 2 * Math.PI / _settings.ThermalPeriodSeconds;
            for (int k = _atSecond.Count - 1; k < lastSecond; k++)
            {
                double step = _random.Gaussian(_settings.WalkPerSecond);
                double middle = _walk + step / 2;
                _walk += step;
                double sine = _settings.ThermalPpm * 1e-6 * (Math.Cos(rate * k + _phase) - Math.Cos(rate * (k + 1) + _phase)) / rate;
                _atSecond.Add(_atSecond[k] + MicrosecondsPerSecond * (1 + _initialError + middle + sine));
            }
        }
    }
}
