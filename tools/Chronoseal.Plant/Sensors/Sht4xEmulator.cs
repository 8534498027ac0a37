namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sensirion SHT4x at I2C address 0x44 (sensors.md 2.1). Takes its value from the room in the middle of the conversion,
    /// does not acknowledge while it converts, gives every reply once. After a heater command the die cools down slowly.
    /// Not modelled: response time of the housing, offset and ageing, supply voltage.
    /// </summary>
    public sealed class Sht4xEmulator : II2cTarget
    {
        /// <summary>The part's address on the bus.</summary>
        public const int Address = 0x44;

        private const double TemperatureNoiseCelsius = 0.02;
        private const double HumidityNoisePercent = 0.04;
        private const double CoolDownSeconds = 8;
        private const long HeatedConversionNanoseconds = 8_000_000;
        private const long ServiceNanoseconds = 900_000;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly I2cReply _reply = new I2cReply();
        private long _busyUntilNanoseconds;
        private long _heatedUntilNanoseconds;
        private double _heatRiseCelsius;

        /// <summary>Puts a part into a room.</summary>
        public Sht4xEmulator(VirtualTimeline timeline, RoomModel room, PlantRandom random)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            SerialNumber = (uint)random.NextBits();
        }

        /// <summary>The serial number. Set it to model a part that was swapped.</summary>
        public uint SerialNumber { get; set; }

        /// <summary>Failures to inject.</summary>
        public I2cPartFaults Faults { get; } = new I2cPartFaults();

        /// <inheritdoc/>
        public bool Write(ReadOnlySpan<byte> data)
        {
            long now = _timeline.NowNanoseconds;
            if (Faults.IsSilent || data.Length != 1 || now < _busyUntilNanoseconds)
            {
                return false;
            }

            _reply.Clear();
            return Obey(data[0], now);
        }

        /// <inheritdoc/>
        public int Read(Span<byte> buffer)
        {
            return _reply.Take(buffer, _timeline.NowNanoseconds, Faults);
        }

        private bool Obey(byte command, long now)
        {
            switch (command)
            {
                case Sht4xCodec.MeasureHigh: return Measure(now, _random.Uniform(6.9e6, 8.3e6));
                case Sht4xCodec.MeasureMedium: return Measure(now, _random.Uniform(3.7e6, 4.5e6));
                case Sht4xCodec.MeasureLow: return Measure(now, _random.Uniform(1.3e6, 1.6e6));
                case Sht4xCodec.ReadSerial: return GiveSerial(now);
                case Sht4xCodec.Reset:
                    _busyUntilNanoseconds = now + ServiceNanoseconds;
                    return true;
                default: return Heat(command, now);
            }
        }

        private bool GiveSerial(long now)
        {
            _busyUntilNanoseconds = now + ServiceNanoseconds;
            Sht4xCodec.WriteReply(_reply.Prepare(Sht4xCodec.ReplyBytes, _busyUntilNanoseconds), (ushort)(SerialNumber >> 16), (ushort)SerialNumber);
            return true;
        }

        private bool Heat(byte command, long now)
        {
            if (!Sht4xHeat.TryGet(command, out Sht4xHeat heat))
            {
                return false;
            }

            _heatRiseCelsius = heat.RiseCelsius;
            _heatedUntilNanoseconds = now + heat.DurationNanoseconds;
            return Measure(now + heat.DurationNanoseconds - HeatedConversionNanoseconds, HeatedConversionNanoseconds);
        }

        private bool Measure(long start, double durationNanoseconds)
        {
            // The room is a function of time, so the value of a future instant can be had now.
            long middle = start + (long)(durationNanoseconds / 2);
            _busyUntilNanoseconds = start + (long)durationNanoseconds;
            double rise = HeatAt(Math.Max(_heatedUntilNanoseconds, middle));
            double celsius = _room.At(RoomParameter.Temperature, middle) + _random.Gaussian(TemperatureNoiseCelsius);
            double percent = _room.At(RoomParameter.RelativeHumidity, middle) + _random.Gaussian(HumidityNoisePercent);

            // Air of the same dew point dries by about 6 % of its relative humidity a kelvin.
            percent *= Math.Exp(-0.06 * rise);
            Sht4xCodec.WriteReply(
                _reply.Prepare(Sht4xCodec.ReplyBytes, _busyUntilNanoseconds),
                Sht4xCodec.TemperatureWord(celsius + rise),
                Sht4xCodec.HumidityWord(percent));
            return true;
        }

        private double HeatAt(long trueNanoseconds)
        {
            return _heatRiseCelsius * Math.Exp(-(trueNanoseconds - _heatedUntilNanoseconds) * 1e-9 / CoolDownSeconds);
        }
    }
}
