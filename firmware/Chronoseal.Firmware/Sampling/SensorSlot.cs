using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>A sensor's place in the sampler: its identity, its buffers and how its last reads went.</summary>
    public sealed class SensorSlot
    {
        private readonly IRecognisable _recognisable;
        private long _identifyAgainCounter;
        private long _recogniseCounter;
        private long _fingerprint;
        private long _said;
        private long _answeredCounter;
        private int _failuresInARow;
        private bool _isSuspect;
        private bool _isKnown;
        private bool _hasFingerprint;
        private string _type = "";
        private string _serial = "";

        /// <summary>Makes a slot and the sensor's buffers.</summary>
        public SensorSlot(ISensor sensor, SensorIdentity identity)
        {
            Sensor = sensor;
            _recognisable = sensor as IRecognisable;
            Identity = identity;
            Samples = new Sample[sensor.SampleCapacity];
            for (int i = 0; i < Samples.Length; i++)
            {
                Samples[i] = new Sample();
            }
        }

        /// <summary>The sensor.</summary>
        public ISensor Sensor { get; }

        /// <summary>Who it said it is.</summary>
        public SensorIdentity Identity { get; }

        /// <summary>What configuration says of its calibration.</summary>
        public SensorCalibration Calibration { get; private set; } = SensorCalibration.None;

        /// <summary>Date of calibration that the part itself states; empty if it states none.</summary>
        public string StatedDate { get; private set; } = "";

        /// <summary>Due date that the part itself states; empty if it states none.</summary>
        public string StatedDue { get; private set; } = "";

        /// <summary>Room for its samples.</summary>
        public Sample[] Samples { get; }

        /// <summary>What came of asking it who it is.</summary>
        public Outcome IdentifyOutcome { get; private set; }

        /// <summary>Counter when the conversion of this epoch was started.</summary>
        public long BeganCounter { get; set; }

        /// <summary>Counter when its result is ready.</summary>
        public long ReadyCounter { get; set; }

        /// <summary>Whether the result of this epoch has still to be fetched.</summary>
        public bool IsPending { get; set; }

        /// <summary>Reads that failed since boot.</summary>
        public int Failures { get; private set; }

        /// <summary>Whether it does not answer: it could not be identified, or its last reads failed. For those who only look.</summary>
        public bool IsLost
        {
            get { return IdentifyOutcome != Outcome.Ok || _failuresInARow >= Limits.FailuresBeforeIdentify; }
        }

        /// <summary>Has another calibration in force from the next read on.</summary>
        public void Calibrate(SensorCalibration calibration)
        {
            Calibration = calibration;
            StateCalibration();
        }

        /// <summary>Takes note of how the read that began at <see cref="BeganCounter"/> went.</summary>
        public void Note(Outcome outcome)
        {
            if (outcome == Outcome.Ok || outcome == Outcome.NotReady)
            {
                _failuresInARow = 0;
                _answeredCounter = BeganCounter;
                return;
            }

            Failures++;
            _failuresInARow++;

            // Where epochs are long, one failed read leaves time enough for a swap.
            _isSuspect |= _failuresInARow >= Limits.FailuresBeforeIdentify
                || BeganCounter - _answeredCounter >= Limits.SilenceBeforeIdentifyMicroseconds;
        }

        /// <summary>Whether it is time to ask the sensor again who it is: it failed, and may have been replaced or restarted.</summary>
        public bool IsIdentifyDue(long counter)
        {
            // A part that answers again is asked at once: it may be another one.
            return _isSuspect && (_failuresInARow == 0 || counter >= _identifyAgainCounter);
        }

        /// <summary>Asks the sensor who it is, and compares with what it said when it answered last.</summary>
        /// <param name="counter">Now.</param>
        public SensorNews Identify(long counter)
        {
            string serialBefore = Identity.Serial;
            bool wasLost = IdentifyOutcome != Outcome.Ok;
            _identifyAgainCounter = counter + Limits.IdentifyAgainMicroseconds;

            // A part that states no dates does not have those of the part before it.
            Identity.CalibrationDate = "";
            Identity.CalibrationDue = "";
            IdentifyOutcome = Sensor.Identify(Identity);
            long said = Said();
            StatedDate = Identity.CalibrationDate;
            StatedDue = Identity.CalibrationDue;
            StateCalibration();
            _isSuspect = IdentifyOutcome != Outcome.Ok;

            // Not answering is a failure too: the next attempt waits its turn.
            _failuresInARow = _isSuspect ? _failuresInARow + 1 : 0;
            if (!_isSuspect)
            {
                TakeReference(counter);
                return Compare(wasLost, said);
            }

            if (Identity.Serial.Length == 0)
            {
                // Who was there last stays known, so that a replacement is noticed.
                Identity.Serial = serialBefore;
            }

            return SensorNews.None;
        }

        /// <summary>Whether it is time to look if a sensor that works is still the one that it was: never for one that fails.</summary>
        public bool IsRecogniseDue(long counter)
        {
            return _recognisable != null && _isKnown && !_isSuspect && _failuresInARow == 0 && counter >= _recogniseCounter;
        }

        /// <summary>Looks if it is still the one that it was; if not, identification is due at once. No answer says nothing.</summary>
        /// <param name="counter">Now.</param>
        public void Recognise(long counter)
        {
            _recogniseCounter = counter + Limits.RecogniseMicroseconds;
            if (_recognisable.ReadFingerprint(out long fingerprint) != Outcome.Ok)
            {
                return;
            }

            _isSuspect = _hasFingerprint && fingerprint != _fingerprint;
            _fingerprint = fingerprint;
            _hasFingerprint = true;
        }

        // Where it cannot be had now, the next one that can is the reference.
        private void TakeReference(long counter)
        {
            _hasFingerprint = _recognisable != null && _recognisable.ReadFingerprint(out _fingerprint) == Outcome.Ok;
            _recogniseCounter = counter + Limits.RecogniseMicroseconds;
        }

        // A certificate that somebody entered is newer than what the part was made with. Dates come as a pair: the day of one calibration and the term of another
        // would make up a third.
        private void StateCalibration()
        {
            bool isDated = Calibration.Date.Length + Calibration.Due.Length > 0;
            Identity.CertificateId = Calibration.CertificateId;
            Identity.CalibrationDate = isDated ? Calibration.Date : StatedDate;
            Identity.CalibrationDue = isDated ? Calibration.Due : StatedDue;
        }

        private SensorNews Compare(bool wasLost, long said)
        {
            bool isAnother = _isKnown && (Identity.Serial != _serial || Identity.Type != _type);
            bool isChanged = _isKnown && said != _said;
            _isKnown = true;
            _serial = Identity.Serial;
            _type = Identity.Type;
            _said = said;
            if (isAnother || (wasLost && !isChanged))
            {
                return SensorNews.Replaced;
            }

            return isChanged ? SensorNews.Changed : SensorNews.None;
        }

        // What is so at the moment, a reset or an error, is left out: it is no setting.
        private long Said()
        {
            long said = Fingerprint.Add(Fingerprint.Empty, Identity.Firmware);
            said = Fingerprint.Add(said, Identity.CalibrationDate);
            said = Fingerprint.Add(said, Identity.CalibrationDue);
            for (int i = 0; i < Identity.FactCount; i++)
            {
                if (!Identity.IsState(i))
                {
                    said = Fingerprint.Add(Fingerprint.Add(said, Identity.FactName(i)), Identity.FactValue(i));
                }
            }

            return said;
        }
    }
}
