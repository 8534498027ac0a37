using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace OemExample
{
    /// <summary>
    /// A driver of your own, against the contract: the TMP117 thermometer (TI data sheet SNOSD82; not checked on a real part).
    /// One conversion a reading, on request; the stamp is the middle of the conversion.
    /// </summary>
    public sealed class Tmp117Sensor : ISensor
    {
        private const byte TemperatureRegister = 0x00;
        private const byte ConfigurationRegister = 0x01;
        private const byte UniqueIdRegister = 0x05;
        private const byte DeviceIdRegister = 0x0F;
        private const int DeviceId = 0x117;

        // Section 7.6.1.3: MOD = 11 one-shot, AVG = 00 without averaging; bit 13 says that data is ready.
        private const int OneShot = 0x0C00;
        private const int DataReady = 0x2000;

        // What the register holds until the first conversion has ended (section 7.6.1.2).
        private const int NoValue = -32768;

        // Section 6.7: 15.5 ms typical, 17.5 ms at most.
        private const int ConversionMicroseconds = 17500;

        // One transfer, with a bus that is stuck.
        private const int SelfTestLimitMicroseconds = 30000;

        private readonly II2cDevice _device;
        private readonly IDelay _delay;
        private readonly byte[] _write = new byte[3];
        private readonly byte[] _read = new byte[2];
        private string _serial = "";
        private long _beganMicroseconds;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Tmp117Sensor(string name, II2cDevice device, IDelay delay)
        {
            Name = name;
            _device = device;
            _delay = delay;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return 1; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return ConversionMicroseconds; }
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return Quantity.Temperature;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "TI TMP117";
            identity.InstantHalfWidthMicroseconds = ConversionMicroseconds / 2;
            Outcome outcome = ReadRegister(DeviceIdRegister, out int id);
            if (outcome == Outcome.Ok && (id & 0x0FFF) != DeviceId)
            {
                // The bus has no checksum: what proves that this is the part is its identity, and nothing else is taken for it.
                outcome = Outcome.WrongReply;
            }

            int unique = 0;
            if (outcome == Outcome.Ok)
            {
                outcome = ReadRegister(UniqueIdRegister, out unique);
            }

            if (outcome == Outcome.Ok)
            {
                _serial = (unique & 0xFFFF).ToString("X4");
                identity.Serial = _serial;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            _write[0] = ConfigurationRegister;
            BigEndian.WriteUInt16(_write, 1, OneShot);
            Outcome outcome = _device.Write(_write, 3);
            _beganMicroseconds = _delay.Counter.Microseconds;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = ReadRegister(ConfigurationRegister, out int configuration);
            if (outcome == Outcome.Ok && (configuration & DataReady) == 0)
            {
                // It was told to convert and has not: it was restarted, or is not there any more.
                outcome = Outcome.Timeout;
            }

            int raw = NoValue;
            if (outcome == Outcome.Ok)
            {
                outcome = ReadRegister(TemperatureRegister, out raw);
            }

            if (outcome == Outcome.Ok && raw == NoValue)
            {
                outcome = Outcome.OutOfRange;
            }

            if (outcome == Outcome.Ok)
            {
                Fill(samples[0], raw);
                count = 1;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return SelfTestLimitMicroseconds; }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            Outcome outcome = ReadRegister(DeviceIdRegister, out int id);
            return outcome == Outcome.Ok && (id & 0x0FFF) != DeviceId ? Outcome.WrongReply : outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": TI TMP117, serial " + _serial + ", last " + Outcomes.Name(_lastOutcome);
        }

        private void Fill(Sample sample, int raw)
        {
            sample.Clear();
            sample.Quantity = Quantity.Temperature;
            sample.Unit = Unit.Celsius;

            // 7.8125 millidegrees a step are 78,125 tenths of a microdegree: exact in integers.
            sample.Mantissa = raw * 78125L;
            sample.Exponent = -7;
            sample.Raw = raw;
            sample.CounterMicroseconds = _beganMicroseconds + ConversionMicroseconds / 2;
            sample.InstantHalfWidthMicroseconds = ConversionMicroseconds / 2;
        }

        private Outcome ReadRegister(byte register, out int value)
        {
            _write[0] = register;
            Outcome outcome = _device.Write(_write, 1);
            if (outcome == Outcome.Ok)
            {
                outcome = _device.Read(_read, 2);
            }

            value = outcome == Outcome.Ok ? BigEndian.ReadInt16(_read, 0) : 0;
            return outcome;
        }
    }
}
