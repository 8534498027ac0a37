using Chronoseal.Drivers.Nmea;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>Feeds the clock: edges from the capture, second labels from the GNSS receiver's sentences.</summary>
    public sealed class TimingTask
    {
        private const long ReadMicroseconds = 200000;
        private const int ChunkBytes = 64;

        private readonly ITimeline _timeline;
        private readonly ISerialPort _receiver;
        private readonly EdgeQueue _edges;
        private readonly DisciplinedClock _clock;
        private readonly NmeaLineReader _lines = new NmeaLineReader();
        private readonly NmeaTime _time = new NmeaTime();
        private readonly byte[] _chunk = new byte[ChunkBytes];
        private long _lineStartedCounter;
        private long _vouchedSeconds;
        private bool _isStopping;

        /// <summary>Makes the task; <see cref="Run"/> is its body.</summary>
        public TimingTask(ITimeline timeline, ISerialPort receiver, EdgeQueue edges, DisciplinedClock clock)
        {
            _timeline = timeline;
            _receiver = receiver;
            _edges = edges;
            _clock = clock;
        }

        /// <summary>Sentences that could not be used, by checksum or content.</summary>
        public int BadSentences { get; private set; }

        /// <summary>Asks the task to end; it does within a fifth of a second.</summary>
        public void Stop()
        {
            _isStopping = true;
        }

        /// <summary>The task's body.</summary>
        public void Run()
        {
            while (!_isStopping)
            {
                long deadline = _timeline.Counter.Microseconds + ReadMicroseconds;
                Outcome outcome = _receiver.Read(_chunk, 0, ChunkBytes, deadline, out int received);

                // Edges first: a sentence labels the edge before it.
                TakeEdges();
                if (outcome == Outcome.Ok)
                {
                    Take(received, _timeline.Counter.Microseconds);
                }
                else if (outcome != Outcome.Timeout)
                {
                    _timeline.SleepUntil(deadline);
                }
            }
        }

        private void TakeEdges()
        {
            while (_edges.TryTake(out long counter))
            {
                _clock.AddEdge(counter);
            }
        }

        private void Take(int received, long now)
        {
            long characterMicroseconds = (long)_receiver.BitsPerCharacter * 1000000 / _receiver.BaudRate;
            for (int i = 0; i < received; i++)
            {
                if (_chunk[i] == '$')
                {
                    _lineStartedCounter = now - (received - i) * characterMicroseconds;
                }

                if (_lines.Add(_chunk[i]))
                {
                    TakeLine();
                }
            }
        }

        private void TakeLine()
        {
            Outcome outcome = _time.Decode(_lines.Line, _lines.Length);
            if (outcome != Outcome.Ok)
            {
                BadSentences += outcome == Outcome.Unsupported || outcome == Outcome.NotReady ? 0 : 1;
                return;
            }

            if (_time.HasStatus)
            {
                _vouchedSeconds = _time.IsValid ? _time.UnixSeconds : 0;
            }

            // ZDA carries no status of its own: it counts only where RMC vouched for the same second.
            bool isValid = _time.UnixSeconds == _vouchedSeconds;
            if (isValid && _time.IsLeapSecond)
            {
                _clock.NoteLeapSecond();
                return;
            }

            _clock.AddLabel(_time.UnixSeconds, isValid, _lineStartedCounter);
        }
    }
}
