using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A serial line between a node and one peer. Bytes arrive one by one at the baud rate in virtual time, into a receive
    /// buffer of 512 that overruns if nobody reads. A node that opens it with other settings than the peer's hears garbage
    /// and is not understood. Not modelled: collisions on half-duplex lines, a transmit buffer in the node (a write lasts
    /// until its last byte is in the shift register), break conditions.
    /// </summary>
    public sealed class SerialLine
    {
        /// <summary>Bytes of the node's receive buffer.</summary>
        public const int ReceiveBufferBytes = 512;

        /// <summary>The most bytes that may be on their way to the node, or wait in a transmission of the peer.</summary>
        public const int InFlightLimitBytes = 8_192;

        /// <summary>The most bytes of one write.</summary>
        public const int WriteLimitBytes = 1_024;

        private readonly ArrivalQueue _inFlight = new ArrivalQueue(InFlightLimitBytes);
        private readonly ArrivalQueue _received = new ArrivalQueue(ReceiveBufferBytes);
        private readonly byte[] _outgoing = new byte[WriteLimitBytes];
        private readonly WaitPoint _reader;
        private readonly PlantTimer _written;
        private int _outgoingCount;
        private long _peerBusyUntilNanoseconds;
        private long _nodeBusyUntilNanoseconds;
        private SerialPortEnd? _port;
        private int _overrunsBeforeOpening;

        /// <summary>Lays a line.</summary>
        /// <param name="timeline">The node's timeline.</param>
        /// <param name="settings">How the peer's UART is set.</param>
        /// <param name="random">The stream for noise.</param>
        public SerialLine(NodeTimeline timeline, SerialSettings settings, PlantRandom random)
        {
            Timeline = timeline;
            Settings = settings;
            Noise = new LineNoise(random);
            _reader = new WaitPoint(timeline.Plant);
            _written = timeline.Plant.CreateTimer(DeliverToPeer);
        }

        /// <summary>How the peer's UART is set.</summary>
        public SerialSettings Settings { get; }

        /// <summary>Faults to inject.</summary>
        public LineNoise Noise { get; }

        /// <summary>The far end; null for an open plug.</summary>
        public ISerialPeer? Peer { get; set; }

        /// <summary>The node's timeline.</summary>
        public NodeTimeline Timeline { get; }

        /// <summary>Time of one character on the line, in nanoseconds.</summary>
        public long CharacterNanoseconds
        {
            get { return VirtualTimeline.NanosecondsPerSecond * Settings.BitsPerCharacter / Settings.BaudRate; }
        }

        internal int ReceiveOverruns
        {
            get
            {
                Arrive();
                return _received.Lost - _overrunsBeforeOpening;
            }
        }

        /// <summary>Opens the node's end; a line that is open already is a <see cref="Outcome.BusFault"/>.</summary>
        public Outcome Open(SerialSettings settings, out ISerialPort? port)
        {
            port = null;
            if (_port != null)
            {
                return Outcome.BusFault;
            }

            DiscardReceived();
            _overrunsBeforeOpening = _received.Lost;
            port = _port = new SerialPortEnd(this, settings);
            return Outcome.Ok;
        }

        /// <summary>Closes the node's end, as a reset does.</summary>
        public void Close()
        {
            DiscardReceived();
            _written.Cancel();
            _port = null;
        }

        /// <summary>Sends bytes to the node, the first beginning now or when the peer's last transmission is over.</summary>
        public void Send(ReadOnlySpan<byte> data)
        {
            long at = Math.Max(_peerBusyUntilNanoseconds, Timeline.Plant.NowNanoseconds);
            long first = at + CharacterNanoseconds;
            int stray = Noise.TakeStray();
            if (stray >= 0)
            {
                at = Carry((byte)stray, at);
            }

            for (int i = 0; i < data.Length; i++)
            {
                byte value = Noise.Pass(data[i], i);
                at = Noise.Drops(i) ? at + CharacterNanoseconds : Carry(value, at);
            }

            _peerBusyUntilNanoseconds = at;
            _reader.WakeNoLater(first);
        }

        /// <summary>Names of the node's tasks that have written to the line.</summary>
        public SortedSet<string> Users { get; } = new SortedSet<string>(StringComparer.Ordinal);

        internal Outcome Write(ReadOnlySpan<byte> data, bool isUnderstood)
        {
            Users.Add(Thread.CurrentThread.Name ?? "");
            if (data.Length == 0 || data.Length > WriteLimitBytes)
            {
                return data.Length == 0 ? Outcome.Ok : Outcome.OutOfRange;
            }

            VirtualTimeline plant = Timeline.Plant;
            plant.SleepUntil(_nodeBusyUntilNanoseconds);
            _nodeBusyUntilNanoseconds = plant.NowNanoseconds + data.Length * CharacterNanoseconds;
            if (isUnderstood)
            {
                data.CopyTo(_outgoing);
                _outgoingCount = data.Length;
                _written.Set(_nodeBusyUntilNanoseconds);
            }

            plant.SleepUntil(_nodeBusyUntilNanoseconds - CharacterNanoseconds);
            return Outcome.Ok;
        }

        internal Outcome Read(Span<byte> buffer, long deadlineMicroseconds, bool isUnderstood, out int received)
        {
            received = 0;
            for (Arrive(); _received.Count == 0; Arrive())
            {
                if (Timeline.HasReached(deadlineMicroseconds) || Timeline.IsStopped)
                {
                    return Outcome.Timeout;
                }

                _reader.WaitUntil(Math.Min(_inFlight.FirstArrivalNanoseconds, Timeline.WakeFor(deadlineMicroseconds)));
            }

            while (received < buffer.Length && _received.Count > 0)
            {
                byte value = _received.Take();
                buffer[received++] = isUnderstood ? value : Noise.Garble(value);
            }

            return Outcome.Ok;
        }

        internal void DiscardReceived()
        {
            Arrive();
            _received.Clear();
        }

        private long Carry(byte value, long startNanoseconds)
        {
            long arrival = startNanoseconds + CharacterNanoseconds;

            // Nobody empties the line of a port that is closed.
            if (_port != null)
            {
                _inFlight.Add(value, arrival);
            }

            return arrival;
        }

        private void Arrive()
        {
            while (_inFlight.FirstArrivalNanoseconds <= Timeline.Plant.NowNanoseconds)
            {
                long arrival = _inFlight.FirstArrivalNanoseconds;
                _received.Add(_inFlight.Take(), arrival);
            }
        }

        private void DeliverToPeer()
        {
            Peer?.Received(_outgoing.AsSpan(0, _outgoingCount));
        }
    }
}
