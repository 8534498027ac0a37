using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Shdlc;

namespace Chronoseal.Drivers.Sps30
{
    /// <summary>
    /// Sensirion SPS30 over UART or I2C: mass concentrations up to 1.0, 2.5, 4 and 10 um and number concentrations from 0.3 um up to
    /// 0.5, 1.0, 2.5, 4 and 10 um. For trends and gross events: not a counter for ISO 14644 classification. The part measures by
    /// itself about every second. A sample stands for the second that ended at its instant, and the instant is known to within the
    /// time in which the part can have had it without our having read it.
    /// </summary>
    public sealed class Sps30Sensor : ISensor
    {
        // One exchange: 5 ms and two transfers on I2C, 150 ms until a UART is given up.
        private const int LongestSelfTestMicroseconds = 200000;

        private const int ExposureMicroseconds = 1000000;
        private const int BufferLength = 60;
        private const long MassSpecified = 1000000;
        private const long NumberSpecified = 3000000000;
        private const int FirstCoarseMass = 2;
        private const int FirstCoarseNumber = 7;

        private readonly ISps30Link _link;
        private readonly IDelay _delay;
        private readonly Sps30Settings _settings;
        private readonly string _bus;
        private readonly byte[] _values = new byte[BufferLength];
        private readonly long[] _mantissas = new long[Sps30Codec.Concentrations];
        private readonly uint[] _raws = new uint[Sps30Codec.Concentrations];
        private long _warmMicroseconds;
        private long _lastValueMicroseconds;
        private long _emptyMicroseconds;
        private int _frozenReadings;
        private int _ownErrorCode;
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver for a part on a UART; nothing is sent yet.</summary>
        public Sps30Sensor(string name, ShdlcChannel channel, IDelay delay, Sps30Settings settings)
            : this(name, new Sps30UartLink(channel, delay), "UART", delay, settings)
        {
        }

        /// <summary>Makes a driver for a part on an I2C bus (address 0x69); nothing is sent yet.</summary>
        public Sps30Sensor(string name, II2cDevice device, IDelay delay, Sps30Settings settings)
            : this(name, new Sps30I2cLink(device, delay), "I2C", delay, settings)
        {
        }

        private Sps30Sensor(string name, ISps30Link link, string bus, IDelay delay, Sps30Settings settings)
        {
            Name = name;
            _link = link;
            _bus = bus;
            _delay = delay;
            _settings = settings;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return Sps30Codec.Concentrations; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return _link.ReadyAfterMicroseconds; }
        }

        /// <summary>
        /// The part's state byte (table 6, bit 7 kept), its status register after a failed <see cref="SelfTest"/>, or
        /// <see cref="Sps30Codec.NoNewValue"/> or <see cref="Sps30Codec.FlatLine"/>.
        /// </summary>
        public int DeviceErrorCode
        {
            get { return _lastOutcome != Outcome.DeviceError ? 0 : _ownErrorCode != 0 ? _ownErrorCode : _link.DeviceErrorCode; }
        }

