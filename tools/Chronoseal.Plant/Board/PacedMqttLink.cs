using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A link over real sockets made deterministic in virtual time. Virtual time stands still while the real broker works;
    /// what it did is then seen at a fixed virtual latency. A run repeats as long as the broker answers within the real
    /// deadline. Messages for the node are seen at the next acknowledgement or poll: when that is depends on real time.
    /// </summary>
    public sealed class PacedMqttLink : IMqttLink
    {
        /// <summary>The most QoS 1 messages in flight; more are <see cref="Outcome.NotReady"/>.</summary>
        public const int PendingLimit = 64;

        private const long NanosecondsPerMillisecond = 1_000_000;

        private readonly NodeTimeline _timeline;
        private readonly IMqttLink _inner;
        private readonly PacedMqttSettings _settings;
        private readonly MqttInbox _inbox = new MqttInbox();
        private readonly Queue<(int MessageId, long DueNanoseconds)> _pending = new Queue<(int, long)>(PendingLimit);
        private readonly PlantTimer _settle;
        private readonly PlantTimer _poll;
        private IMqttSink? _sink;

        /// <summary>Wraps a link. It must not have been attached to a sink yet.</summary>
        public PacedMqttLink(NodeTimeline timeline, IMqttLink inner, PacedMqttSettings settings)
        {
            _timeline = timeline;
            _inner = inner;
            _settings = settings;
            _settle = timeline.Plant.CreateTimer(SettleOldest);
            _poll = timeline.Plant.CreateTimer(Poll);
            inner.Attach(_inbox);
        }

        /// <inheritdoc/>
        public bool IsConnected { get; private set; }

        /// <inheritdoc/>
        public LinkFailure Failure
        {
            get { return _inner.Failure; }
        }

        /// <summary>Messages for the node that were thrown away because it did not come to fetch them.</summary>
        public int DroppedMessages
        {
            get { return _inbox.DroppedMessages; }
        }

        /// <inheritdoc/>
        public void Attach(IMqttSink sink)
        {
            _sink = sink;
        }

        /// <inheritdoc/>
        public Outcome Connect(MqttSession session)
        {
            Forget();
            _inbox.Reset();
            Outcome outcome = _inner.Connect(session);
            _timeline.Spend(_settings.ConnectMilliseconds * NanosecondsPerMillisecond);
            IsConnected = outcome == Outcome.Ok;
            if (IsConnected)
            {
                SetPoll();
            }

            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = 0;
            if (!IsConnected)
            {
                return Outcome.BusFault;
            }

            if (_pending.Count >= PendingLimit)
            {
                return Outcome.NotReady;
            }

            Outcome outcome = _inner.Publish(topic, payload, count, atLeastOnce, retain, out messageId);
            long due = _timeline.Plant.NowNanoseconds + _settings.AcknowledgeMilliseconds * NanosecondsPerMillisecond;
            if (outcome == Outcome.Ok && atLeastOnce)
            {
                _pending.Enqueue((messageId, due));
            }

            // A failed publish is looked into as well: it may be the first sign of a lost connection.
            if (!_settle.IsSet && (outcome != Outcome.Ok || atLeastOnce))
            {
                _settle.Set(due);
            }

            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Subscribe(string topicFilter, bool atLeastOnce)
        {
            return IsConnected ? _inner.Subscribe(topicFilter, atLeastOnce) : Outcome.BusFault;
        }

        /// <inheritdoc/>
        public void Disconnect()
        {
            _inner.Disconnect();
            Forget();
        }

        /// <summary>Drops the connection as a loss of power does: the broker publishes the will.</summary>
        public void Dispose()
        {
            _sink = null;
            Forget();
            _inner.Dispose();
        }

        private void SetPoll()
        {
            if (_settings.PollMilliseconds > 0)
            {
                _poll.Set(_timeline.Plant.NowNanoseconds + _settings.PollMilliseconds * NanosecondsPerMillisecond);
            }
        }

        private void SettleOldest()
        {
            MqttFate fate = MqttFate.Pending;
            int messageId = 0;
            if (_pending.TryPeek(out (int MessageId, long DueNanoseconds) oldest))
            {
                messageId = oldest.MessageId;
                fate = _inbox.Await(messageId, _settings.RealDeadlineMilliseconds, _timeline.Plant.StopToken);
            }

            Deliver();
            if (fate == MqttFate.Pending || (fate == MqttFate.Lost && !_inner.IsConnected))
            {
                NoticeLoss();
                return;
            }

            _pending.Dequeue();
            if (_pending.TryPeek(out oldest))
            {
                _settle.Set(oldest.DueNanoseconds);
            }

            Report(messageId, fate);
        }

        private void Report(int messageId, MqttFate fate)
        {
            if (fate == MqttFate.Acknowledged)
            {
                _sink?.Acknowledged(messageId);
            }
            else
            {
                _sink?.Lost(messageId);
            }
        }

        private void Poll()
        {
            SetPoll();
            Deliver();
            if (_pending.Count == 0)
            {
                NoticeLoss();
            }
        }

        private void Deliver()
        {
            while (_inbox.TryTakeMessage(out string topic, out byte[] payload))
            {
                _sink?.Received(topic, payload, payload.Length);
            }
        }

        private void NoticeLoss()
        {
            bool isLost = _inbox.TakeDisconnected() || !_inner.IsConnected;
            if (isLost && IsConnected)
            {
                Forget();
                _sink?.Disconnected();
            }
        }

        private void Forget()
        {
            IsConnected = false;
            _pending.Clear();
            _settle.Cancel();
            _poll.Cancel();
        }
    }
}
