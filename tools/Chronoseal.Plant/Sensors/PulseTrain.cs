using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// The node's edge input: stamps each edge with the node's counter, late and never early. Not modelled: level noise,
    /// falling edges, two edges that merge into one interrupt.
    /// </summary>
    public sealed class PulseTrain : IPulseInput
    {
        private readonly NodeTimeline _timeline;
        private readonly PlantRandom _random;
        private readonly Action _capture;
        private IPulseSink? _sink;

        /// <summary>Wires an input.</summary>
        public PulseTrain(NodeTimeline timeline, PlantRandom random, PulseSettings settings)
        {
            _timeline = timeline;
            _random = random;
            Settings = settings;
            _capture = CaptureNow;
        }

        /// <summary>How edges are captured from now on.</summary>
        public PulseSettings Settings { get; set; }

        /// <inheritdoc/>
        public PulseCapture Capture
        {
            get { return Settings.Capture; }
        }

        /// <inheritdoc/>
        public int QuantumMicroseconds
        {
            get { return _timeline.Crystal.QuantumMicroseconds; }
        }

        /// <inheritdoc/>
        public int LatencyLimitMicroseconds
        {
            get { return Capture == PulseCapture.Native ? Settings.NativeLimitMicroseconds : Settings.HandlerLimitMicroseconds; }
        }

        /// <inheritdoc/>
        public void Attach(IPulseSink sink)
        {
            _sink = sink;
        }

        /// <summary>Forgets the receiver, as a reset does.</summary>
        public void Detach()
        {
            _sink = null;
        }

        /// <summary>A rising edge, now.</summary>
        public void Fire()
        {
            long latencyNanoseconds = (long)(DrawLatencyMicroseconds() * VirtualTimeline.NanosecondsPerMicrosecond);
            _timeline.Plant.Schedule(_timeline.Plant.NowNanoseconds + latencyNanoseconds, _capture);
        }

        private double DrawLatencyMicroseconds()
        {
            double native = Math.Abs(_random.Gaussian(Settings.NativeMicroseconds));
            double handler = Settings.HandlerLeastMicroseconds + _random.Exponential(Settings.HandlerMeanMicroseconds);
            bool isLoaded = _random.Chance(Settings.LoadProbability);
            double load = _random.Uniform(0, Settings.LoadMicroseconds);
            bool isLate = _random.Chance(Settings.LateProbability);
            double late = Settings.LateMicroseconds * _random.Uniform(0.5, 1.5);
            double latency = Capture == PulseCapture.Native ? native : handler + (isLoaded ? load : 0);
            return latency + (isLate ? late : 0);
        }

        private void CaptureNow()
        {
            _sink?.Edge(_timeline.Crystal.Microseconds);
        }
    }
}
