namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sensirion SHT3x or SHT85 at I2C address 0x44 (sensors.md 2.2). Takes its value from the room in the middle of the
    /// conversion. On request it acknowledges nothing until the value is there; in periodic mode it takes the fetch and the
    /// break only, and has each value once. After power-up it is idle and its status says so. Not modelled: clock stretching,
    /// alert limits, accelerated response time, response time of the housing, general call reset.
    /// </summary>
    public sealed class Sht3xEmulator : II2cTarget
    {
        /// <summary>The part's address on the bus.</summary>
        public const int Address = 0x44;

        private const double TemperatureNoiseCelsius = 0.02;
        private const double HumidityNoisePercent = 0.04;
        private const double HeaterRiseCelsius = 3;
        private const double PeriodTolerance = 0.02;
        private const long ServiceNanoseconds = 900_000;
        private const long ResetNanoseconds = 1_500_000;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly I2cReply _reply = new I2cReply();
        private readonly double _periodFactor;
        private long _busyUntilNanoseconds;
        private long _startedNanoseconds;
        private long _fetched;
        private Sht3xMeasurement _periodic;
        private ushort _status = Sht3xCodec.StatusAtPowerUp;

        /// <summary>Puts a part into a room.</summary>
        public Sht3xEmulator(VirtualTimeline timeline, RoomModel room, PlantRandom random)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            SerialNumber = (uint)random.NextBits();
            _periodFactor = random.Uniform(1 - PeriodTolerance, 1 + PeriodTolerance);
        }

        /// <summary>The serial number. Set it to model a part that was swapped, together with <see cref="LosePower"/>.</summary>
        public uint SerialNumber { get; set; }

        /// <summary>Failures to inject.</summary>
        public I2cPartFaults Faults { get; } = new I2cPartFaults();

        /// <summary>Whether the heater is on, as after a disturbed power-up.</summary>
        public bool IsHeaterOn
        {
            get { return (_status & Sht3xCodec.StatusHeater) != 0; }
            set { _status = (ushort)(value ? _status | Sht3xCodec.StatusHeater : _status & ~Sht3xCodec.StatusHeater); }
        }

        /// <summary>Whether the part measures by itself.</summary>
        public bool IsPeriodic
        {
            get { return _periodic.PeriodNanoseconds > 0; }
        }

        /// <summary>Takes the supply away for a moment: idle, heater off, everything forgotten.</summary>
        public void LosePower()
        {
            _status = Sht3xCodec.StatusAtPowerUp;
            _periodic = default;
            _reply.Clear();
            _busyUntilNanoseconds = _timeline.NowNanoseconds + ResetNanoseconds;
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
            bool isUnderstood = Obey((ushort)((data[0] << 8) | data[1]), now);
            _status = (ushort)(isUnderstood ? _status & ~Sht3xCodec.StatusCommandFailed : _status | Sht3xCodec.StatusCommandFailed);
            return isUnderstood;
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
                case Sht3xCodec.Fetch:
                    GiveNewest(now);
                    return true;
                case Sht3xCodec.Break:
                    _periodic = default;
                    return Busy(now, ServiceNanoseconds);
                default:
                    return !IsPeriodic && (Measure(command, now) || Serve(command, now));
            }
        }

        private bool Serve(ushort command, long now)
        {
            switch (command)
            {
                case Sht3xCodec.HeaterOn:
                case Sht3xCodec.HeaterOff:
                    IsHeaterOn = command == Sht3xCodec.HeaterOn;
                    return Busy(now, ServiceNanoseconds);
                case Sht3xCodec.ClearStatus:
                    _status &= Sht3xCodec.StatusHeater;
                    return Busy(now, ServiceNanoseconds);
                case Sht3xCodec.Reset:
                    LosePower();
                    return true;
                case Sht3xCodec.ReadStatus:
                    SensirionWord.Write(_reply.Prepare(SensirionWord.Bytes, now), _status);
                    return true;
                case Sht3xCodec.ReadSerial:
                    WritePair(_reply.Prepare(2 * SensirionWord.Bytes, now + ServiceNanoseconds), (ushort)(SerialNumber >> 16), (ushort)SerialNumber);
                    return Busy(now, ServiceNanoseconds);
                default:
                    return false;
            }
        }

        private bool Measure(ushort command, long now)
        {
            if (!Sht3xMeasurement.TryGet(command, out Sht3xMeasurement measurement))
            {
                return false;
            }

            if (measurement.PeriodNanoseconds > 0)
            {
                _periodic = measurement;
                _startedNanoseconds = now;
                _fetched = -1;
                return true;
            }

            long duration = (long)_random.Uniform(measurement.ShortestNanoseconds, measurement.LongestNanoseconds);
            WriteValue(_reply.Prepare(2 * SensirionWord.Bytes, now + duration), now + duration / 2);
            return Busy(now, duration);
        }

        private void GiveNewest(long now)
        {
            if (!IsPeriodic)
            {
                return;
            }

            // Conversion number n runs from n periods after the start on; the newest is the last that has ended.
            double period = _periodic.PeriodNanoseconds * _periodFactor;
            double duration = (_periodic.ShortestNanoseconds + _periodic.LongestNanoseconds) / 2;
            long newest = (long)Math.Floor((now - _startedNanoseconds - duration) / period);
            if (newest > _fetched)
            {
                _fetched = newest;
                WriteValue(_reply.Prepare(2 * SensirionWord.Bytes, now), _startedNanoseconds + (long)(newest * period + duration / 2));
            }
        }

        private bool Busy(long now, long nanoseconds)
        {
            _busyUntilNanoseconds = now + nanoseconds;
            return true;
        }

        private void WriteValue(Span<byte> reply, long trueNanoseconds)
        {
            double rise = IsHeaterOn ? HeaterRiseCelsius : 0;
            double celsius = _room.At(RoomParameter.Temperature, trueNanoseconds) + _random.Gaussian(TemperatureNoiseCelsius);
            double percent = _room.At(RoomParameter.RelativeHumidity, trueNanoseconds) + _random.Gaussian(HumidityNoisePercent);

            // Air of the same dew point dries by about 6 % of its relative humidity a kelvin.
            WritePair(reply, Sht3xCodec.TemperatureWord(celsius + rise), Sht3xCodec.HumidityWord(percent * Math.Exp(-0.06 * rise)));
        }

        private static void WritePair(Span<byte> reply, ushort first, ushort second)
        {
            SensirionWord.Write(reply, first);
            SensirionWord.Write(reply.Slice(SensirionWord.Bytes), second);
        }
    }
}
