namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sensirion SFA30 on I2C, address 0x5D (sensors.md 4.3). Before the first value of a measurement every word is
    /// <see cref="Sfa30Codec.NotReady"/>.
    /// </summary>
    public sealed class Sfa30Emulator : II2cTarget
    {
        /// <summary>The part's address on the bus.</summary>
        public const int Address = 0x5D;

        /// <summary>Time between new values, in nanoseconds.</summary>
        public const long IntervalNanoseconds = Sfa30Cell.IntervalNanoseconds;

        private const int ValueBytes = 3 * SensirionWord.Bytes;
        private const int MarkingBytes = Sfa30Codec.MarkingCharacters / 2 * SensirionWord.Bytes;
        private const long StartNanoseconds = 900_000;
        private const long StopNanoseconds = 48_000_000;
        private const long ReadNanoseconds = 4_500_000;
        private const long MarkingNanoseconds = 1_800_000;
        private const long ResetNanoseconds = 95_000_000;

        private readonly VirtualTimeline _timeline;
        private readonly Sfa30Cell _cell;
        private readonly I2cReply _reply = new I2cReply();
        private long _busyUntilNanoseconds;

        /// <summary>Puts a part into a room.</summary>
        public Sfa30Emulator(VirtualTimeline timeline, RoomModel room, PlantRandom random)
        {
            _timeline = timeline;
            _cell = new Sfa30Cell(timeline, room, random);
        }

        /// <summary>The marking, at most 32 ASCII characters. Set it to model a part that was swapped.</summary>
        public string Marking
        {
            get { return _cell.Marking; }
            set { _cell.Marking = value; }
        }

        /// <summary>Failures to inject.</summary>
        public I2cPartFaults Faults { get; } = new I2cPartFaults();

        /// <summary>True between start and stop.</summary>
        public bool IsMeasuring
        {
            get { return _cell.IsMeasuring; }
        }

        /// <summary>When the value was measured that is the newest at an instant, in true nanoseconds; negative if there is none.</summary>
        public long NewestNanoseconds(long atNanoseconds)
        {
            return _cell.NewestNanoseconds(atNanoseconds);
        }

        /// <summary>Takes the supply away for a moment: the part is idle then.</summary>
        public void BrownOut()
        {
            _cell.Stop();
            _reply.Clear();
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
                    _cell.Start();
                    return Busy(now + StartNanoseconds);
                case Sfa30Codec.Stop:
                    _cell.Stop();
                    return Busy(now + StopNanoseconds);
                case Sfa30Codec.Reset:
                    _cell.Stop();
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
            Span<byte> reply = _reply.Prepare(ValueBytes, now + ReadNanoseconds);
            if (_cell.Measure())
            {
                Sfa30Codec.WriteValues(reply, _cell.Formaldehyde, _cell.Humidity, _cell.Temperature);
            }
            else
            {
                Sfa30Codec.WriteValues(reply, Sfa30Codec.NotReady, Sfa30Codec.NotReady, Sfa30Codec.NotReady);
            }
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
