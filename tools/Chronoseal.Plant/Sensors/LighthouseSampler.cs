namespace Chronoseal.Plant
{
    /// <summary>
    /// The counting part of a Lighthouse instrument: samples of a set length one after another, Poisson counts of what flowed
    /// through in each. Channels are cumulative: 0.5, 1.0 and 5.0 um.
    /// </summary>
    internal sealed class LighthouseSampler
    {
        public const int Channels = 3;

        private static readonly RoomParameter[] s_sizes =
        {
            RoomParameter.ParticlesHalfMicrometre, RoomParameter.ParticlesOneMicrometre, RoomParameter.ParticlesFiveMicrometres,
        };

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly Action _completed;
        private readonly PlantTimer _timer;
        private bool _isHolding;

        public LighthouseSampler(VirtualTimeline timeline, RoomModel room, PlantRandom random, Action completed)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            _completed = completed;
            _timer = timeline.CreateTimer(Elapsed);
        }

        public uint SampleSeconds { get; set; }

        public uint HoldSeconds { get; set; }

        public uint InitialDelaySeconds { get; set; }

        public bool IsRunning
        {
            get { return _timer.IsSet; }
        }

        public bool IsSampling
        {
            get { return _timer.IsSet && !_isHolding; }
        }

        /// <summary>Begins anew; a sample that was running is lost.</summary>
        public void Start(double phaseSeconds)
        {
            _isHolding = InitialDelaySeconds > 0;
            double seconds = _isHolding ? InitialDelaySeconds : SampleSeconds;
            _timer.Set(_timeline.NowNanoseconds + (long)((seconds - phaseSeconds) * VirtualTimeline.NanosecondsPerSecond));
        }

        public void Stop()
        {
            _timer.Cancel();
        }

        /// <summary>Counts of the sample that ends now.</summary>
        public void Count(double flowCubicFeetPerMinute, Span<uint> counts)
        {
            long length = SampleSeconds * VirtualTimeline.NanosecondsPerSecond;
            double volume = ParticleExposure.CubicMetres(flowCubicFeetPerMinute, SampleSeconds);
            ParticleExposure.Count(_room, _random, s_sizes, _timeline.NowNanoseconds, length, volume, counts);
        }

        private void Elapsed()
        {
            bool wasSampling = !_isHolding;
            _isHolding = wasSampling && HoldSeconds > 0;
            _timer.Set(_timeline.NowNanoseconds + (_isHolding ? HoldSeconds : SampleSeconds) * VirtualTimeline.NanosecondsPerSecond);
            if (wasSampling)
            {
                _completed();
            }
        }
    }
}
