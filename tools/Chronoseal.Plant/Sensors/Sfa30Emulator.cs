namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sensirion SFA30 on I2C, address 0x5D (sensors.md 4.3). While it measures it has a new value every half second from
    /// its start; before the first one every word is <see cref="Sfa30Codec.NotReady"/>. Not modelled: the SHDLC interface,
    /// warm-up of the cell, its averaging and its cross-sensitivities.
    /// </summary>
    public sealed class Sfa30Emulator : II2cTarget
    {
        /// <summary>The part's address on the bus.</summary>
        public const int Address = 0x5D;

        /// <summary>Time between new values, in nanoseconds.</summary>
        public const long IntervalNanoseconds = 500_000_000;

        private const int ValueBytes = 3 * SensirionWord.Bytes;
        private const int MarkingBytes = Sfa30Codec.MarkingCharacters / 2 * SensirionWord.Bytes;
        private const long StartNanoseconds = 900_000;
        private const long StopNanoseconds = 48_000_000;
        private const long ReadNanoseconds = 4_500_000;
        private const long MarkingNanoseconds = 1_800_000;
        private const long ResetNanoseconds = 95_000_000;
        private const double FormaldehydeNoisePartsPerBillion = 0.4;
        private const double HumidityNoisePercent = 0.1;
        private const double TemperatureNoiseCelsius = 0.05;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly I2cReply _reply = new I2cReply();
        private long _startedNanoseconds = VirtualTimeline.Never;
        private long _busyUntilNanoseconds;
        private long _drawnValue = -1;
        private ushort _formaldehyde;
        private ushort _humidity;
        private ushort _temperature;

        /// <summary>Puts a part into a room.</summary>
        public Sfa30Emulator(VirtualTimeline timeline, RoomModel room, PlantRandom random)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            Marking = random.NextBits().ToString("X16");
        }

        /// <summary>The marking, at most 32 ASCII characters. Set it to model a part that was swapped.</summary>
        public string Marking { get; set; }

        /// <summary>Failures to inject.</summary>
        public I2cPartFaults Faults { get; } = new I2cPartFaults();

        /// <summary>True between start and stop.</summary>
        public bool IsMeasuring
        {
            get { return _startedNanoseconds != VirtualTimeline.Never; }
        }

        /// <inheritdoc/>
        public bool Write(ReadOnlySpan<byte> data)
        {
            long now = _timeline.NowNanoseconds;
            if (Faults.IsSilent || data.Length != 2 || now < _busyUntilNanoseconds)
            {
                return false;
            }

            _reply.Clear();
            return Obey((ushort)((data[0] << 8) | data[1]), now);
        }

        /// <inheritdoc/>
        public int Read(Span<byte> buffer)
        {
            return _reply.Take(buffer, _timeline.NowNanoseconds, Faults);
        }

        private bool Obey(ushort command, long now)
        {
            switch (command)
            {
                case Sfa30Codec.Start when !IsMeasuring:
                    _startedNanoseconds = now;
                    _drawnValue = -1;
                    return Busy(now + StartNanoseconds);
                case Sfa30Codec.Stop:
                    _startedNanoseconds = VirtualTimeline.Never;
                    return Busy(now + StopNanoseconds);
                case Sfa30Codec.Reset:
                    _startedNanoseconds = VirtualTimeline.Never;
                    return Busy(now + ResetNanoseconds);
                case Sfa30Codec.ReadValues when IsMeasuring:
                    GiveValues(now);
                    return Busy(now + ReadNanoseconds);
                case Sfa30Codec.ReadMarking when !IsMeasuring:
                    GiveMarking(now);
                    return Busy(now + MarkingNanoseconds);
                default:
                    return false;
            }
        }

        private bool Busy(long untilNanoseconds)
        {
            _busyUntilNanoseconds = untilNanoseconds;
            return true;
        }

        private void GiveValues(long now)
        {
            long value = (now - _startedNanoseconds) / IntervalNanoseconds;
            if (value > 0 && value != _drawnValue)
            {
                _drawnValue = value;
                Draw(_startedNanoseconds + value * IntervalNanoseconds);
            }

            Span<byte> reply = _reply.Prepare(ValueBytes, now + ReadNanoseconds);
            if (value > 0)
            {
                Sfa30Codec.WriteValues(reply, _formaldehyde, _humidity, _temperature);
            }
            else
            {
                Sfa30Codec.WriteValues(reply, Sfa30Codec.NotReady, Sfa30Codec.NotReady, Sfa30Codec.NotReady);
            }
        }

        private void Draw(long trueNanoseconds)
        {
            _formaldehyde = Sfa30Codec.FormaldehydeWord(_room.At(RoomParameter.Formaldehyde, trueNanoseconds) + _random.Gaussian(FormaldehydeNoisePartsPerBillion));
            _humidity = Sfa30Codec.HumidityWord(_room.At(RoomParameter.RelativeHumidity, trueNanoseconds) + _random.Gaussian(HumidityNoisePercent));
            _temperature = Sfa30Codec.TemperatureWord(_room.At(RoomParameter.Temperature, trueNanoseconds) + _random.Gaussian(TemperatureNoiseCelsius));
        }

        private void GiveMarking(long now)
        {
            Span<byte> reply = _reply.Prepare(MarkingBytes, now + MarkingNanoseconds);
            for (int i = 0; i < Sfa30Codec.MarkingCharacters / 2; i++)
            {
                SensirionWord.Write(reply.Slice(i * SensirionWord.Bytes), (ushort)((CharacterAt(2 * i) << 8) | CharacterAt(2 * i + 1)));
            }
        }

        private int CharacterAt(int index)
        {
            return index < Marking.Length ? Marking[index] & 0x7F : 0;
        }
    }
}
