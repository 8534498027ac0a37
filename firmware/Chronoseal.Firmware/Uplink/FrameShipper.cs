using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>
    /// What goes on over one connection: state, birth, then frames from the journal, oldest first, a window at a time; frames are
    /// freed in order as they are acknowledged. Whatever is not acknowledged in time ends the connection, and the next one starts
    /// from the oldest of them.
    /// </summary>
    public sealed class FrameShipper
    {
        private readonly ITimeline _timeline;
        private readonly ISignal _signal;
        private readonly LinkEventQueue _events;
        private readonly Topics _topics;
        private readonly FrameJournal _journal;
        private readonly BirthCopy _birth;
        private readonly SendPace _pace;
        private readonly HealthCounters _health;
        private readonly InFlightWindow _window = new InFlightWindow();
        private readonly JournalCursor _cursor = new JournalCursor();
        private readonly byte[] _frame = new byte[Limits.FrameBytes];
        private readonly byte[] _online;
        private readonly byte[] _offline;
        private IMqttLink _link;
        private int _publishedBirthVersion;
        private bool _mayHaveMore;

        /// <summary>Makes a shipper without a connection.</summary>
        /// <param name="timeline">Where it waits.</param>
        /// <param name="signal">What wakes it: frames and events.</param>
        /// <param name="events">The link's events, emptied before it connects.</param>
        /// <param name="topics">The node's topics.</param>
        /// <param name="boot">Boot count, for the state.</param>
        /// <param name="journal">Where frames come from and are freed.</param>
        /// <param name="birth">The latest birth frame.</param>
        /// <param name="pace">How far frames are held apart.</param>
        /// <param name="health">What counts frames.</param>
        public FrameShipper(
            ITimeline timeline,
            ISignal signal,
            LinkEventQueue events,
            Topics topics,
            long boot,
            FrameJournal journal,
            BirthCopy birth,
            SendPace pace,
            HealthCounters health)
        {
            _timeline = timeline;
            _signal = signal;
            _events = events;
            _topics = topics;
            _journal = journal;
            _birth = birth;
            _pace = pace;
            _health = health;
            _online = Ascii.Bytes("online " + boot.ToString());
            _offline = Ascii.Bytes("offline " + boot.ToString());
        }

        /// <summary>
        /// Whether this connection works: a frame was acknowledged over it, or, where no frame waited, anything. A broker that takes the
        /// state, but hangs up on frames, proves nothing.
        /// </summary>
        public bool IsProven { get; private set; }

        /// <summary>Whether frames older than the live ones are on their way.</summary>
        public bool IsDraining { get; private set; }

        /// <summary>Why the connection ended; none while it has not.</summary>
        public LinkFailure Failure { get; private set; }

        /// <summary>Starts over a fresh connection; false if it is gone already.</summary>
        public bool Begin(IMqttLink link)
        {
            _link = link;
            _window.Clear();
            _journal.Rewind(_cursor);
            _publishedBirthVersion = 0;
            _mayHaveMore = true;
            IsProven = false;
            IsDraining = _journal.Pending > Limits.InFlight;
            Failure = LinkFailure.None;
            return Publish(_topics.State, _online, _online.Length, true, 0);
        }

        /// <summary>Sends what may be sent, waits for something to happen, and takes it in; false once the connection is at its end.</summary>
        public bool Turn()
        {
            if (!PublishBirth() || !PublishFrames())
            {
                return false;
            }

            Wait();
            return TakeEvents();
        }

        /// <summary>
        /// Says what the will would have said, because an orderly end takes the will back, and waits until the broker has it: a link
        /// may only have queued it, and forget it when it disconnects.
        /// </summary>
        public void SayGoodbye()
        {
            if (_link.Publish(_topics.State, _offline, _offline.Length, true, true, out int farewell) != Outcome.Ok)
            {
                return;
            }

            long deadline = _timeline.Counter.Microseconds + Limits.FarewellMicroseconds;
            bool isSettled = false;
            while (!isSettled && _link.IsConnected && _timeline.Counter.Microseconds < deadline)
            {
                _signal.Wait(deadline);
                while (_events.TryTake(out int messageId, out bool isAcknowledged))
                {
                    isSettled |= messageId == farewell;
                    if (isAcknowledged)
                    {
                        _window.Acknowledge(messageId);
                    }
                }
            }

            Free();
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
            while (_mayHaveMore && _window.HasRoom && _timeline.Counter.Microseconds >= _pace.NextCounter)
            {
                Outcome outcome = _journal.ReadNext(_cursor, _frame, out int length, out long sequence);
                if (outcome != Outcome.Ok)
                {
                    _mayHaveMore = false;
                    IsDraining &= outcome != Outcome.NotReady;
                    _health.UplinkJournalFaults += outcome == Outcome.NotReady ? 0 : 1;
                    return true;
                }

                if (!Publish(_topics.Frame, _frame, length, false, sequence))
                {
                    return false;
                }

                _pace.NoteSent(_timeline.Counter.Microseconds);
                _health.FramesPublished++;
                IsDraining |= _journal.Pending > 2 * Limits.InFlight;
            }

            return true;
        }

        private bool Publish(string topic, byte[] payload, int count, bool retain, long sequence)
        {
            Outcome outcome = _link.Publish(topic, payload, count, true, retain, out int messageId);
            if (outcome != Outcome.Ok)
            {
                return End(LinkFailure.Lost);
            }

            _window.Add(messageId, sequence, _timeline.Counter.Microseconds);
            return true;
        }

        private void Wait()
        {
            long since = _window.Count > 0 ? _window.OldestSentCounter : _timeline.Counter.Microseconds;
            long deadline = since + Limits.AcknowledgementTimeoutMicroseconds;
            if (_mayHaveMore && _window.HasRoom)
            {
                deadline = IntegerMath.Minimum(deadline, _pace.NextCounter);
            }

            _mayHaveMore |= _signal.Wait(deadline);
        }

        private bool TakeEvents()
        {
            bool isLost = false;
            while (_events.TryTake(out int messageId, out bool isAcknowledged))
            {
                isLost |= !isAcknowledged;
                if (isAcknowledged)
                {
                    _window.Acknowledge(messageId);
                }
            }

            Free();
            if (_events.TakeDisconnected())
            {
                return End(LinkFailure.Lost);
            }

            bool isOverdue = _window.Count > 0
                && _timeline.Counter.Microseconds - _window.OldestSentCounter >= Limits.AcknowledgementTimeoutMicroseconds;
            return (!isLost && !isOverdue) || End(LinkFailure.NoAnswer);
        }

        private void Free()
        {
            long last = 0;
            int frames = 0;
            while (_window.TryTake(out long sequence))
            {
                IsProven |= sequence != 0 || _journal.Pending == 0;
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

        private bool End(LinkFailure failure)
        {
            Failure = failure;
            return false;
        }
    }
}
