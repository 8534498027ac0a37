using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>
    /// Ships frames from the journal to the broker, oldest first, a window at a time, and frees them when acknowledged. After a
    /// loss it connects again, with growing pauses, and starts from the oldest unacknowledged frame.
    /// </summary>
    public sealed class UplinkTask
    {
        private readonly ITimeline _timeline;
        private readonly IMqttLink _link;
        private readonly MqttSession _session;
        private readonly Topics _topics;
        private readonly FrameJournal _journal;
        private readonly BirthCopy _birth;
        private readonly HealthCounters _health;
        private readonly ISignal _signal;
        private readonly LinkEventQueue _events;
        private readonly InFlightWindow _window = new InFlightWindow();
        private readonly JournalCursor _cursor = new JournalCursor();
        private readonly byte[] _frame = new byte[Limits.FrameBytes];
        private readonly byte[] _online;
        private readonly byte[] _offline;
        private long _pauseMicroseconds = Limits.ReconnectMinimumMicroseconds;
        private int _publishedBirthVersion;
        private bool _isStopping;

        /// <summary>Makes the task; <see cref="Run"/> is its body.</summary>
        public UplinkTask(
            ITimeline timeline, IMqttLink link, MqttSession session, Topics topics, long boot, FrameJournal journal, BirthCopy birth, HealthCounters health)
        {
            _timeline = timeline;
            _link = link;
            _session = session;
            _topics = topics;
            _journal = journal;
            _birth = birth;
            _health = health;
            _signal = timeline.CreateSignal();
            _events = new LinkEventQueue(_signal);
            _online = Ascii.Bytes("online " + boot.ToString());
            _offline = Ascii.Bytes("offline " + boot.ToString());
            link.Attach(_events);
        }

        /// <summary>Tells the task that the journal has a new frame.</summary>
        public void Notify()
        {
            _signal.Set();
        }

        /// <summary>Asks the task to end: it does when the journal is empty, or when the connection is lost.</summary>
        public void Stop()
        {
            _isStopping = true;
            _signal.Set();
        }

        /// <summary>Whether the task has ended.</summary>
        public bool HasEnded { get; private set; }

        /// <summary>What came of the last attempt to connect.</summary>
        public Outcome LastConnect { get; private set; } = Outcome.NotReady;

        /// <summary>The task's body.</summary>
        public void Run()
        {
            while (!IsDone)
            {
                LastConnect = _link.Connect(_session);
                if (LastConnect == Outcome.Ok)
                {
                    _health.Connections++;
                    Ship();
                }

                SayGoodbye();
                _link.Disconnect();
                if (!IsDone)
                {
                    Pause();
                }
            }

            HasEnded = true;
        }

        private bool IsDone
        {
            get { return _isStopping && (_journal.Pending == 0 || !_link.IsConnected); }
        }

        // From a fresh connection to its loss.
        private void Ship()
        {
            _events.Clear();
            _window.Clear();
            _journal.Rewind(_cursor);
            _publishedBirthVersion = 0;
            bool isHealthy = Publish(_topics.State, _online, _online.Length, true, 0);
            while (isHealthy && !IsDone)
            {
                isHealthy = PublishBirth() && PublishFrames();
                if (isHealthy)
                {
                    Wait();
                    isHealthy = TakeEvents();
                }
            }
        }

        // An orderly end takes the will back: what it would have said has to be said.
        private void SayGoodbye()
        {
            if (_isStopping && _link.IsConnected)
            {
                _link.Publish(_topics.State, _offline, _offline.Length, true, true, out _);
            }
        }

        private void Pause()
        {
            long until = _timeline.Counter.Microseconds + _pauseMicroseconds;
            _pauseMicroseconds = IntegerMath.Minimum(_pauseMicroseconds * 2, Limits.ReconnectMaximumMicroseconds);
            while (!_isStopping && _timeline.Counter.Microseconds < until)
            {
                _signal.Wait(until);
            }
        }

        private bool PublishBirth()
        {
            int version = _birth.Version;
            if (version == _publishedBirthVersion || !_window.HasRoom)
            {
                return true;
            }

            _publishedBirthVersion = version;
            int length = _birth.CopyTo(_frame);
            return Publish(_topics.Birth, _frame, length, true, 0);
        }

        private bool PublishFrames()
        {
            while (_window.HasRoom)
            {
                Outcome outcome = _journal.ReadNext(_cursor, _frame, out int length, out long sequence);
                if (outcome != Outcome.Ok)
                {
                    _health.UplinkJournalFaults += outcome == Outcome.NotReady ? 0 : 1;
                    return true;
                }

                if (!Publish(_topics.Frame, _frame, length, false, sequence))
                {
                    return false;
                }

                _health.FramesPublished++;
            }

            return true;
        }

        private bool Publish(string topic, byte[] payload, int count, bool retain, long sequence)
        {
            Outcome outcome = _link.Publish(topic, payload, count, true, retain, out int messageId);
            if (outcome == Outcome.Ok)
            {
                _window.Add(messageId, sequence, _timeline.Counter.Microseconds);
            }

            return outcome == Outcome.Ok;
        }

        private void Wait()
        {
            long now = _timeline.Counter.Microseconds;
            long deadline = _window.Count > 0
                ? _window.OldestSentCounter + Limits.AcknowledgementTimeoutMicroseconds
                : now + Limits.AcknowledgementTimeoutMicroseconds;
            _signal.Wait(deadline);
        }

        private bool TakeEvents()
        {
            bool isHealthy = true;
            while (_events.TryTake(out int messageId, out bool isAcknowledged))
            {
                isHealthy &= isAcknowledged;
                if (isAcknowledged)
                {
                    _window.Acknowledge(messageId);
                }
            }

            Free();
            isHealthy &= !_events.TakeDisconnected();
            bool isOverdue = _window.Count > 0
                && _timeline.Counter.Microseconds - _window.OldestSentCounter >= Limits.AcknowledgementTimeoutMicroseconds;
            return isHealthy && !isOverdue;
        }

        private void Free()
        {
            long last = 0;
            int frames = 0;
            while (_window.TryTake(out long sequence))
            {
                _pauseMicroseconds = Limits.ReconnectMinimumMicroseconds;
                if (sequence != 0)
                {
                    last = sequence;
                    frames++;
                }
            }

            if (frames > 0)
            {
                _health.FramesAcknowledged += frames;
                Outcome outcome = _journal.Acknowledge(last);
                _health.UplinkJournalFaults += outcome == Outcome.Ok ? 0 : 1;
            }
        }
    }
}
