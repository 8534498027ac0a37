using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// What is expected of the crystal once edges stop, and how wrong that may be (docs/timing.md, section 4). Frequency
    /// returns from its last value to the mean of the past hour; it stays within the range of the past hour, for as long again as
    /// was observed; what was not observed is the crystal's declared limit.
    /// </summary>
    public sealed class HoldoverModel
    {
        /// <summary>Seconds between two steps of the expected frequency.</summary>
        public const int StepSeconds = 16;

        private const long PartsPerTrillionPerPpm = 1000000;

        // The return to the mean has a time constant of a quarter of the hour observed.
        private const int ReturnSeconds = 900;

        // Below this much observation the mean says less than the last value.
        private const int ObservedForMeanSeconds = 1800;

        // With this much observation a day's worth of thermal cycles in a room has been seen in its usual extent.
        private const int ObservedInFullSeconds = 3000;

        private readonly FrequencyHistory _history;
        private readonly long _crystalPartsPerTrillion;
        private long _expected;
        private long _startedFrom;
        private long _pathFrom;
        private long _low;
        private long _high;
        private long _mean;
        private long _range;
        private long _observedSeconds;

        /// <summary>Makes a model over a history.</summary>
        public HoldoverModel(FrequencyHistory history, int crystalPartsPerMillion)
        {
            _history = history;
            _crystalPartsPerTrillion = crystalPartsPerMillion * PartsPerTrillionPerPpm;
        }

        /// <summary>Starts from the last measured frequency, parts in 10^12.</summary>
        public void Start(long partsPerTrillion)
        {
            _expected = partsPerTrillion;
            _startedFrom = partsPerTrillion;
            _pathFrom = partsPerTrillion;
            _low = IntegerMath.Minimum(_history.Low, partsPerTrillion);
            _high = IntegerMath.Maximum(_history.High, partsPerTrillion);
            _observedSeconds = _history.ObservedSeconds;
            _mean = _observedSeconds >= ObservedForMeanSeconds ? _history.Mean : partsPerTrillion;

            // The last value may itself be the highest or lowest so far.
            _range = _observedSeconds == 0 ? 0 : _high - _low;
        }

        /// <summary>Goes back to the first step.</summary>
        public void Rewind()
        {
            _expected = _pathFrom;
        }

        /// <summary>
        /// Takes a better expectation than the last value and the mean, from now on: what was seen at this temperature. Kept within the
        /// range that the bound rests on.
        /// </summary>
        public void Expect(long partsPerTrillion)
        {
            if (_range > 0)
            {
                _pathFrom = IntegerMath.Maximum(_low, IntegerMath.Minimum(_high, partsPerTrillion));
                _mean = _pathFrom;
            }
        }

        /// <summary>The expected frequency of the next step, parts in 10^12.</summary>
        public long Step()
        {
            _expected += (_mean - _expected) * StepSeconds / ReturnSeconds;
            return _expected;
        }

        /// <summary>How far time can have run off after so many microseconds without edges, microseconds: a guarantee.</summary>
        public long BoundMicroseconds(long elapsedMicroseconds)
        {
            long seconds = (elapsedMicroseconds + 999999) / 1000000;

            // Half as much again as was seen would be a guess; a tenth is the error of seeing it in blocks.
            long rate = _range + _range / 10 + PartsPerTrillionPerPpm / 10 + UnobservedPartsPerTrillion;
            long drift = rate * seconds / 1000000;
            if (seconds > _observedSeconds && _observedSeconds > 0)
            {
                // Beyond as long again as was observed, the range may grow as it did before.
                drift += _range * (seconds - _observedSeconds) / 1000000 * (seconds - _observedSeconds) / _observedSeconds;
            }

            return IntegerMath.Minimum(drift, 2 * _crystalPartsPerTrillion * seconds / 1000000) + 1;
        }

        /// <summary>Expanded uncertainty (k = 2) of time after so many microseconds without edges, microseconds.</summary>
        public long UncertaintyMicroseconds(long elapsedMicroseconds)
        {
            long seconds = (elapsedMicroseconds + 999999) / 1000000;

            // A sine of this range and a period of an hour, phase unknown, is off by less than this; see docs/timing.md.
            long weighted = IntegerMath.Maximum(IntegerMath.Minimum(seconds * 500, 1000000), seconds * 280);
            long drift = _range * weighted / 1000000000;
            long noise = PartsPerTrillionPerPpm / 20 * seconds / 1000000;
            long unobserved = UnobservedPartsPerTrillion * seconds / 1000000 * 1155 / 1000;
            return IntegerMath.Minimum(drift + noise + unobserved, BoundMicroseconds(elapsedMicroseconds));
        }

        private long UnobservedPartsPerTrillion
        {
            get
            {
                long missing = ObservedInFullSeconds - _observedSeconds;

                // From where it is, the frequency can go as far as the other end of what the crystal may do.
                long reach = _crystalPartsPerTrillion + IntegerMath.Absolute(_startedFrom);
                return missing <= 0 ? 0 : reach * missing / ObservedInFullSeconds;
            }
        }
    }
}
