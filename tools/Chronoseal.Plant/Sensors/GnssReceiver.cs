namespace Chronoseal.Plant
{
    /// <summary>
    /// A GNSS timing receiver: a pulse at every true second, then RMC and ZDA with its label on a serial line, or what a u-blox
    /// receiver was set to. Not modelled: the quantisation of the pulse (some ten nanoseconds).
    /// </summary>
    public sealed class GnssReceiver
    {
        private readonly VirtualTimeline _timeline;
        private readonly PlantClock _clock;
        private readonly SerialLine _line;
        private readonly PulseTrain _pulses;
        private readonly PlantRandom _random;
        private readonly byte[] _text = new byte[2 * NmeaCodec.SentenceLimitBytes];
        private readonly PlantTimer _second;
        private readonly PlantTimer _sentences;
        private readonly PlantTimer _spurious;
        private long _trueSecond;

        /// <summary>Switches a receiver on; its first pulse is at the next true second.</summary>
        public GnssReceiver(VirtualTimeline timeline, PlantClock clock, SerialLine line, PulseTrain pulses, PlantRandom random, GnssSettings settings)
        {
            _timeline = timeline;
            _clock = clock;
            _line = line;
            _pulses = pulses;
            _random = random;
            Settings = settings;
            Ublox = settings.Ublox == null ? null : new UbloxEmulator(timeline, clock, line, random.Fork("ublox"), settings.Ublox);
            _second = timeline.CreateTimer(BeginSecond);
            _sentences = timeline.CreateTimer(SendSentences);
            _spurious = timeline.CreateTimer(pulses.Fire);
            _trueSecond = timeline.NowNanoseconds / VirtualTimeline.NanosecondsPerSecond;
            _second.Set((_trueSecond + 1) * VirtualTimeline.NanosecondsPerSecond);
        }

        /// <summary>How it behaves from now on.</summary>
        public GnssSettings Settings { get; set; }

        /// <summary>What it does as a u-blox receiver; null for one that is not.</summary>
        public UbloxEmulator? Ublox { get; }

        /// <summary>Sends no sentences.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Gives no pulses.</summary>
        public bool HasNoPulses { get; set; }

        /// <summary>Spoils the checksum of every sentence.</summary>
        public bool HasWrongChecksum { get; set; }

        /// <summary>Reports no fix.</summary>
        public bool HasNoFix { get; set; }

        /// <summary>Adds whole seconds to every label although it calls them valid.</summary>
        public int LabelErrorSeconds { get; set; }

        private bool IsCold
        {
            get { return _trueSecond < Settings.ColdSeconds; }
        }

        // Pulses before it has time are there only if they were asked for.
        private bool IsPulseWanted
        {
            get { return Ublox?.Configuration.HasPulses(!IsCold) ?? (!IsCold || Settings.HasPulsesWhileCold); }
        }

        private bool IsInGap
        {
            get { return Settings.GapStartSeconds >= 0 && _trueSecond >= Settings.GapStartSeconds && _trueSecond < Settings.GapStartSeconds + Settings.GapSeconds; }
        }

        private void BeginSecond()
        {
            _trueSecond++;
            long now = _timeline.NowNanoseconds;
            _second.Set(now + VirtualTimeline.NanosecondsPerSecond);

            // Drawn in any case, so that one setting does not shift the draws of another.
            bool isMissing = _random.Chance(Settings.MissingProbability);
            bool isSpurious = _random.Chance(Settings.SpuriousProbability);
            double spuriousAfterSeconds = _random.Uniform(0.05, 0.95);
            double sentenceAfterMilliseconds = _random.Uniform(Settings.SentenceMinimumMilliseconds, Settings.SentenceMaximumMilliseconds);
            if (!isMissing && !IsInGap && !HasNoPulses && IsPulseWanted)
            {
                _pulses.Fire();
            }

            if (isSpurious)
            {
                _spurious.Set(now + (long)(spuriousAfterSeconds * VirtualTimeline.NanosecondsPerSecond));
            }

            if (!IsInGap && !IsSilent)
            {
                _sentences.Set(now + (long)(sentenceAfterMilliseconds * 1e6));
            }
        }

        private void SendSentences()
        {
            bool isLiar = _random.Chance(Settings.LiarProbability);
            int lie = _random.Chance(0.5) ? 1 : -1;
            int error = IsCold ? Settings.ColdLabelErrorSeconds : LabelErrorSeconds + (isLiar ? lie : 0);
            if (Ublox != null)
            {
                Tell(error);
                return;
            }

            UtcLabel label = _clock.LabelOf(_trueSecond + error);
            int length = NmeaCodec.WriteRmc(_text, label, !IsCold && !HasNoFix);
            Spoil(length);
            int more = NmeaCodec.WriteZda(_text.AsSpan(length), label);
            Spoil(length + more);
            _line.Send(_text.AsSpan(0, length + more));
        }

        // Halfway through a cold start it has the time of week; the leap seconds come last.
        private void Tell(int errorSeconds)
        {
            int outdated = IsCold ? 0 : Ublox!.OutdatedBy(_trueSecond);
            bool hasTime = 2 * _trueSecond >= Settings.ColdSeconds;
            bool hasUtc = !IsCold && !Ublox!.IsOutdated(_trueSecond);
            Ublox!.Tell(new UbloxEpoch(_trueSecond, errorSeconds + outdated, hasTime, hasUtc, !IsCold && !HasNoFix), HasWrongChecksum);
        }

        private void Spoil(int end)
        {
            if (HasWrongChecksum)
            {
                // The last digit of the checksum stands before the line end.
                _text[end - 3] = (byte)(_text[end - 3] == (byte)'0' ? '1' : '0');
            }
        }
    }
}
