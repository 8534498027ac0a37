using Chronoseal.Drivers.Climate;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sht4x
{
    /// <summary>
    /// Sensirion SHT40, SHT41 and SHT45 over I2C (address 0x44, 0x45 or 0x46): temperature and humidity of one conversion.
    /// The measurement instant is the middle of the conversion; half the conversion time bounds it. The heater is never used.
    /// </summary>
    public sealed class Sht4xSensor : ISensor, IRecognisable
    {
        // The end of a conversion that runs, two transfers, of which one may find the bus stuck.
        private const int LongestSelfTestMicroseconds = 60000;

        private readonly II2cDevice _device;
        private readonly IDelay _delay;
        private readonly Sht4xSettings _settings;
        private readonly byte[] _command = new byte[1];
        private readonly byte[] _reply = new byte[Sht4xCodec.ReplyLength];
        private long _askedMicroseconds;
        private long _beganMicroseconds;
        private uint _serialNumber;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Sht4xSensor(string name, II2cDevice device, IDelay delay, Sht4xSettings settings)
        {
            Name = name;
            _device = device;
            _delay = delay;
            _settings = settings;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return 2; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return Sht4xCodec.MeasureMicroseconds; }
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return index == 0 ? Quantity.Temperature : Quantity.RelativeHumidity;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Sensirion SHT4x";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = Sht4xCodec.ConversionMicroseconds / 2;
            Outcome outcome = ReadSerialNumber(out uint serialNumber);
            if (outcome == Outcome.Ok)
            {
                _serialNumber = serialNumber;
                identity.Serial = _serialNumber.ToString("X8");
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            _command[0] = Sht4xCodec.MeasureHighPrecision;
            _askedMicroseconds = _delay.Counter.Microseconds;
            Outcome outcome = _device.Write(_command, 1);
            _beganMicroseconds = _delay.Counter.Microseconds;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _device.Read(_reply, Sht4xCodec.ReplyLength);
            if (outcome == Outcome.Ok)
            {
                outcome = ShtReply.DecodeMeasurement(_reply, out int temperatureTicks, out int humidityTicks);
                if (outcome == Outcome.Ok)
                {
                    Fill(samples[0], samples[1], temperatureTicks, humidityTicks);
                    count = 2;
                }
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return LongestSelfTestMicroseconds; }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            // The part has no self-test command; a serial number with a good CRC proves supply, bus and address.
            return ReadSerialNumber(out _);
        }

        /// <summary>The serial number. Takes <see cref="Sht4xCodec.CommandMicroseconds"/>, and until the end of a conversion that runs.</summary>
        public Outcome ReadFingerprint(out long fingerprint)
        {
            Outcome outcome = ReadSerialNumber(out uint serialNumber);
            fingerprint = serialNumber;
            return outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Sensirion SHT4x, serial " + _serialNumber.ToString("X8") + ", last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome ReadSerialNumber(out uint serialNumber)
        {
            serialNumber = 0;

            // Amid a conversion the part acknowledges nothing.
            _delay.SleepUntil(_beganMicroseconds + Sht4xCodec.MeasureMicroseconds);
            _command[0] = Sht4xCodec.ReadSerialNumber;
            Outcome outcome = _device.Write(_command, 1);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _delay.SleepUntil(_delay.Counter.Microseconds + Sht4xCodec.CommandMicroseconds);
            outcome = _device.Read(_reply, Sht4xCodec.ReplyLength);
            return outcome == Outcome.Ok ? ShtReply.DecodeSerialNumber(_reply, out serialNumber) : outcome;
        }

        private void Fill(Sample temperature, Sample humidity, int temperatureTicks, int humidityTicks)
        {
            ClimateCodec.FillTemperature(
                temperature, ShtReply.TemperatureMilliCelsius(temperatureTicks), (uint)temperatureTicks, _settings.TemperatureUncertaintyMilliCelsius);
            ClimateCodec.FillHumidity(
                humidity, Sht4xCodec.HumidityMilliPercent(humidityTicks), (uint)humidityTicks, _settings.HumidityUncertaintyMilliPercent);
            long latest = _beganMicroseconds + Sht4xCodec.ConversionMicroseconds;
            temperature.PlaceBetween(_askedMicroseconds, latest);
            humidity.PlaceBetween(_askedMicroseconds, latest);
        }
    }
}