        private byte Format
        {
            get { return _settings.UsesIntegers ? Sps30Codec.IntegerFormat : Sps30Codec.FloatFormat; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            switch (index)
            {
                case 0: return Quantity.ParticleMass1;
                case 1: return Quantity.ParticleMass2Point5;
                case 2: return Quantity.ParticleMass4;
                case 3: return Quantity.ParticleMass10;
                case 4: return Quantity.ParticleNumber1;
                case 5: return Quantity.ParticleNumber2;
                case 6: return Quantity.ParticleNumber3;
                case 7: return Quantity.ParticleNumber4;
                default: return Quantity.ParticleNumber5;
            }
        }

        /// <summary>
        /// Asks the part who it is and starts it anew, from whatever it was doing: the output format of a measurement that someone
        /// else started cannot be read back. The warm-up begins again.
        /// </summary>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Sensirion SPS30";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = Sps30Codec.UpdateMicroseconds / 2;
            _ownErrorCode = 0;
            Outcome outcome = _link.Wake();
            if (outcome == Outcome.Ok)
            {
                outcome = _link.Stop();
            }

            if (outcome == Outcome.Ok)
            {
                outcome = ReadVersion(identity);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = ReadSerial(identity);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = Start();
                AddFacts(identity);
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            _ownErrorCode = 0;
            return _lastOutcome = _link.BeginValues();
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            bool isFrozen = false;
            Outcome outcome = _link.EndValues(_values, Format, out int length, out uint status);
            if (outcome == Outcome.NotReady)
            {
                outcome = JudgeSilence();
            }
            else if (outcome == Outcome.Ok)
            {
                outcome = Sps30Codec.DecodeValues(_values, length, _mantissas, _raws, out isFrozen);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = JudgeFlatLine(isFrozen);
            }

            if (outcome == Outcome.Ok)
            {
                Fill(samples, Sps30Codec.DecodeStatus(status) | OwnDoubts());
                count = Sps30Codec.Concentrations;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return LongestSelfTestMicroseconds; }
        }

        /// <summary>Reads the status register: <see cref="Outcome.DeviceError"/> with it as the code if fan or laser have failed.</summary>
        public Outcome SelfTest()
        {
            _ownErrorCode = 0;
            Outcome outcome = _link.ReadStatus(out uint status);
            uint failures = status & (Sps30Codec.FanFailure | Sps30Codec.LaserFailure);
            if (outcome == Outcome.Ok && failures != 0)
            {
                _ownErrorCode = (int)failures;
                outcome = Outcome.DeviceError;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Sensirion SPS30 on " + _bus + ", serial " + _serial + (_settings.UsesIntegers ? ", integers" : ", floats")
                + ", last " + Outcomes.Name(_lastOutcome);
        }

        /// <summary>Maintenance: cleans the fan, 10 s without new values. The part must be measuring.</summary>
        public Outcome CleanFan()
        {
            return Maintain(_link.CleanFan());
        }

        /// <summary>Maintenance: reads the interval of automatic fan cleaning. The maker sets 604,800 s; 0 means never.</summary>
        public Outcome ReadCleaningInterval(out uint seconds)
        {
            return Maintain(_link.ReadCleaningInterval(out seconds));
        }

        /// <summary>Maintenance: writes the interval of automatic fan cleaning. The part keeps it for good.</summary>
        public Outcome WriteCleaningInterval(uint seconds)
        {
            return Maintain(_link.WriteCleaningInterval(seconds));
        }

        /// <summary>Maintenance: clears the status register, where a fan failure stays until then.</summary>
        public Outcome ClearStatus()
        {
            return Maintain(_link.ClearStatus());
        }

        /// <summary>Maintenance: stops the measurement and puts the part to sleep; <see cref="Identify"/> wakes it.</summary>
        public Outcome Sleep()
        {
            Outcome outcome = _link.Stop();
            return Maintain(outcome == Outcome.Ok ? _link.Sleep() : outcome);
        }

        /// <summary>Maintenance: resets the part, which stands idle then; <see cref="Identify"/> starts it.</summary>
        public Outcome Reset()
        {
            return Maintain(_link.Reset());
        }

        private Outcome Maintain(Outcome outcome)
        {
            _ownErrorCode = 0;
            return _lastOutcome = outcome;
        }

        private Outcome ReadVersion(SensorIdentity identity)
        {
            Outcome outcome = _link.ReadVersion(out int major, out int minor);
            if (outcome == Outcome.Ok)
            {
                identity.Firmware = major.ToString() + "." + minor.ToString();
            }

            return outcome;
        }

        private Outcome ReadSerial(SensorIdentity identity)
        {
            Outcome outcome = _link.ReadSerial(out string serial);
            if (outcome == Outcome.Ok)
            {
                // Readings that stand still are the fault of one specimen; a restart does not clear it of them.
                _frozenReadings = serial == _serial ? _frozenReadings : 0;
                _serial = serial;
                identity.Serial = serial;
            }

            return outcome;
        }

        private Outcome Start()
        {
            _emptyMicroseconds = _delay.Counter.Microseconds;
            Outcome outcome = _link.Start(Format);
            _lastValueMicroseconds = _delay.Counter.Microseconds;
            _warmMicroseconds = _lastValueMicroseconds + _settings.WarmUpSeconds * 1000000L;
            return outcome;
        }

        private void AddFacts(SensorIdentity identity)
        {
            identity.AddFact("pn1", "0.3-0.5 um");
            identity.AddFact("pn2", "0.3-1.0 um");
            identity.AddFact("pn3", "0.3-2.5 um");
            identity.AddFact("pn4", "0.3-4.0 um");
            identity.AddFact("pn5", "0.3-10 um");
            identity.AddFact("warm-up", _settings.WarmUpSeconds.ToString() + " s");
        }

        // Nothing new is well for a second, and for the seconds of a fan cleaning; not for longer.
        private Outcome JudgeSilence()
        {
            _emptyMicroseconds = _link.AskedMicroseconds;
            if (_link.AskedMicroseconds - _lastValueMicroseconds <= _settings.SilenceSeconds * 1000000L)
            {
                return Outcome.NotReady;
            }

            _ownErrorCode = Sps30Codec.NoNewValue;
            return Outcome.DeviceError;
        }

        private Outcome JudgeFlatLine(bool isFrozen)
        {
            _lastValueMicroseconds = _link.AnsweredMicroseconds;
            _frozenReadings = isFrozen ? _frozenReadings + 1 : 0;
            if (_settings.FlatLineReadings == 0 || _frozenReadings < _settings.FlatLineReadings)
            {
                return Outcome.Ok;
            }

            _frozenReadings = _settings.FlatLineReadings;
            _ownErrorCode = Sps30Codec.FlatLine;
            return Outcome.DeviceError;
        }

        private int OwnDoubts()
        {
            return _frozenReadings > 0 || _link.AskedMicroseconds < _warmMicroseconds ? SampleStatus.InstrumentWarning : 0;
        }

        private void Fill(Sample[] samples, int status)
        {
            // Newer than the last time the part was left without new values, and than one update ago; not newer than the answer.
            long latest = _link.AnsweredMicroseconds;
            long earliest = IntegerMath.Maximum(_emptyMicroseconds, _link.AskedMicroseconds - Sps30Codec.UpdateMicroseconds);
            int halfWidth = (int)((latest - earliest + 1) / 2);
            _emptyMicroseconds = _link.AskedMicroseconds;
            for (int i = 0; i < Sps30Codec.Concentrations; i++)
            {
                Sample sample = samples[i];
                sample.Clear();
                sample.Quantity = QuantityAt(i);
                bool isMass = i < Sps30Codec.Masses;
                sample.Unit = isMass ? Unit.MicrogramsPerCubicMetre : Unit.PerCubicMetre;
                sample.Exponent = isMass ? Sps30Codec.MassExponent : 0;
                sample.Mantissa = _mantissas[i];
                sample.Raw = _raws[i];
                sample.ValueUncertainty = Uncertainty(i, _mantissas[i]);
                sample.CounterMicroseconds = latest - halfWidth;
                sample.InstantHalfWidthMicroseconds = halfWidth;
                sample.ExposureMicroseconds = ExposureMicroseconds;
                bool isBeyond = _mantissas[i] > (isMass ? MassSpecified : NumberSpecified);
                sample.Status = isBeyond ? status | SampleStatus.Overflow : status;
            }
        }

        private long Uncertainty(int index, long mantissa)
        {
            bool isCoarse = index < Sps30Codec.Masses ? index >= FirstCoarseMass : index >= FirstCoarseNumber;
            long proportional = mantissa * (isCoarse ? _settings.CoarsePerTenThousand : _settings.FinePerTenThousand) / 10000;
            long floor = isCoarse ? _settings.CoarseNumberFloor : _settings.FineNumberFloor;
            if (index < FirstCoarseMass)
            {
                floor = _settings.FineMassFloor + mantissa * _settings.FineMassSlopePerTenThousand / 10000;
            }
            else if (index < Sps30Codec.Masses)
            {
                floor = _settings.CoarseMassFloor;
            }

            return IntegerMath.Maximum(floor, proportional);
        }
    }
}
