using Chronoseal.Hal;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>Feeds the clock: edges from the capture, second labels from the GNSS receiver's bytes.</summary>
    public sealed class TimingTask
    {
        private const long ReadMicroseconds = 200000;
        private const int ChunkBytes = 64;

        private readonly ITimeline _timeline;
        private readonly ISerialPort _receiver;
        private readonly EdgeQueue _edges;
        private readonly DisciplinedClock _clock;
        private readonly byte[] _chunk = new byte[ChunkBytes];
        private readonly TaskBody _beat;
        private bool _isStopping;

        /// <summary>Makes the task; <see cref="Run"/> is its body, and calls <paramref name="beat"/> to show that it lives.</summary>
        public TimingTask(ITimeline timeline, ISerialPort receiver, EdgeQueue edges, DisciplinedClock clock, TaskBody beat)
        {
            _beat = beat;
            _timeline = timeline;
            _receiver = receiver;
            _edges = edges;
            _clock = clock;
            Feed = new ReceiverFeed(clock);
        }

        /// <summary>What came from the receiver.</summary>
        public ReceiverFeed Feed { get; }

        /// <summary>Asks the task to end; it does within a fifth of a second.</summary>
        public void Stop()
        {
            _isStopping = true;
        }

        /// <summary>The task's body.</summary>
        public void Run()
        {
            long characterMicroseconds = (long)_receiver.BitsPerCharacter * 1000000 / _receiver.BaudRate;
            while (!_isStopping)
            {
                _beat();
                long deadline = _timeline.Counter.Microseconds + ReadMicroseconds;
                Outcome outcome = _receiver.Read(_chunk, 0, ChunkBytes, deadline, out int received);

                // Edges first: a label names the edge before it.
                TakeEdges();
                long now = _timeline.Counter.Microseconds;
                for (int i = 0; i < received; i++)
                {
                    Feed.Add(_chunk[i], now - (received - i) * characterMicroseconds);
                }

                if (outcome == Outcome.Timeout)
                {
                    Feed.Pause();
                }
                else if (outcome != Outcome.Ok)
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
    }
}
