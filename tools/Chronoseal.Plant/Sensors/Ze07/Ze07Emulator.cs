namespace Chronoseal.Plant
{
    /// <summary>
    /// A Winsen ZE07-CH2O (sensors.md 4.5). Measures every second, comes up uploading, answers reads once it was switched to.
    /// Not modelled: response time of the cell, preheating, drift, other gases.
    /// </summary>
    public sealed class Ze07Emulator : ISerialPeer
    {
        private const double NoisePartsPerBillion = 1;
        private const double MicrogramsPerPart = 1.3;
        private const ushort FullScale = 5000;
        private const byte PartsPerBillion = 0x04;
        private const long IntervalNanoseconds = 1_000_000_000;
        private const long ThinkNanoseconds = 3_000_000;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly SerialMouth _mouth;
        private readonly PlantTimer _timer;
        private ushort _partsPerBillion;

        /// <summary>Puts a part at the far end of a line and powers it.</summary>
        public Ze07Emulator(SerialLine line, RoomModel room, PlantRandom random)
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

        /// <summary>Whether it uploads by itself.</summary>
        public bool IsUploading { get; private set; }

        /// <summary>Whether it answers reads while it uploads, too: the manual does not say.</summary>
        public bool AnswersWhileUploading { get; set; }

        /// <summary>Starts anew, as after a loss of supply: uploading.</summary>
        public void PowerOn()
        {
            _mouth.Hush();
            IsUploading = true;
            _timer.Set(_timeline.NowNanoseconds + (long)_random.Uniform(0.1e9, IntervalNanoseconds));
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            if (data.Length != Ze07Frame.Bytes || data[0] != 0xFF || data[1] != 0x01 || !data.SequenceEqual(Ze07Frame.Seal(data[..^1])))
            {
                return;
            }

            switch (data[2])
            {
                case 0x78 when data[3] is 0x40 or 0x41:
                    IsUploading = data[3] == 0x40;
                    break;
                case 0x86 when !IsUploading || AnswersWhileUploading:
                    _mouth.SayAfter(ThinkNanoseconds, Spoil(Ze07Frame.Reply((ushort)Math.Round(_partsPerBillion * MicrogramsPerPart), _partsPerBillion)));
                    break;
            }
        }

        private void Measure()
        {
            double value = _room.At(RoomParameter.Formaldehyde, _timeline.NowNanoseconds) + _random.Gaussian(NoisePartsPerBillion);
            _partsPerBillion = (ushort)Math.Clamp(Math.Round(value), 0, ushort.MaxValue);
            _timer.Set(_timeline.NowNanoseconds + IntervalNanoseconds);
            if (IsUploading)
            {
                _mouth.Say(Spoil(Ze07Frame.Upload(PartsPerBillion, 0, _partsPerBillion, FullScale)));
            }
        }

        private byte[] Spoil(byte[] frame)
        {
            frame[^1] ^= (byte)(Faults.HasWrongChecksum ? 0x01 : 0);
            return frame;
        }
    }
}
