using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// Datagrams of a node to a server in the plant: look-up time, latency and jitter a datagram, losses; order is not kept. Not
    /// modelled: unknown names, unreachable networks, duplicates.
    /// </summary>
    public sealed class VirtualDatagram : IDatagramChannel
    {
        /// <summary>The most datagrams that may be on their way to the node; more are lost.</summary>
        public const int ReceiveLimit = 16;

        private readonly NodeTimeline _timeline;
        private readonly IDatagramTarget _target;
        private readonly DatagramSettings _settings;
        private readonly PlantRandom _random;
        private readonly PriorityQueue<byte[], long> _toNode = new PriorityQueue<byte[], long>();
        private readonly WaitPoint _reader;
        private int _opening;

        /// <summary>Names a path from a node to a server.</summary>
        public VirtualDatagram(NodeTimeline timeline, IDatagramTarget target, DatagramSettings settings, PlantRandom random)
        {
            _timeline = timeline;
            _target = target;
            _settings = settings;
            _random = random;
            _reader = new WaitPoint(timeline.Plant);
        }

        /// <inheritdoc/>
        public bool IsOpen { get; private set; }

        private bool HasArrived
        {
            get { return FirstArrivalNanoseconds <= _timeline.Plant.NowNanoseconds; }
        }

        private long FirstArrivalNanoseconds
        {
            get { return _toNode.TryPeek(out _, out long arrival) ? arrival : VirtualTimeline.Never; }
        }

        /// <inheritdoc/>
        public Outcome Open(long deadlineMicroseconds)
        {
            if (IsOpen)
            {
                return Outcome.Ok;
            }

            long due = _timeline.Plant.NowNanoseconds + _settings.LookUpMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond;
            if (due > _timeline.WakeFor(deadlineMicroseconds))
            {
                _timeline.SleepUntil(deadlineMicroseconds);
                return Outcome.Timeout;
            }

            _timeline.Plant.SleepUntil(due);
            _opening++;
            IsOpen = true;
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Send(byte[] buffer, int count)
        {
            if (!IsOpen)
            {
                return Outcome.BusFault;
            }

            byte[] datagram = buffer.AsSpan(0, count).ToArray();
            int opening = _opening;
            long arrival = _timeline.Plant.NowNanoseconds + TransitNanoseconds(_settings.OutwardMicroseconds);
            if (!_random.Chance(_settings.LossProbability))
            {
                _timeline.Plant.Schedule(arrival, () => DeliverToPeer(datagram, opening));
            }

            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Receive(byte[] buffer, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            while (IsOpen && !HasArrived)
            {
                if (_timeline.HasReached(deadlineMicroseconds) || _timeline.IsStopped)
                {
                    return Outcome.Timeout;
                }

                _reader.WaitUntil(Math.Min(FirstArrivalNanoseconds, _timeline.WakeFor(deadlineMicroseconds)));
            }

            if (!IsOpen)
            {
                return Outcome.BusFault;
            }

            byte[] datagram = _toNode.Dequeue();
            received = Math.Min(count, datagram.Length);
            datagram.AsSpan(0, received).CopyTo(buffer);
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public void Discard()
        {
            while (HasArrived)
            {
                _toNode.Dequeue();
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            IsOpen = false;
            _toNode.Clear();
        }

        /// <summary>The server's answer. Nothing happens if the channel is closed.</summary>
        /// <param name="data">The datagram.</param>
        /// <param name="delayNanoseconds">How long the server takes before it sends it.</param>
        public void SendFromPeer(ReadOnlySpan<byte> data, long delayNanoseconds)
        {
            long arrival = _timeline.Plant.NowNanoseconds + delayNanoseconds + TransitNanoseconds(_settings.ReturnMicroseconds);
            bool isLost = _random.Chance(_settings.LossProbability);
            if (IsOpen && !isLost && _toNode.Count < ReceiveLimit)
            {
                _toNode.Enqueue(data.ToArray(), arrival);
                _reader.WakeNoLater(arrival);
            }
        }

        private long TransitNanoseconds(long leastMicroseconds)
        {
            double microseconds = leastMicroseconds + _random.Exponential(_settings.JitterMicroseconds);
            return (long)(microseconds * VirtualTimeline.NanosecondsPerMicrosecond);
        }

        // A port that was given back takes no more replies, even if the next one has the same path.
        private void DeliverToPeer(byte[] datagram, int opening)
        {
            if (IsOpen && opening == _opening)
            {
                _target.Received(this, datagram);
            }
        }
    }
}
