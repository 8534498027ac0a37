using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>
    /// The uplink's state machine: connects, ships (<see cref="FrameShipper"/>), and after a failure pauses and connects again, for ever.
    /// After several failures in a row, and after a connection that it gave up, it lets go of the link and has a fresh one made. It keeps no message itself: the journal does.
    /// </summary>
    public sealed class UplinkTask
    {
        private readonly ITimeline _timeline;
        private readonly ILinkSource _links;
        private readonly MqttSession _session;
        private readonly FrameJournal _journal;
        private readonly HealthCounters _health;
        private readonly ISignal _signal;
        private readonly LinkEventQueue _events;
        private readonly FrameShipper _shipper;
        private readonly ReconnectPause _pause;
        private readonly Heartbeat _beat;
        private IMqttLink _link;
        private int _failures;
        private bool _isStopping;
        private bool _isHurried;

        /// <summary>Makes the task; <see cref="Run"/> is its body.</summary>
        /// <param name="timeline">Where it waits.</param>
        /// <param name="links">Where its links come from.</param>
        /// <param name="session">What it says of the node.</param>
        /// <param name="topics">The node's topics.</param>
        /// <param name="boot">Boot count.</param>
        /// <param name="journal">Where frames come from.</param>
        /// <param name="birth">The latest birth frame.</param>
        /// <param name="pace">How far frames are held apart.</param>
        /// <param name="pause">How long it pauses after a failure.</param>
        /// <param name="health">What counts.</param>
        /// <param name="beat">Where it shows that it lives: never later than its longest wait, unless it is stuck.</param>
        public UplinkTask(
            ITimeline timeline,
            ILinkSource links,
            MqttSession session,
            Topics topics,
            long boot,
            FrameJournal journal,
            BirthCopy birth,
            SendPace pace,
            ReconnectPause pause,
            HealthCounters health,
            Heartbeat beat)
        {
            _timeline = timeline;
            _beat = beat;
            _links = links;
            _session = session;
            _journal = journal;
            _pause = pause;
            _health = health;
            _signal = timeline.CreateSignal();
            _events = new LinkEventQueue(_signal);
            _shipper = new FrameShipper(timeline, _signal, _events, topics, boot, journal, birth, pace, health);
        }

        /// <summary>What it is about.</summary>
        public UplinkState State { get; private set; } = UplinkState.Idle;

        /// <summary>Why the last connection failed or ended; none once one has proved itself by an acknowledgement.</summary>
        public LinkFailure LastFailure { get; private set; }

        /// <summary>What came of the last attempt to connect.</summary>
        public Outcome LastConnect { get; private set; } = Outcome.NotReady;

        /// <summary>Attempts to connect since boot.</summary>
        public long Attempts { get; private set; }

        /// <summary>Whether there is a connection that has proved itself by an acknowledgement.</summary>
        public bool IsProven
        {
            get { return (State == UplinkState.Online || State == UplinkState.Draining) && _shipper.IsProven; }
        }

        /// <summary>Whether the task has ended.</summary>
        public bool HasEnded { get; private set; }

        private bool IsConnected
        {
            get { return _link != null && _link.IsConnected; }
        }

        private bool IsDone
        {
            get { return _isStopping && (_journal.Pending == 0 || !IsConnected); }
        }

        /// <summary>Tells the task that the journal has a new frame.</summary>
        public void Notify()
        {
            _signal.Set();
        }

        /// <summary>Ends the pause behind a failure, if it pauses: the next attempt is made now.</summary>
        public void Hurry()
        {
            _isHurried = true;
            _signal.Set();
        }

        /// <summary>Asks the task to end: it does when the journal is empty, or when the connection is lost.</summary>
        public void Stop()
        {
            _isStopping = true;
            _signal.Set();
        }

        /// <summary>The task's body.</summary>
        public void Run()
        {
            while (!IsDone)
            {
                if (Connect())
                {
                    Ship();
                    Leave();
                }

                if (!IsDone)
                {
                    Pause();
                }
            }

            ReleaseLink();
            State = UplinkState.Stopped;
            HasEnded = true;
            _beat.End();
        }

        private bool Connect()
        {
            _isHurried = false;
            State = UplinkState.Connecting;
            Attempts++;
            _beat.Beat();
            LastConnect = _link == null ? OpenLink() : Outcome.Ok;
            if (LastConnect != Outcome.Ok)
            {
                Note(LinkFailure.Unreachable);
                return false;
            }

            // Before, not after: what the new connection reports at once must not be lost, and nothing of an old one comes any more.
            _events.Clear();
            LastConnect = _link.Connect(_session);
            if (LastConnect != Outcome.Ok)
            {
                Note(_link.Failure == LinkFailure.None ? LinkFailure.Unreachable : _link.Failure);
                _link.Disconnect();
                return false;
            }

            _health.Connections++;
            return true;
        }

        private Outcome OpenLink()
        {
            Outcome outcome = _links.Open(out _link);
            if (outcome == Outcome.Ok)
            {
                _health.LinksOpened++;
                _link.Attach(_events);
            }

            return outcome;
        }

        private void Ship()
        {
            bool isHealthy = _shipper.Begin(_link);
            while (isHealthy && !IsDone)
            {
                State = _shipper.IsDraining ? UplinkState.Draining : UplinkState.Online;
                isHealthy = _shipper.Turn();
                _beat.Beat();
                if (_shipper.IsProven)
                {
                    _failures = 0;
                    _pause.Reset();
                    LastFailure = LinkFailure.None;
                }
            }

            if (!isHealthy)
            {
                _health.ConnectionsLost++;
                Note(_shipper.Failure);
            }
        }

        private void Leave()
        {
            if (!_isStopping && IsConnected)
            {
                // It was given up, not ended in good order: the will must speak.
                ReleaseLink();
                return;
            }

            if (IsConnected)
            {
                _shipper.SayGoodbye();
            }

            _link.Disconnect();
        }

        private void Pause()
        {
            State = UplinkState.Waiting;
            if (_failures >= Limits.FailuresPerLink)
            {
                _failures = 0;
                ReleaseLink();
            }

            long until = _timeline.Counter.Microseconds + _pause.NextMicroseconds(LinkFailures.IsRefusal(LastFailure));
            while (!_isStopping && !_isHurried && _timeline.Counter.Microseconds < until)
            {
                _beat.Beat();
                _signal.Wait(until);
            }
        }

        private void Note(LinkFailure failure)
        {
            LastFailure = failure;
            _failures++;
            _health.UplinkRefusals += LinkFailures.IsRefusal(failure) ? 1 : 0;
        }

        private void ReleaseLink()
        {
            if (_link != null)
            {
                _link.Dispose();
                _link = null;
            }
        }
    }
}
