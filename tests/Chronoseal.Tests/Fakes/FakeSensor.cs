using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>A sensor that does as it is told and keeps a log of its calls.</summary>
    internal sealed class FakeSensor : ISensor, IRecognisable
    {
        private readonly ManualTimeline _timeline;
        private readonly CallLog _log;
        private readonly Quantity[] _quantities;

        public FakeSensor(string name, ManualTimeline timeline, CallLog log, params Quantity[] quantities)
        {
            Name = name;
            _timeline = timeline;
            _log = log;
            _quantities = quantities;
        }

        public string Name { get; }

        public int SampleCapacity
        {
            get { return _quantities.Length; }
        }

        public long ReadyAfterMicroseconds { get; set; } = 10000;

        public int DeviceErrorCode { get; set; }

        public int InstantHalfWidthMicroseconds { get; set; }

        /// <summary>How long a call of Begin keeps the bus.</summary>
        public long BeginMicroseconds { get; set; } = 100;

        public Outcome BeginOutcome { get; set; }

        public Outcome EndOutcome { get; set; }

        public Outcome IdentifyOutcome { get; set; }

        public string Serial { get; set; } = "1";

        public string Type { get; set; } = "1";

        public string Firmware { get; set; } = "1";

        public string Calibration { get; set; } = "2026-01-15";

        public string Fact { get; set; } = "1";

        public string State { get; set; } = "1";

        public long FingerprintValue { get; set; } = 1;

        public Outcome FingerprintOutcome { get; set; }

        /// <summary>How often it was read.</summary>
        public int Fingerprints { get; private set; }

        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Serial = IdentifyOutcome == Outcome.Ok ? Serial : "";
            identity.Type = IdentifyOutcome == Outcome.Ok ? Type : "";
            identity.Firmware = IdentifyOutcome == Outcome.Ok ? Firmware : "";
            identity.CalibrationDate = Calibration.Length > 0 ? Calibration : identity.CalibrationDate;
            identity.AddFact("fact", Fact);
            identity.AddState("state", State);
            _log.Add("identify " + Name);
            return IdentifyOutcome;
        }

        public Outcome ReadFingerprint(out long fingerprint)
        {
            Fingerprints++;
            _log.Add("recognise " + Name);
            fingerprint = FingerprintOutcome == Outcome.Ok ? FingerprintValue : 0;
            return FingerprintOutcome;
        }

        public Outcome Begin()
        {
            _timeline.SleepUntil(_timeline.Microseconds + BeginMicroseconds);
            _log.Add("begin " + Name);
            return BeginOutcome;
        }

        public Outcome End(Sample[] samples, out int count)
        {
            _log.Add("end " + Name);
            count = EndOutcome == Outcome.Ok ? _quantities.Length : 0;
            for (int i = 0; i < count; i++)
            {
                samples[i].Clear();
                samples[i].Quantity = _quantities[i];
                samples[i].Unit = Unit.Count;
                samples[i].Mantissa = 100 + i;
                samples[i].Exponent = -1;
                samples[i].ValueUncertainty = 3;
                samples[i].CounterMicroseconds = _timeline.Microseconds - 500;
                samples[i].InstantHalfWidthMicroseconds = InstantHalfWidthMicroseconds;
                samples[i].Status = SampleStatus.ServiceDue;
            }

            return EndOutcome;
        }

        public Quantity QuantityAt(int index)
        {
            return _quantities[index];
        }

        public long SelfTestMicroseconds { get; set; }

        public Outcome SelfTestOutcome { get; set; } = Outcome.Unsupported;

        public Outcome SelfTest()
        {
            return SelfTestOutcome;
        }

        public string Describe()
        {
            return Name;
        }
    }
}
