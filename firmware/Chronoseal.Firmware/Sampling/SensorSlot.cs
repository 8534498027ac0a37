using Chronoseal.Hal;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>A sensor's place in the sampler: its identity, its buffers and how its last reads went.</summary>
    public sealed class SensorSlot
    {
        private long _identifyAgainCounter;
        private long _answeredCounter;
        private int _failuresInARow;
        private bool _isSuspect;

        /// <summary>Makes a slot and the sensor's buffers.</summary>
        public SensorSlot(ISensor sensor, SensorIdentity identity)
        {
            Sensor = sensor;
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

        /// <summary>Asks the sensor who it is.</summary>
        /// <param name="counter">Now.</param>
        /// <param name="isReplaced">True if it answered, and is another one than before or came back after it had not answered.</param>
        public void Identify(long counter, out bool isReplaced)
        {
            string serialBefore = Identity.Serial;
            bool wasLost = IdentifyOutcome != Outcome.Ok;
            _identifyAgainCounter = counter + Limits.IdentifyAgainMicroseconds;
            IdentifyOutcome = Sensor.Identify(Identity);
            if (IdentifyOutcome != Outcome.Ok && Identity.Serial.Length == 0)
            {
                // Who was there last stays known, so that a replacement is noticed.
                Identity.Serial = serialBefore;
            }

            isReplaced = IdentifyOutcome == Outcome.Ok && (wasLost || Identity.Serial != serialBefore);
            _isSuspect = IdentifyOutcome != Outcome.Ok;

            // Not answering is a failure too: the next attempt waits its turn.
            _failuresInARow = _isSuspect ? _failuresInARow + 1 : 0;
        }
    }
}
