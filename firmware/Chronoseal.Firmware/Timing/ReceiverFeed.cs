using Chronoseal.Hal;
using Chronoseal.Protocols.Nmea;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// Finds second labels in the bytes of a GNSS receiver, NMEA sentences and UBX messages mixed on one line, and gives them to the
    /// clock: RMC and ZDA, NAV-TIMEUTC and NAV-PVT; NAV-TIMELS announces leap seconds, TIM-TP is counted.
    /// </summary>
    public sealed class ReceiverFeed
    {
        private const long SecondsPerDay = 86400;

        private readonly DisciplinedClock _clock;
        private readonly NmeaLineReader _lines = new NmeaLineReader();
        private readonly NmeaTime _sentence = new NmeaTime();
        private readonly UbxFrameReader _frames = new UbxFrameReader();
        private readonly UbxTimeUtc _timeUtc = new UbxTimeUtc();
        private readonly UbxPosition _position = new UbxPosition();
        private readonly UbxLeapSeconds _leapSeconds = new UbxLeapSeconds();
        private readonly UbxTimePulse _timePulse = new UbxTimePulse();
        private long _startedCounter;
        private long _vouchedSeconds;
        private long _labelledSeconds;
        private bool _isUtcRefused;

        /// <summary>Makes a feed for a clock.</summary>
        public ReceiverFeed(DisciplinedClock clock)
        {
            _clock = clock;
        }

        /// <summary>Sentences and messages that could not be used, by checksum or content.</summary>
        public int BadMessages { get; private set; }

        /// <summary>Time pulse messages whose quantisation error the receiver vouched for.</summary>
        public int ValidPulseMessages { get; private set; }

        /// <summary>Time pulse messages whose quantisation error it called invalid.</summary>
        public int InvalidPulseMessages { get; private set; }

        /// <summary>Takes a byte and the counter at which it arrived.</summary>
        public void Add(byte value, long arrivedCounter)
        {
            bool wasInside = _frames.IsInside;
            if (_frames.Add(value))
            {
                TakeFrame();
                return;
            }

            if (_frames.IsInside)
            {
                _startedCounter = wasInside ? _startedCounter : arrivedCounter;
                return;
            }

            _startedCounter = value == '$' ? arrivedCounter : _startedCounter;
            if (_lines.Add(value))
            {
                TakeSentence();
            }
        }

        /// <summary>The line has been silent: what was begun will not be finished.</summary>
        public void Pause()
        {
            _frames.Reset();
        }

        private void TakeSentence()
        {
            Outcome outcome = _sentence.Decode(_lines.Line, _lines.Length);
            if (outcome != Outcome.Ok)
            {
                Count(outcome);
                return;
            }

            if (_sentence.HasStatus)
            {
                _vouchedSeconds = _sentence.IsValid ? _sentence.UnixSeconds : 0;
            }

            // ZDA carries no status of its own: it counts only where RMC vouched for the same second. A receiver that says in UBX that
            // it does not know UTC yet may be off by its leap seconds in every sentence.
            bool isValid = _sentence.UnixSeconds == _vouchedSeconds && !_isUtcRefused;
            Label(_sentence.UnixSeconds, isValid, _sentence.IsLeapSecond);
        }

        private void TakeFrame()
        {
            switch (_frames.Message)
            {
                case UbxMessage.NavigationTimeUtc:
                    if (Count(_timeUtc.Decode(_frames.Payload, _frames.Length)))
                    {
                        _isUtcRefused = !_timeUtc.IsUtcValid;
                        Label(_timeUtc.UnixSeconds, _timeUtc.IsUtcValid, _timeUtc.IsLeapSecond);
                    }

                    break;
                case UbxMessage.NavigationPosition:
                    if (Count(_position.Decode(_frames.Payload, _frames.Length)))
                    {
                        bool isValid = _position.IsDateValid && _position.IsTimeValid && _position.IsFullyResolved;
                        Label(_position.UnixSeconds, isValid, _position.IsLeapSecond);
                    }

                    break;
                case UbxMessage.NavigationLeapSeconds:
                    if (Count(_leapSeconds.Decode(_frames.Payload, _frames.Length)))
                    {
                        Announce();
                    }

                    break;
                case UbxMessage.TimePulse:
                    if (Count(_timePulse.Decode(_frames.Payload, _frames.Length)))
                    {
                        ValidPulseMessages += _timePulse.IsQuantisationErrorValid ? 1 : 0;
                        InvalidPulseMessages += _timePulse.IsQuantisationErrorValid ? 0 : 1;
                    }

                    break;
            }
        }

        private void Label(long unixSeconds, bool isValid, bool isLeapSecond)
        {
            if (isValid && isLeapSecond)
            {
                _clock.NoteLeapSecond();
            }

            _labelledSeconds = isValid ? unixSeconds : _labelledSeconds;
            _clock.AddLabel(unixSeconds, isValid, _startedCounter);
        }

        // A leap second is at the end of a UTC day: the nearest midnight, whichever second the receiver counts to.
        private void Announce()
        {
            if (!_leapSeconds.IsEventValid || _labelledSeconds == 0)
            {
                return;
            }

            long atSeconds = _labelledSeconds + _leapSeconds.SecondsToEvent;
            long midnight = (atSeconds + SecondsPerDay / 2) / SecondsPerDay * SecondsPerDay;
            bool isAhead = _leapSeconds.SecondsToEvent > 0;
            if (isAhead)
            {
                _clock.AnnounceLeapSecond(midnight, _leapSeconds.ChangeSeconds);
            }
        }

        private bool Count(Outcome outcome)
        {
            BadMessages += outcome == Outcome.Ok || outcome == Outcome.Unsupported || outcome == Outcome.NotReady ? 0 : 1;
            return outcome == Outcome.Ok;
        }
    }
}
