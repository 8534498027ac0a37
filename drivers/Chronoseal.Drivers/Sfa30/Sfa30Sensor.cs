using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Shdlc;

namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>
    /// Sensirion SFA30 over I2C or UART: formaldehyde as a volume fraction. The part measures by itself every 0.5 s and gives its
    /// newest value as often as it is asked: a sample was measured at some time between one such period before the question and the
    /// answer, and its stamp says no more than that.
    /// </summary>
    public sealed class Sfa30Sensor : ISensor
    {
        private readonly ISfa30Link _link;
        private readonly IDelay _delay;
        private readonly Sfa30Settings _settings;
        private readonly string _bus;
        private long _lastValueMicroseconds;
        private int _ownErrorCode;
        private string _marking = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver for a part on an I2C bus (address 0x5D); nothing is sent yet.</summary>
        public Sfa30Sensor(string name, II2cDevice device, IDelay delay, Sfa30Settings settings)
            : this(name, new Sfa30I2cLink(device, delay), "I2C", delay, settings)
        {
        }

        /// <summary>Makes a driver for a part on a UART; nothing is sent yet.</summary>
        public Sfa30Sensor(string name, ShdlcChannel channel, IDelay delay, Sfa30Settings settings)
            : this(name, new Sfa30UartLink(channel), "UART", delay, settings)
        {
        }

        private Sfa30Sensor(string name, ISfa30Link link, string bus, IDelay delay, Sfa30Settings settings)
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
            get { return 1; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return _link.ReadyAfterMicroseconds; }
        }

        /// <summary>The part's state byte over UART, or <see cref="Sfa30Codec.NoNewValue"/>.</summary>
        public int DeviceErrorCode
        {
            get { return _lastOutcome != Outcome.DeviceError ? 0 : _ownErrorCode != 0 ? _ownErrorCode : _link.DeviceErrorCode; }
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
            identity.InstantHalfWidthMicroseconds = (Sfa30Codec.UpdateMicroseconds + _link.ReadyAfterMicroseconds) / 2;
            _ownErrorCode = 0;

            // The marking is only answered at rest, and the part may still be measuring after a restart of the node.
            Outcome outcome = _link.Stop();
            if (outcome == Outcome.Ok)
            {
                outcome = _link.ReadMarking(out string marking);
                _marking = outcome == Outcome.Ok ? marking : _marking;
            }

            if (outcome == Outcome.Ok)
            {
                identity.Serial = _marking;
                outcome = _link.Start();
                _lastValueMicroseconds = _delay.Counter.Microseconds;
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
            Outcome outcome = _link.EndValues(out int formaldehyde);
            if (outcome == Outcome.NotReady)
            {
                outcome = JudgeSilence();
            }
            else if (outcome == Outcome.Ok)
            {
                _lastValueMicroseconds = _link.AnsweredMicroseconds;
                Fill(samples[0], formaldehyde);
                count = 1;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            return Outcome.Unsupported;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Sensirion SFA30 on " + _bus + ", marking " + _marking + ", last " + Outcomes.Name(_lastOutcome);
        }

        // No value is well soon after the start only: a part that was restarted says the same for ever.
        private Outcome JudgeSilence()
        {
            if (_link.AskedMicroseconds - _lastValueMicroseconds <= _settings.SilenceSeconds * 1000000L)
            {
                return Outcome.NotReady;
            }

            _ownErrorCode = Sfa30Codec.NoNewValue;
            return Outcome.DeviceError;
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
            long latest = _link.AnsweredMicroseconds;
            int halfWidth = (int)((latest - _link.AskedMicroseconds + Sfa30Codec.UpdateMicroseconds + 1) / 2);
            sample.CounterMicroseconds = latest - halfWidth;
            sample.InstantHalfWidthMicroseconds = halfWidth;
        }
    }
}
