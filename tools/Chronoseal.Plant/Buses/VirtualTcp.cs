using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// One TCP connection of a node to a server in the plant: connect time, latency and jitter a segment, order kept. Not
    /// modelled: windows, retransmission (a silent path stays silent), segmentation of the byte stream by the network.
    /// </summary>
    public sealed class VirtualTcp : ITcpChannel
    {
        /// <summary>The most bytes that may be on their way to the node.</summary>
        public const int ReceiveLimitBytes = 8_192;

        /// <summary>The most bytes of one write.</summary>
        public const int WriteLimitBytes = 1_024;

        private readonly NodeTimeline _timeline;
        private readonly ITcpTarget _target;
        private readonly TcpSettings _settings;
        private readonly PlantRandom _random;
        private readonly ArrivalQueue _toNode = new ArrivalQueue(ReceiveLimitBytes);
        private readonly byte[] _toPeer = new byte[WriteLimitBytes];
        private readonly WaitPoint _reader;
        private readonly PlantTimer _arrival;
        private long _lastToNodeNanoseconds;
        private int _toPeerCount;
        private TcpMode _mode;

        /// <summary>Names a path from a node to a server.</summary>
        public VirtualTcp(NodeTimeline timeline, ITcpTarget target, TcpSettings settings, PlantRandom random)
        {
            _timeline = timeline;
            _target = target;
            _settings = settings;
            _random = random;
            _reader = new WaitPoint(timeline.Plant);
            _arrival = timeline.Plant.CreateTimer(DeliverToPeer);
        }

        /// <summary>How the path behaves from now on.</summary>
        public TcpMode Mode
        {
            get
            {
                return _mode;
            }

            set
            {
                _mode = value;
                if (value == TcpMode.Refused)
                {
                    Drop();
                }
            }
        }

        /// <inheritdoc/>
        public bool IsConnected { get; private set; }

        /// <summary>Resets the connection, as a server that restarts does.</summary>
        public void Drop()
        {
            Close();
            _reader.WakeNoLater(_timeline.Plant.NowNanoseconds);
        }

        /// <inheritdoc/>
        public Outcome Connect(long deadlineMicroseconds)
        {
            if (IsConnected)
            {
                return Outcome.Ok;
            }

            long due = _timeline.Plant.NowNanoseconds + _settings.ConnectMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond;
            if (Mode == TcpMode.Silent || due > _timeline.WakeFor(deadlineMicroseconds))
            {
                _timeline.SleepUntil(deadlineMicroseconds);
                return Outcome.Timeout;
            }

            _timeline.Plant.SleepUntil(due);
            IsConnected = Mode == TcpMode.Up;
            return IsConnected ? Outcome.Ok : Outcome.Nack;
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            if (!IsConnected)
            {
                return Outcome.BusFault;
            }

            if (_toPeerCount + count > WriteLimitBytes)
            {
                return Outcome.OutOfRange;
            }

            buffer.AsSpan(0, count).CopyTo(_toPeer.AsSpan(_toPeerCount));
            _toPeerCount += count;
            if (!_arrival.IsSet)
            {
                _arrival.Set(_timeline.Plant.NowNanoseconds + TransitNanoseconds());
            }

            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            while (IsConnected && _toNode.FirstArrivalNanoseconds > _timeline.Plant.NowNanoseconds)
            {
                if (_timeline.HasReached(deadlineMicroseconds) || _timeline.IsStopped)
                {
                    return Outcome.Timeout;
                }

                _reader.WaitUntil(Math.Min(_toNode.FirstArrivalNanoseconds, _timeline.WakeFor(deadlineMicroseconds)));
            }

            while (received < count && _toNode.FirstArrivalNanoseconds <= _timeline.Plant.NowNanoseconds)
            {
                buffer[offset + received++] = _toNode.Take();
            }

            return received > 0 ? Outcome.Ok : Outcome.BusFault;
        }

        /// <inheritdoc/>
        public void Discard()
        {
            while (_toNode.FirstArrivalNanoseconds <= _timeline.Plant.NowNanoseconds)
            {
                _toNode.Take();
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            IsConnected = false;
            _toPeerCount = 0;
            _arrival.Cancel();
            _toNode.Clear();
        }

        /// <summary>The server's answer. Nothing happens if the connection is gone or the path is silent.</summary>
        /// <param name="data">The bytes, in one segment.</param>
        /// <param name="delayNanoseconds">How long the server takes before it sends them.</param>
        public void SendFromPeer(ReadOnlySpan<byte> data, long delayNanoseconds)
        {
            if (!IsConnected || Mode == TcpMode.Silent)
            {
                return;
            }

            long arrival = Math.Max(_timeline.Plant.NowNanoseconds + delayNanoseconds + TransitNanoseconds(), _lastToNodeNanoseconds);
            _lastToNodeNanoseconds = arrival;
            foreach (byte value in data)
            {
                _toNode.Add(value, arrival);
            }

            _reader.WakeNoLater(arrival);
        }

        private long TransitNanoseconds()
        {
            double microseconds = _settings.LatencyMicroseconds + _random.Exponential(_settings.JitterMicroseconds);
            return (long)(microseconds * VirtualTimeline.NanosecondsPerMicrosecond);
        }

        private void DeliverToPeer()
        {
            int count = _toPeerCount;
            _toPeerCount = 0;
            if (Mode == TcpMode.Up)
            {
                _target.Received(this, _toPeer.AsSpan(0, count));
            }
        }
    }
}
