namespace Chronoseal.Plant
{
    /// <summary>
    /// The physical truth of one room (ISO 14644 class 6 at rest) as a pure function of true time and seed: slow variation
    /// and contamination events that all parameters see at one and the same instant. Not modelled: transport of air, places
    /// within the room, anything that the sensors themselves do to it.
    /// </summary>
    public sealed class RoomModel
    {
        /// <summary>The most events that are kept.</summary>
        public const int EventLimit = 100_000;

        // After this many time constants an event is less than a thousandth of its start.
        private const double DecayHorizon = 7;
        private const double LongestDecaySeconds = 90;
        private const double ShortestDecaySeconds = 20;

        private static readonly double[] s_base = { 21.5, 45, 12, 12_000, 2_800, 90, 3, 12, 8, 1.5, 0.8, 40, 3, 1.2, 1.8, 2.0, 2.2, 40_000, 24, 0.08, 600, 20 };
        private static readonly double[] s_variation = { 0.3, 1.5, 1.5, 2_500, 600, 20, 0.4, 1.5, 2, 0.4, 0.2, 8, 0.6, 0.2, 0.3, 0.3, 0.4, 8_000, 0.2, 0.004, 120, 5 };
        private static readonly double[] s_eventAmplitude = { 0.8, 4, 25, 60_000, 14_000, 600, 2.5, -4, 15, 6, 3, 200, 12, 6, 9, 10, 12, 180_000, 0, 0.01, 3_500, 150 };

        private readonly RoomWave[] _waves;
        private readonly RoomRamp?[] _ramps = new RoomRamp?[s_base.Length];
        private readonly List<ContaminationEvent> _events = new List<ContaminationEvent>();
        private readonly List<ContaminationEvent> _added = new List<ContaminationEvent>();
        private readonly PlantRandom _eventRandom;
        private readonly RoomSettings _settings;

        /// <summary>Makes a room from a seed's stream.</summary>
        public RoomModel(PlantRandom random, RoomSettings settings)
        {
            _settings = settings;
            _waves = new RoomWave[s_base.Length];
            for (int i = 0; i < _waves.Length; i++)
            {
                _waves[i] = new RoomWave(random.Fork("wave-" + i));
            }

            _eventRandom = random.Fork("events");
        }

        /// <summary>The value of a parameter at a true instant, in the unit that <see cref="RoomParameter"/> names; only a pressure can be negative.</summary>
        public double At(RoomParameter parameter, long trueNanoseconds)
        {
            int index = (int)parameter;
            double seconds = trueNanoseconds * 1e-9;
            if (_ramps[index] is { } ramp)
            {
                return ramp.Start + ramp.PerSecond * seconds;
            }

            double value = s_base[index] + s_variation[index] * _waves[index].At(seconds) + s_eventAmplitude[index] * Contamination(trueNanoseconds);
            return parameter == RoomParameter.DifferentialPressure ? value : Math.Max(0, value);
        }

        /// <summary>Makes a parameter rise or fall evenly from the start of the simulation, in place of all else.</summary>
        public void SetRamp(RoomParameter parameter, RoomRamp ramp)
        {
            _ramps[(int)parameter] = ramp;
        }

        /// <summary>Adds an event beside the default ones.</summary>
        public void Add(ContaminationEvent contamination)
        {
            if (_added.Count >= EventLimit)
            {
                throw new InvalidOperationException("More than " + EventLimit + " events.");
            }

            _added.Add(contamination);
        }

        /// <summary>All events that begin before an instant, in order of time.</summary>
        public IReadOnlyList<ContaminationEvent> EventsBefore(long trueNanoseconds)
        {
            ExtendEvents(trueNanoseconds);
            return _events.Concat(_added).Where(e => e.TrueNanoseconds < trueNanoseconds).OrderBy(e => e.TrueNanoseconds).ToList();
        }

        private static double Remainder(ContaminationEvent contamination, long trueNanoseconds)
        {
            double age = (trueNanoseconds - contamination.TrueNanoseconds) * 1e-9;
            return age < 0 ? 0 : contamination.Scale * Math.Exp(-age / contamination.DecaySeconds);
        }

        private double Contamination(long trueNanoseconds)
        {
            ExtendEvents(trueNanoseconds);
            double sum = 0;
            long horizon = trueNanoseconds - (long)(DecayHorizon * LongestDecaySeconds * VirtualTimeline.NanosecondsPerSecond);
            for (int i = _events.Count - 1; i >= 0 && _events[i].TrueNanoseconds > horizon; i--)
            {
                sum += Remainder(_events[i], trueNanoseconds);
            }

            for (int i = 0; i < _added.Count; i++)
            {
                sum += Remainder(_added[i], trueNanoseconds);
            }

            return sum;
        }

        private void ExtendEvents(long trueNanoseconds)
        {
            while (_settings.HasDefaultEvents && _events.Count < EventLimit
                && (_events.Count == 0 || _events[_events.Count - 1].TrueNanoseconds <= trueNanoseconds))
            {
                double seconds = _events.Count == 0
                    ? _eventRandom.Uniform(_settings.FirstEventMinimumSeconds, _settings.FirstEventMaximumSeconds)
                    : _events[_events.Count - 1].TrueNanoseconds * 1e-9 + _eventRandom.Uniform(_settings.EventGapMinimumSeconds, _settings.EventGapMaximumSeconds);
                double decaySeconds = _eventRandom.Uniform(ShortestDecaySeconds, LongestDecaySeconds);
                _events.Add(new ContaminationEvent((long)(seconds * VirtualTimeline.NanosecondsPerSecond), decaySeconds, _eventRandom.Uniform(0.5, 1.5)));
            }
        }
    }
}
