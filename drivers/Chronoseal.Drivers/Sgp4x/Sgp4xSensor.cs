using Chronoseal.Drivers.GasIndex;
using Chronoseal.Hal;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sgp4x
{
    /// <summary>
    /// Sensirion SGP40 and SGP41 over I2C: indices of volatile organic compounds and (SGP41) nitrogen oxides. They are relative to
    /// the sensor's own past, never a concentration. The algorithm wants one measurement a second. Called earlier than 0.9 s after
    /// the last one, Begin gives <see cref="Outcome.NotReady"/> and measures nothing. Seconds that are missed do not pass for the
    /// algorithm, and the index that follows them carries InstrumentWarning: in epochs of two seconds, all do. After more than a minute it starts again: with what it had learnt, if that is volatile organic compounds,
    /// three hours of learning and a gap of ten minutes at most, otherwise from nothing. For 46 measurements after each start there
    /// is no index: <see cref="Outcome.NotReady"/>. What the part forgets without supply does not matter; a warm-up shows in the
    /// signal. Written to the part: measure, conditioning (once a specimen and instance), heater off, built-in test.
    /// </summary>
    public sealed class Sgp4xSensor : ISensor
    {
        // The end of a measurement that runs, and two transfers, of which one may find the bus stuck.
        private const int LongestSelfTestLeadMicroseconds = 80000;

        private const int LeastIntervalMicroseconds = 900000;
        private const int LongestIntervalMicroseconds = 1500000;
        private const long LongestPauseMicroseconds = 60000000;
        private const int ConditioningStepMicroseconds = 1000000;

        private readonly SensirionLink _link;
        private readonly Sgp4xSettings _settings;
        private readonly Sgp4xCompensation _compensation = new Sgp4xCompensation();
        private readonly GasIndexAlgorithm _organics = new GasIndexAlgorithm(GasIndexTuning.ForVolatileOrganics());
        private readonly GasIndexAlgorithm _nitrogen = new GasIndexAlgorithm(GasIndexTuning.ForNitrogenOxides());
        private readonly bool _isSgp41;
        private readonly int _measureMicroseconds;
        private long _askedMicroseconds;
        private long _beganMicroseconds;
        private long _fedMicroseconds;
        private bool _isFed;
        private bool _isLate;
        private bool _isConditioned;
        private bool _mayBeConditioning;
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Sgp4xSensor(string name, II2cDevice device, IDelay delay, Sgp4xSettings settings)
        {
            Name = name;
            _link = new SensirionLink(device, delay, Sgp4xCodec.SerialLength);
            _settings = settings;
            _isSgp41 = settings.Model == Sgp4xModel.Sgp41;
            _measureMicroseconds = _isSgp41 ? Sgp4xCodec.MeasureBothMicroseconds : Sgp4xCodec.MeasureOneMicroseconds;
            _beganMicroseconds = -_measureMicroseconds;

            // The node may have been restarted amid conditioning.
            _mayBeConditioning = _isSgp41;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return _isSgp41 ? 2 : 1; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return _measureMicroseconds; }
        }

        /// <summary>The word of the built-in test, if that was the failure.</summary>
        public int DeviceErrorCode { get; private set; }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return index == 0 ? Quantity.VolatileOrganicIndex : Quantity.NitrogenOxideIndex;
        }

        /// <summary>
        /// Tells the air's temperature and humidity, from a climate sensor beside the part; call it with every reading of that. Holds
        /// for a minute, then the part's defaults apply again (25 degrees, 50 %RH: not compensated).
        /// </summary>
        /// <param name="milliCelsius">-45,000 to 130,000.</param>
        /// <param name="milliPercent">0 to 100,000.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for values outside: then nothing changes.</returns>
        public Outcome SetCompensation(int milliCelsius, int milliPercent)
        {
            return _compensation.Set(milliCelsius, milliPercent, _link.Microseconds);
        }

        /// <summary>Takes up to ten seconds the first time a specimen of the SGP41 is seen: the data sheet's conditioning (section 3.2).</summary>
        public Outcome Identify(SensorIdentity identity)
        {
            DeviceErrorCode = 0;
            identity.ForgetPart();
            identity.Type = _isSgp41 ? "Sensirion SGP41" : "Sensirion SGP40";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = _measureMicroseconds / 2;

            // Amid a measurement the part acknowledges nothing.
            _link.WaitUntil(_beganMicroseconds + _measureMicroseconds);
            Outcome outcome = _mayBeConditioning ? EndConditioning() : Outcome.Ok;
            if (outcome == Outcome.Ok)
            {
                outcome = ReadSerialNumber();
            }

            if (outcome == Outcome.Ok)
            {
                outcome = CheckFeatures(identity);
            }

            if (outcome == Outcome.Ok && _isSgp41 && !_isConditioned)
            {
                outcome = Condition();
            }

            if (outcome == Outcome.Ok)
            {
                identity.Serial = _serial;
                identity.AddFact("algorithm", "gas index 3.2");
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            DeviceErrorCode = 0;
            long now = _link.Microseconds;
            if (_isFed && now - _fedMicroseconds < LeastIntervalMicroseconds)
            {
                return _lastOutcome = Outcome.NotReady;
            }

            _compensation.Refresh(now);
            int command = _isSgp41 ? Sgp4xCodec.MeasureBoth : Sgp4xCodec.MeasureOne;
            _askedMicroseconds = now;
            Outcome outcome = _link.Send(command, _compensation.HumidityTicks, _compensation.TemperatureTicks);
            _beganMicroseconds = _link.Microseconds;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            int words = SampleCapacity;
            Outcome outcome = _link.Read(words * SensirionWords.BytesPerWord);
            if (outcome == Outcome.Ok)
            {
                outcome = Sgp4xCodec.DecodeSignals(_link.Reply, words, out int organicTicks, out int nitrogenTicks);
                if (outcome == Outcome.Ok)
                {
                    outcome = Feed(samples, organicTicks, nitrogenTicks);
                    count = outcome == Outcome.Ok ? words : 0;
                }
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return Sgp4xCodec.SelfTestMicroseconds + LongestSelfTestLeadMicroseconds; }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            _link.WaitUntil(_beganMicroseconds + _measureMicroseconds);
            Outcome outcome = _link.Ask(Sgp4xCodec.SelfTest, Sgp4xCodec.SelfTestMicroseconds, SensirionWords.BytesPerWord);
            if (outcome == Outcome.Ok)
            {
                outcome = Sgp4xCodec.DecodeWord(_link.Reply, out int word);
                if (outcome == Outcome.Ok && !Sgp4xCodec.IsSelfTestGood(word, _settings.Model))
                {
                    DeviceErrorCode = word;
                    outcome = Outcome.DeviceError;
                }
            }

            return outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Sensirion " + (_isSgp41 ? "SGP41" : "SGP40") + ", serial " + _serial + ", index after " + _organics.AgeSeconds.ToString()
                + " s of learning, last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome ReadSerialNumber()
        {
            Outcome outcome = _link.Ask(Sgp4xCodec.ReadSerialNumber, Sgp4xCodec.CommandMicroseconds, Sgp4xCodec.SerialLength);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            outcome = Sgp4xCodec.DecodeSerialNumber(_link.Reply, out string serial);
            if (outcome == Outcome.Ok && serial != _serial)
            {
                // Another specimen: what was learnt is not its past.
                _serial = serial;
                _isConditioned = false;
                _isFed = false;
                _organics.Reset();
                _nitrogen.Reset();
            }

            return outcome;
        }

        private Outcome CheckFeatures(SensorIdentity identity)
        {
            Outcome outcome = _link.Ask(Sgp4xCodec.ReadFeatures, Sgp4xCodec.CommandMicroseconds, SensirionWords.BytesPerWord);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            outcome = Sgp4xCodec.DecodeWord(_link.Reply, out int features);
            if (outcome == Outcome.Ok)
            {
                identity.AddFact("features", features.ToString("X4"));
                outcome = Sgp4xCodec.IsModel(features, _settings.Model) ? Outcome.Ok : Outcome.WrongReply;
            }

            return outcome;
        }

        // Begins and ends within this call: no task that stalls between two epochs can leave the pixel to burn. Once begun, and
        // whatever comes of it, the specimen is not conditioned again by this instance.
        private Outcome Condition()
        {
            long limit = _settings.ConditioningMilliseconds * 1000L;
            limit = limit > Sgp4xCodec.LongestConditioningMicroseconds ? Sgp4xCodec.LongestConditioningMicroseconds : limit;
            long start = _link.Microseconds;
            Outcome outcome = Outcome.Ok;
            for (long step = start; outcome == Outcome.Ok && _link.Microseconds - start < limit; step += ConditioningStepMicroseconds)
            {
                outcome = ConditioningStep();
                long next = step + ConditioningStepMicroseconds;
                if (outcome == Outcome.Ok)
                {
                    _link.WaitUntil(next < start + limit ? next : start + limit);
                }
            }

            Outcome ended = _mayBeConditioning ? EndConditioning() : Outcome.Ok;
            return outcome == Outcome.Ok ? ended : outcome;
        }

        private Outcome ConditioningStep()
        {
            Outcome outcome = _link.Send(Sgp4xCodec.Condition, Sgp4xCodec.DefaultHumidityTicks, Sgp4xCodec.DefaultTemperatureTicks);
            _beganMicroseconds = _link.Microseconds;
            if (outcome != Outcome.Nack)
            {
                // Whether a part heard a command on a bus that failed cannot be known.
                _isConditioned = true;
                _mayBeConditioning = true;
            }

            if (outcome == Outcome.Ok)
            {
                _link.Wait(Sgp4xCodec.MeasureBothMicroseconds);
                outcome = _link.Read(SensirionWords.BytesPerWord);
            }

            return outcome == Outcome.Ok ? Sgp4xCodec.DecodeWord(_link.Reply, out _) : outcome;
        }

        private Outcome EndConditioning()
        {
            _link.WaitUntil(_beganMicroseconds + _measureMicroseconds);
            Outcome outcome = _link.SendAndWait(Sgp4xCodec.HeaterOff, Sgp4xCodec.CommandMicroseconds);
            if (outcome != Outcome.Ok)
            {
                // Once more at once: each moment counts for the pixel.
                outcome = _link.SendAndWait(Sgp4xCodec.HeaterOff, Sgp4xCodec.CommandMicroseconds);
            }

            _mayBeConditioning = outcome != Outcome.Ok;
            return outcome;
        }

        private Outcome Feed(Sample[] samples, int organicTicks, int nitrogenTicks)
        {
            if (!GasIndexAlgorithm.IsMeasurement(organicTicks) || (_isSgp41 && !GasIndexAlgorithm.IsMeasurement(nitrogenTicks)))
            {
                return Outcome.OutOfRange;
            }

            _isLate = _isFed && _beganMicroseconds - _fedMicroseconds > LongestIntervalMicroseconds;
            TakeUp(_beganMicroseconds - _fedMicroseconds);
            _fedMicroseconds = _beganMicroseconds;
            _isFed = true;
            int organicIndex = _organics.Add(organicTicks);
            int nitrogenIndex = _isSgp41 ? _nitrogen.Add(nitrogenTicks) : organicIndex;
            if (organicIndex == 0 || nitrogenIndex == 0)
            {
                return Outcome.NotReady;
            }

            Fill(samples[0], Quantity.VolatileOrganicIndex, organicIndex, organicTicks, _organics.IsInRange(organicTicks));
            if (_isSgp41)
            {
                Fill(samples[1], Quantity.NitrogenOxideIndex, nitrogenIndex, nitrogenTicks, _nitrogen.IsInRange(nitrogenTicks));
            }

            return Outcome.Ok;
        }

        private void TakeUp(long pauseMicroseconds)
        {
            if (!_isFed || pauseMicroseconds <= LongestPauseMicroseconds)
            {
                return;
            }

            if (_organics.IsMature && pauseMicroseconds <= GasIndexAlgorithm.LongestGapSeconds * 1000000L)
            {
                _organics.Restore(_organics.Mean, _organics.Deviation);
            }
            else
            {
                _organics.Reset();
            }

            _nitrogen.Reset();
        }

        private void Fill(Sample sample, Quantity quantity, int index, int ticks, bool isInRange)
        {
            sample.Clear();
            sample.Quantity = quantity;
            sample.Unit = Unit.One;
            sample.Mantissa = index;
            sample.Raw = ticks;
            sample.PlaceBetween(_askedMicroseconds, _beganMicroseconds + _measureMicroseconds);
            sample.Status = (isInRange ? 0 : SampleStatus.Clamped | SampleStatus.InstrumentWarning) | (_isLate ? SampleStatus.InstrumentWarning : 0);
        }
    }
}
