namespace Chronoseal.Plant
{
    /// <summary>
    /// The u-blox half of a <see cref="GnssReceiver"/>: takes requests over UART1, and says after each pulse what it was set to say.
    /// Answers queue behind what is being sent. Not modelled: saving to flash, CFG-CFG and CFG-RST, TIM-SVIN and time mode, rates other
    /// than 1 Hz, a full transmit buffer.
    /// </summary>
    public sealed class UbloxEmulator : ISerialPeer
    {
        private const int UniqueIdBytes = 6;
        private const long ForgetNanoseconds = VirtualTimeline.NanosecondsPerSecond;

        private readonly VirtualTimeline _timeline;
        private readonly SerialLine _line;
        private readonly UbloxModel _model;
        private readonly UbloxMessages _messages;
        private readonly UbloxCommands _commands;
        private readonly List<byte> _received = [];
        private readonly List<byte> _answers = [];
        private readonly PlantTimer _answer;
        private long _lastReceivedNanoseconds;
        private long _epochs;

        internal UbloxEmulator(VirtualTimeline timeline, PlantClock clock, SerialLine line, PlantRandom random, UbloxModel model)
        {
            _timeline = timeline;
            _line = line;
            _model = model;
            UniqueId = new byte[UniqueIdBytes];
            random.Fork("unique-id").Fill(UniqueId);
            _messages = new UbloxMessages(clock, random.Fork("messages"), model);
            _commands = new UbloxCommands(this, model);
            Configuration = new UbloxConfiguration(model.IsConfigured);
            _answer = timeline.CreateTimer(SendAnswers);
            line.Peer = this;
        }

        /// <summary>What it is set to.</summary>
        public UbloxConfiguration Configuration { get; internal set; }

        /// <summary>How it misbehaves.</summary>
        public UbloxFaults Faults { get; } = new UbloxFaults();

        /// <summary>The chip's number; the first five bytes of it for version 1 of SEC-UNIQID.</summary>
        public byte[] UniqueId { get; }

        /// <summary>Every message that it was sent with a right checksum, class and id, in order.</summary>
        public IReadOnlyList<int> Requests => _commands.Requests;

        /// <summary>The layers that CFG-VALSET was to write, as bits.</summary>
        public int LayersWritten => _commands.LayersWritten;

        /// <summary>Takes the supply away for a moment: what was set is forgotten.</summary>
        public void PowerCycle()
        {
            Configuration = new UbloxConfiguration(_model.IsConfigured);
            _received.Clear();
            _answers.Clear();
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            if (_timeline.NowNanoseconds - _lastReceivedNanoseconds > ForgetNanoseconds)
            {
                _received.Clear();
            }

            _lastReceivedNanoseconds = _timeline.NowNanoseconds;
            _received.AddRange(data);
            while (_commands.TryTake(_received))
            {
            }
        }

        /// <summary>It has no almanac yet.</summary>
        internal bool IsOutdated(long trueSecond) => trueSecond < _model.AlmanacSeconds;

        /// <summary>Seconds by which labels are off for want of an almanac.</summary>
        internal int OutdatedBy(long trueSecond) => IsOutdated(trueSecond) ? _model.OutdatedSeconds : 0;

        /// <summary>Says what was asked for about the pulse that has just been.</summary>
        internal void Tell(UbloxEpoch epoch, bool isSpoilt)
        {
            long number = _epochs++;
            foreach (int message in UbloxMessages.All)
            {
                int rate = Configuration.RateOf(message);
                bool isOut = message >= UbloxMessages.FirstSentence ? Configuration.SendsNmea : Configuration.SendsUbx;
                if (rate == 0 || number % rate != 0 || !isOut)
                {
                    continue;
                }

                byte[] bytes = _messages.Write(message, epoch, Configuration.IsOnUtc);
                if (isSpoilt)
                {
                    // The checksum ends a frame; in a sentence the line end follows it.
                    bytes[^(message >= UbloxMessages.FirstSentence ? 3 : 1)] ^= 1;
                }

                _line.Send(bytes);
            }
        }

        internal void Answer(byte[] frame)
        {
            if (!Configuration.SendsUbx)
            {
                return;
            }

            if (Faults.Rubbish > 0)
            {
                Faults.Rubbish--;
                _answers.AddRange([0x00, 0xFF, 0xB5, 0x24, 0xB5, 0x62, 0xFF, 0xFF, 0xFF, 0xFF]);
            }

            if (Faults.Spoil > 0)
            {
                Faults.Spoil--;
                frame[^1] ^= 0x10;
            }

            int length = frame.Length;
            if (Faults.Truncate > 0)
            {
                Faults.Truncate--;
                length--;
            }

            _answers.AddRange(frame.AsSpan(0, length));
            if (!_answer.IsSet)
            {
                _answer.Set(_timeline.NowNanoseconds + Faults.DelayMilliseconds * 1_000_000L);
            }
        }

        private void SendAnswers()
        {
            _line.Send(_answers.ToArray());
            _answers.Clear();
        }
    }
}
