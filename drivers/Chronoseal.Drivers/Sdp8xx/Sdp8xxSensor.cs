using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sdp8xx
{
    /// <summary>
    /// Sensirion SDP8xx (address 0x25 or 0x26) and SDP3x (0x21 to 0x23) over I2C: differential pressure, measured continuously,
    /// with the scale that the part sends along. "Average till read" is not the mean of a whole second: for reads less than 25 ms
    /// apart it is the mean since the last one; for slower reads the part smooths exponentially, and the value stands for an
    /// even window of 19 ms before the read. The exposure says which. A part that lost its supply sits idle and does not
    /// acknowledge: the next <see cref="Identify"/> starts it again. Reset (a general call to the whole bus), sleep and triggered
    /// mode are never used.
    /// </summary>
    public sealed class Sdp8xxSensor : ISensor
    {
        private readonly SensirionLink _link;
        private readonly Sdp8xxSettings _settings;
        private long _readMicroseconds;
        private bool _isReadKnown;
        private uint _product;
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Sdp8xxSensor(string name, II2cDevice device, IDelay delay, Sdp8xxSettings settings)
        {
            Name = name;
            _link = new SensirionLink(device, delay, Sdp8xxCodec.ProductLength);
            _settings = settings;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return 1; }
        }

        /// <summary>None: the part measures by itself, and the read ends the average.</summary>
        public long ReadyAfterMicroseconds
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return Quantity.DifferentialPressure;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Sensirion SDP";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = Sdp8xxCodec.UpdateMicroseconds;

            // An idle part may leave the stop unacknowledged; a measuring one takes nothing else.
            Outcome outcome = _link.Send(Sdp8xxCodec.Stop);
            if (outcome == Outcome.Ok || outcome == Outcome.Nack)
            {
                _link.Wait(Sdp8xxCodec.StopMicroseconds);
                outcome = ReadProduct();
            }

            if (outcome == Outcome.Ok)
            {
                outcome = Start();
            }

            if (outcome == Outcome.Ok)
            {
                TellProduct(identity);
            }

            return _lastOutcome = outcome;
        }

        /// <summary>Sends nothing: the part is measuring.</summary>
        public Outcome Begin()
        {
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            long asked = _link.Microseconds;
            Outcome outcome = _link.Read(Sdp8xxCodec.MeasurementLength);
            long answered = _link.Microseconds;
            if (outcome == Outcome.Ok)
            {
                outcome = Sdp8xxCodec.DecodeMeasurement(_link.Reply, out int pressure, out int stepsPerPascal);
                if (outcome == Outcome.Ok)
                {
                    FillValue(samples[0], pressure, stepsPerPascal);
                    FillTime(samples[0], asked, answered);
                    count = 1;
                }
            }

            // Whether a failed read restarted the average cannot be known.
            _readMicroseconds = asked;
            _isReadKnown = outcome == Outcome.Ok;
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
            return Name + ": Sensirion " + Sdp8xxCodec.ModelName(_product) + " (product " + _product.ToString("X8") + "), serial " + _serial
                + (_settings.IsAveraging ? ", average till read" : ", newest value") + ", last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome ReadProduct()
        {
            Outcome outcome = _link.Send(Sdp8xxCodec.PrepareProductIdentifier);
            if (outcome == Outcome.Ok)
            {
                outcome = _link.Ask(Sdp8xxCodec.ReadProductIdentifier, 0, Sdp8xxCodec.ProductLength);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = Sdp8xxCodec.DecodeProduct(_link.Reply, out _product, out uint high, out uint low);
                _serial = outcome == Outcome.Ok ? high.ToString("X8") + low.ToString("X8") : "";
            }

            return outcome;
        }

        private Outcome Start()
        {
            Outcome outcome = _link.SendAndWait(_settings.IsAveraging ? Sdp8xxCodec.StartAveraging : Sdp8xxCodec.StartPlain, Sdp8xxCodec.StartMicroseconds);

            // When the first average begins is known to no better than the wait.
            _readMicroseconds = _link.Microseconds;
            _isReadKnown = false;
            return outcome;
        }

        private void TellProduct(SensorIdentity identity)
        {
            identity.Serial = _serial;
            identity.AddFact("product", _product.ToString("X8"));
            string model = Sdp8xxCodec.ModelName(_product);
            if (model.Length > 0)
            {
                identity.Type = "Sensirion " + model;
            }
        }

        private void FillValue(Sample sample, int pressure, int stepsPerPascal)
        {
            sample.Clear();
            sample.Quantity = Quantity.DifferentialPressure;
            sample.Unit = Unit.Pascal;
            sample.Exponent = -4;
            sample.Raw = pressure;
            sample.Mantissa = Sdp8xxCodec.TenthMilliPascals(pressure, stepsPerPascal);
            long zero = _settings.ZeroUncertaintyTenthMilliPascals;
            long span = IntegerMath.DivideRounded(IntegerMath.Absolute(sample.Mantissa) * _settings.SpanUncertaintyPerMille, 1000);
            sample.ValueUncertainty = IntegerMath.SquareRoot(zero * zero + span * span);
            if (IntegerMath.Absolute(pressure) > Sdp8xxCodec.FullScale)
            {
                sample.Status = SampleStatus.Overflow;
            }
        }

        // The newest update that is in the value lies up to one update before the part was addressed.
        private void FillTime(Sample sample, long asked, long answered)
        {
            long earliest = asked - Sdp8xxCodec.UpdateMicroseconds;
            long uncertain = 0;
            if (_settings.IsAveraging)
            {
                long interval = asked - _readMicroseconds;
                bool isMean = _isReadKnown && interval <= Sdp8xxCodec.MeanMicroseconds;
                sample.ExposureMicroseconds = isMean ? interval : Sdp8xxCodec.SmoothingMicroseconds;

                // Between mean and settled smoothing, the age of the value lies between those of both; after a read that failed,
                // it may be anything from nothing up.
                if (!isMean && interval < Sdp8xxCodec.SettledMicroseconds)
                {
                    uncertain = _isReadKnown ? (Sdp8xxCodec.MeanMicroseconds - Sdp8xxCodec.SmoothingMicroseconds) / 2 : Sdp8xxCodec.MeanMicroseconds / 2;
                }
            }

            sample.CounterMicroseconds = (earliest + answered) / 2;
            sample.InstantHalfWidthMicroseconds = (int)((answered - earliest + 1) / 2 + uncertain);
        }
    }
}
