namespace Chronoseal.Plant
{
    /// <summary>
    /// A Microchip ATECC608B at I2C address 0x60 (sensors.md 8), with real keys and signatures. It sleeps until the wake
    /// condition, which on this bus is a write to address 0: <see cref="GeneralCall"/> has to be attached there. It acknowledges
    /// nothing while it sleeps, idles, wakes or computes; its watchdog puts it to sleep whatever it does. Idle keeps its buffers.
    /// Not modelled: waking by other patterns of traffic (see <see cref="Wake"/>), wear, supply current.
    /// </summary>
    public sealed class Atecc608Emulator : II2cTarget
    {
        /// <summary>The part's address on the bus.</summary>
        public const int Address = 0x60;

        private const double WatchdogSeconds = 1.3;
        private const double LongWatchdogSeconds = 13;
        private const int OperationOffset = 1;
        private const int ModeOffset = 2;

        private readonly VirtualTimeline _timeline;
        private readonly PlantRandom _random;
        private readonly Atecc608Engine _engine;
        private byte[] _output = [];
        private int _outputNext;
        private bool _isAwake;
        private bool _isPartial;
        private bool _hasCommand;
        private long _readyNanoseconds;
        private long _watchdogNanoseconds;

        /// <summary>Makes a part, asleep.</summary>
        public Atecc608Emulator(VirtualTimeline timeline, PlantRandom random)
        {
            _timeline = timeline;
            _random = random;
            Memory = new Atecc608Memory(random.Fork("memory"));
            _engine = new Atecc608Engine(Memory, Faults, random.Fork("engine"));
            GeneralCall = new Atecc608GeneralCall(this);
        }

        /// <summary>What it keeps without supply.</summary>
        public Atecc608Memory Memory { get; }

        /// <summary>Failures to inject.</summary>
        public Atecc608Faults Faults { get; } = new Atecc608Faults();

        /// <summary>The part as address 0 sees it.</summary>
        public II2cTarget GeneralCall { get; }

        /// <summary>Whether it is awake, or waking.</summary>
        public bool IsAwake
        {
            get
            {
                Settle();
                return _isAwake;
            }
        }

        /// <summary>
        /// Data was low long enough: the wake condition. Traffic with other parts on a slow bus can give it too. A part that is
        /// awake takes no notice.
        /// </summary>
        public void Wake()
        {
            Settle();
            if (_isAwake || Faults.IsSilent)
            {
                return;
            }

            _isAwake = true;
            _isPartial = false;
            _hasCommand = false;
            _readyNanoseconds = _timeline.NowNanoseconds + (long)_random.Uniform(0.8e6, 1.45e6);
            double watchdogSeconds = (Memory.ChipMode & 0x04) != 0 ? LongWatchdogSeconds : WatchdogSeconds;
            _watchdogNanoseconds = _timeline.NowNanoseconds + (long)(watchdogSeconds * VirtualTimeline.NanosecondsPerSecond);
            Give(Atecc608Packet.Reply((byte)(Faults.FailsSelfTest ? 0x07 : 0x11)));
        }

        /// <summary>Takes the supply away for a moment.</summary>
        public void BrownOut()
        {
            FallAsleep();
        }

        /// <inheritdoc/>
        public bool Write(ReadOnlySpan<byte> data)
        {
            if (!Listens() || data.Length == 0)
            {
                return false;
            }

            switch (data[0])
            {
                case 0x00:
                    _isPartial = false;
                    _outputNext = 0;
                    return true;
                case 0x01 when data.Length == 1:
                    FallAsleep();
                    return true;
                case 0x02 when data.Length == 1:
                    _isAwake = false;
                    return true;
                case 0x03:
                    Take(data.Slice(1));
                    return true;
                default:
                    return false;
            }
        }

        /// <inheritdoc/>
        public int Read(Span<byte> buffer)
        {
            if (!Listens() || _isPartial)
            {
                return I2cBus.NotAcknowledged;
            }

            bool isTruncated = _hasCommand && Faults.TruncateToBytes >= 0;
            int end = isTruncated ? Math.Min(_output.Length, Faults.TruncateToBytes) : _output.Length;
            int count = Math.Clamp(end - _outputNext, 0, buffer.Length);
            _output.AsSpan(_outputNext, count).CopyTo(buffer);
            _outputNext += count;

            // Behind its reply the part lets the line float; only a truncated one falls off the bus.
            return isTruncated ? count : buffer.Length;
        }

        private bool Listens()
        {
            Settle();
            bool isBusy = _timeline.NowNanoseconds < _readyNanoseconds || (Faults.IsStuckBusy && _hasCommand);
            return _isAwake && !isBusy && !Faults.IsSilent;
        }

        private void Settle()
        {
            if (_isAwake && _timeline.NowNanoseconds >= _watchdogNanoseconds)
            {
                FallAsleep();
            }
        }

        private void FallAsleep()
        {
            _isAwake = false;
            _engine.Forget();
        }

        private void Take(ReadOnlySpan<byte> command)
        {
            _isPartial = command.Length == 0 || command.Length < command[0];
            if (_isPartial)
            {
                return;
            }

            _hasCommand = true;
            bool isSpoilt = Faults.CommandsToSpoil > 0;
            Faults.CommandsToSpoil = Math.Max(0, Faults.CommandsToSpoil - 1);
            if (isSpoilt || command.Length != command[0] || command.Length < Atecc608Packet.ShortestCommand || !Atecc608Packet.IsGood(command))
            {
                _readyNanoseconds = _timeline.NowNanoseconds;
                Give(Atecc608Packet.Reply(0xFF));
                return;
            }

            _readyNanoseconds = _timeline.NowNanoseconds + Atecc608Duration.Draw(command[OperationOffset], command[ModeOffset], Memory.ChipMode, _random);
            Give(Atecc608Packet.Reply(_engine.Execute(command)));
            if (Faults.HasWrongCount)
            {
                _output[0]++;
            }
        }

        private void Give(byte[] reply)
        {
            _output = reply;
            _outputNext = 0;
            if (Faults.HasWrongChecksum)
            {
                reply[^1] ^= 0x5A;
            }
        }
    }
}
