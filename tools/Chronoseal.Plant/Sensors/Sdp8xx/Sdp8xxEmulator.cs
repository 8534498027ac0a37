namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sensirion SDP8xx or SDP3x on I2C (sensors.md 6.1), continuous modes only. Updates every half millisecond. In the
    /// averaging mode a value is the mean of the updates since the last read for the first 25 ms, and goes on from there by
    /// exponential smoothing. While it measures it takes the stop only; idle, it acknowledges no read. Not modelled:
    /// triggered mode, sleep, mass flow compensation, general call reset, response time, hoses.
    /// </summary>
    public sealed class Sdp8xxEmulator : II2cTarget
    {
        /// <summary>The address of most SDP8xx.</summary>
        public const int Address = 0x25;

        /// <summary>The default address of an SDP3x.</summary>
        public const int SmallAddress = 0x21;

        /// <summary>Time between updates, in nanoseconds.</summary>
        public const long UpdateNanoseconds = 500_000;

        private const ushort StartAverage = 0x3615;
        private const ushort StartPlain = 0x361E;
        private const ushort Stop = 0x3FF9;
        private const ushort PrepareIdentifier = 0x367C;
        private const ushort ReadIdentifier = 0xE102;
        private const long FirstValueNanoseconds = 8_000_000;
        private const long StopNanoseconds = 500_000;
        private const long MeanUpdates = 50;
        private const double Smoothing = 0.05;

        // What is further back than this many updates has a weight below 1e-8.
        private const long SmoothedUpdates = 360;
        private const double NoisePascals = 0.02;
        private const double TemperatureSteps = 200;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly I2cReply _reply = new I2cReply();
        private readonly short _stepsPerPascal;
        private ushort _mode;
        private bool _isIdentifierPrepared;
        private long _startedNanoseconds;
        private long _lastRead;
        private long _busyUntilNanoseconds;

        /// <summary>Puts a part between a room and its corridor.</summary>
        /// <param name="timeline">True time.</param>
        /// <param name="room">The room.</param>
        /// <param name="random">Its noise and serial number.</param>
        /// <param name="productNumber">What it says it is.</param>
        /// <param name="stepsPerPascal">60 for 500 Pa, 240 for 125 Pa.</param>
        public Sdp8xxEmulator(VirtualTimeline timeline, RoomModel room, PlantRandom random, uint productNumber, short stepsPerPascal)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            _stepsPerPascal = stepsPerPascal;
            ProductNumber = productNumber;
            SerialNumber = random.NextBits();
        }

        /// <summary>What it says it is.</summary>
        public uint ProductNumber { get; }

        /// <summary>The serial number. Set it to model a part that was swapped.</summary>
        public ulong SerialNumber { get; set; }

        /// <summary>Failures to inject.</summary>
        public I2cPartFaults Faults { get; } = new I2cPartFaults();

        /// <summary>A value to send in place of the room's, in steps; null for the room's.</summary>
        public short? ForcedSteps { get; set; }

        /// <summary>A scale to send in place of its own; null for its own.</summary>
        public short? ForcedScale { get; set; }

        /// <summary>Whether it measures.</summary>
        public bool IsMeasuring
        {
            get { return _mode != 0; }
        }

        /// <summary>Takes the supply away for a moment: idle again.</summary>
        public void LosePower()
        {
            _mode = 0;
            _isIdentifierPrepared = false;
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
            bool isPrepared = _isIdentifierPrepared;
            _isIdentifierPrepared = false;
            return Obey((ushort)((data[0] << 8) | data[1]), isPrepared, now);
        }

        /// <inheritdoc/>
        public int Read(Span<byte> buffer)
        {
            long now = _timeline.NowNanoseconds;
            if (IsMeasuring)
            {
                Latch(now);
            }

            return _reply.Take(buffer, now, Faults);
        }

        private bool Obey(ushort command, bool isPrepared, long now)
        {
            switch (command)
            {
                case StartAverage when !IsMeasuring:
                case StartPlain when !IsMeasuring:
                    _mode = command;
                    _startedNanoseconds = now + FirstValueNanoseconds;
                    _lastRead = -1;
                    return true;
                case Stop when IsMeasuring:
                    _mode = 0;
                    _busyUntilNanoseconds = now + StopNanoseconds;
                    return true;
                case PrepareIdentifier when !IsMeasuring:
                    return _isIdentifierPrepared = true;
                case ReadIdentifier when isPrepared:
                    GiveIdentifier(now);
                    return true;
                default:
                    return false;
            }
        }

        private void GiveIdentifier(long now)
        {
            Span<byte> reply = _reply.Prepare(6 * SensirionWord.Bytes, now);
            SensirionWord.Write(reply, (ushort)(ProductNumber >> 16));
            SensirionWord.Write(reply.Slice(SensirionWord.Bytes), (ushort)ProductNumber);
            for (int i = 0; i < 4; i++)
            {
                SensirionWord.Write(reply.Slice((2 + i) * SensirionWord.Bytes), (ushort)(SerialNumber >> (48 - 16 * i)));
            }
        }

        private void Latch(long now)
        {
            long newest = now < _startedNanoseconds ? -1 : (now - _startedNanoseconds) / UpdateNanoseconds;
            if (newest <= _lastRead)
            {
                return;
            }

            double pascals = (_mode == StartAverage ? Average(_lastRead + 1, newest) : PascalsAt(newest)) + _random.Gaussian(NoisePascals);
            _lastRead = newest;
            short steps = ForcedSteps ?? (short)Math.Clamp(Math.Round(pascals * _stepsPerPascal), short.MinValue, short.MaxValue);
            Span<byte> reply = _reply.Prepare(3 * SensirionWord.Bytes, now);
            SensirionWord.Write(reply, (ushort)steps);
            SensirionWord.Write(reply.Slice(SensirionWord.Bytes), (ushort)(short)Math.Round(_room.At(RoomParameter.Temperature, now) * TemperatureSteps));
            SensirionWord.Write(reply.Slice(2 * SensirionWord.Bytes), (ushort)(ForcedScale ?? _stepsPerPascal));
        }

        private double Average(long first, long newest)
        {
            long meanEnd = Math.Min(newest, first + MeanUpdates - 1);
            double value = 0;
            for (long i = first; i <= meanEnd; i++)
            {
                value += PascalsAt(i) / (meanEnd - first + 1);
            }

            for (long i = Math.Max(meanEnd + 1, newest - SmoothedUpdates); i <= newest; i++)
            {
                value += Smoothing * (PascalsAt(i) - value);
            }

            return value;
        }

        private double PascalsAt(long update) => _room.At(RoomParameter.DifferentialPressure, _startedNanoseconds + update * UpdateNanoseconds);
    }
}
