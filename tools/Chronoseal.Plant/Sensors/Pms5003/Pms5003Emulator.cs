namespace Chronoseal.Plant
{
    /// <summary>
    /// A Plantower PMS5003 (sensors.md 3.2; data manual V2.3). Measures by itself at intervals of 0.8 to 2.3 s, comes up sending
    /// frames, obeys mode, read, sleep and wake commands. After a start its fan needs ten seconds: the first frames have mass
    /// and no particles, the next ones too few. Not modelled: that values are means over the interval, ageing of laser and fan.
    /// </summary>
    public sealed class Pms5003Emulator : ISerialPeer
    {
        private const double CubicMetresOfCount = 1e-4;
        private const double StandardOfAtmospheric = 1.25;
        private const double NoNumbersSeconds = 3;
        private const double FanSeconds = 10;
        private const double ShortestIntervalNanoseconds = 0.8e9;
        private const double LongestIntervalNanoseconds = 2.3e9;
        private const long ThinkNanoseconds = 5_000_000;
        private const byte ModeCommand = 0xE1;
        private const byte ReadCommand = 0xE2;
        private const byte SleepCommand = 0xE4;

        private static readonly RoomParameter[] s_masses = [RoomParameter.Mass1, RoomParameter.Mass2Point5, RoomParameter.Mass10];

        private static readonly RoomParameter[] s_numbers =
        [
            RoomParameter.ParticlesThirdMicrometre, RoomParameter.ParticlesHalfMicrometre, RoomParameter.ParticlesOneMicrometre,
            RoomParameter.ParticlesTwoAndAHalfMicrometres, RoomParameter.ParticlesFiveMicrometres, RoomParameter.ParticlesTenMicrometres,
        ];

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly SerialMouth _mouth;
        private readonly PlantTimer _timer;
        private byte[] _newest = [];
        private long _startedNanoseconds;

        /// <summary>Puts a part at the far end of a line and powers it.</summary>
        public Pms5003Emulator(SerialLine line, RoomModel room, PlantRandom random)
        {
            _timeline = line.Timeline.Plant;
            _room = room;
            _random = random;
            _mouth = new SerialMouth(line, Faults);
            _timer = _timeline.CreateTimer(Measure);
            line.Peer = this;
            PowerOn();
        }

        /// <summary>Failures to inject.</summary>
        public SerialPartFaults Faults { get; } = new SerialPartFaults();

        /// <summary>Whether it sends frames by itself.</summary>
        public bool IsActive { get; private set; }

        /// <summary>Whether fan and laser are off.</summary>
        public bool IsAsleep { get; private set; }

        /// <summary>The error byte of its frames.</summary>
        public byte ErrorCode { get; set; }

        /// <summary>Starts anew, as after a loss of supply: awake and sending.</summary>
        public void PowerOn()
        {
            _mouth.Hush();
            IsActive = true;
            Wake();
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            if (!Pms5003Frame.TryReadCommand(data, out byte command, out byte argument) || argument > 1)
            {
                return;
            }

            bool isWake = command == SleepCommand && argument == 1;
            if (IsAsleep != isWake)
            {
                // Asleep it obeys nothing but waking; awake it has been woken already.
                return;
            }

            if (isWake)
            {
                Wake();
            }
            else
            {
                Obey(command, argument);
            }
        }

        private void Obey(byte command, byte argument)
        {
            switch (command)
            {
                case ModeCommand:
                    IsActive = argument == 1;
                    Answer(Pms5003Frame.Make((ushort)(command << 8 | argument)));
                    break;
                case SleepCommand:
                    IsAsleep = true;
                    _timer.Cancel();
                    Answer(Pms5003Frame.Make((ushort)(command << 8 | argument)));
                    break;
                case ReadCommand when !IsActive:
                    Answer(_newest);
                    break;
            }
        }

        private void Wake()
        {
            IsAsleep = false;
            _startedNanoseconds = _timeline.NowNanoseconds;
            Measure();
        }

        private void Measure()
        {
            long now = _timeline.NowNanoseconds;
            double seconds = (now - _startedNanoseconds) * 1e-9;
            double share = Math.Min(1, (seconds + 1) / FanSeconds);
            var words = new ushort[13];
            for (int i = 0; i < s_masses.Length; i++)
            {
                double mass = share * _room.At(s_masses[i], now) * (1 + _random.Gaussian(0.05));
                words[i] = (ushort)Math.Round(mass * StandardOfAtmospheric);
                words[3 + i] = (ushort)Math.Round(mass);
            }

            Count(words, seconds < NoNumbersSeconds ? 0 : share, now);
            words[12] = (ushort)(0x97 << 8 | ErrorCode);
            _newest = Pms5003Frame.Make(words);
            if (IsActive)
            {
                _mouth.Say(Spoil(_newest));
            }

            _timer.Set(now + (long)_random.Uniform(ShortestIntervalNanoseconds, LongestIntervalNanoseconds));
        }

        // Cumulative numbers share their particles: the bands between sizes are drawn and added up from the largest on.
        private void Count(ushort[] words, double share, long now)
        {
            long sum = 0;
            double above = 0;
            for (int i = s_numbers.Length - 1; i >= 0; i--)
            {
                double mean = share * _room.At(s_numbers[i], now) * CubicMetresOfCount;
                sum = _random.IsQuiet ? (long)Math.Round(Math.Max(above, mean)) : sum + _random.Poisson(Math.Max(0, mean - above));
                above = Math.Max(above, mean);
                words[6 + i] = (ushort)Math.Min(sum, ushort.MaxValue);
            }
        }

        private void Answer(byte[] frame)
        {
            _mouth.SayAfter(ThinkNanoseconds, Spoil(frame));
        }

        private byte[] Spoil(byte[] frame)
        {
            byte[] said = [.. frame];
            said[^1] ^= (byte)(Faults.HasWrongChecksum ? 0x01 : 0);
            return said;
        }
    }
}
