using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>
    /// Sensirion SFA30 over I2C: formaldehyde as a volume fraction. The part measures by itself every 0.5 s; the stamp is the
    /// instant at which the latest value was asked for, and the age of that value belongs to the effective delay.
    /// </summary>
    public sealed class Sfa30Sensor : ISensor
    {
        private readonly II2cDevice _device;
        private readonly IDelay _delay;
        private readonly Sfa30Settings _settings;
        private readonly byte[] _command = new byte[2];
        private readonly byte[] _reply = new byte[Sfa30Codec.MarkingReplyLength];
        private long _beganMicroseconds;
        private string _marking = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Sfa30Sensor(string name, II2cDevice device, IDelay delay, Sfa30Settings settings)
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
            get { return 1; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return Sfa30Codec.ReadValuesMicroseconds; }
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return Quantity.Formaldehyde;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Sensirion SFA30";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = Sfa30Codec.ReadValuesMicroseconds / 2;

            // The marking is only answered at rest, and the part may still be measuring after a restart of the node.
            Outcome outcome = Command(Sfa30Codec.StopMeasurement, Sfa30Codec.StopMicroseconds);
            if (outcome == Outcome.Ok)
            {
                outcome = ReadMarking();
            }

            if (outcome == Outcome.Ok)
            {
                identity.Serial = _marking;
                outcome = Command(Sfa30Codec.StartMeasurement, Sfa30Codec.StartMicroseconds);
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            BigEndian.WriteUInt16(_command, 0, Sfa30Codec.ReadValues);
            _beganMicroseconds = _delay.Counter.Microseconds;
            return _lastOutcome = _device.Write(_command, 2);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _device.Read(_reply, Sfa30Codec.ValuesReplyLength);
            if (outcome == Outcome.Ok)
            {
                outcome = Sfa30Codec.DecodeValues(_reply, out int formaldehyde, out _, out _);
                if (outcome == Outcome.Ok)
                {
                    Fill(samples[0], formaldehyde);
                    count = 1;
                }
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            return Outcome.Unsupported;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Sensirion SFA30, marking " + _marking + ", last " + Outcomes.Name(_lastOutcome);
        }

        private void Fill(Sample sample, int fifthsPpb)
        {
            sample.Clear();
            sample.Quantity = Quantity.Formaldehyde;
            sample.Unit = Unit.PartsPerMillion;
            sample.Exponent = -4;
            sample.Raw = fifthsPpb;
            int tenthsPpb = fifthsPpb * 2;
            if (tenthsPpb < 0)
            {
                tenthsPpb = 0;
                sample.Status = SampleStatus.Clamped;
            }

            sample.Mantissa = tenthsPpb;
            sample.ValueUncertainty = IntegerMath.Maximum(_settings.UncertaintyTenthsPpb, (long)tenthsPpb * _settings.UncertaintyPercent / 100);
            sample.CounterMicroseconds = _beganMicroseconds + Sfa30Codec.ReadValuesMicroseconds / 2;
            sample.InstantHalfWidthMicroseconds = Sfa30Codec.ReadValuesMicroseconds / 2;
        }

        private Outcome ReadMarking()
        {
            Outcome outcome = Command(Sfa30Codec.ReadMarking, Sfa30Codec.ReadMarkingMicroseconds);
            if (outcome == Outcome.Ok)
            {
                outcome = _device.Read(_reply, Sfa30Codec.MarkingReplyLength);
            }

            return outcome == Outcome.Ok ? Sfa30Codec.DecodeMarking(_reply, out _marking) : outcome;
        }

        private Outcome Command(int command, int waitMicroseconds)
        {
            BigEndian.WriteUInt16(_command, 0, command);
            Outcome outcome = _device.Write(_command, 2);
            _delay.SleepUntil(_delay.Counter.Microseconds + waitMicroseconds);
            return outcome;
        }
    }
}
