using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// Decides which edges the line may see, and counts the seconds between them. An edge that does not fit is rejected with a
    /// counted reason; when nothing fits any more, the line was wrong and starts again.
    /// </summary>
    public sealed class EdgeGate
    {
        private const int RejectedBeforeFitted = 3;
        private const int RejectedAfterFitted = 8;
        private const int FloorMicroseconds = 8;
        private const int ScatterFactor = 6;

        // Beyond a quarter of a second of drift, which second an edge is can no longer be counted.
        private const int AmbiguousMicroseconds = 250000;

        // How far the frequency may have moved off the line in a gap, before the crystal's limit is asked: 4 ppm.
        private const int GapMicrosecondsPerSecond = 4;
        private const int GapSeconds = 60;

        // A spurious edge this little before a true one does no harm that the bound does not cover.
        private const int EnvelopeSlackMicroseconds = 250;

        private readonly ClockSettings _settings;
        private readonly EdgeLine _line;
        private readonly int[] _verdicts = new int[5];
        private int _rejectedInARow;
        private bool _hasEdge;

        /// <summary>Makes a gate in front of a line.</summary>
        public EdgeGate(ClockSettings settings, EdgeLine line)
        {
            _settings = settings;
            _line = line;
        }

        /// <summary>Longest gap between two accepted edges since boot, seconds.</summary>
        public long LongestGapSeconds { get; private set; }

        /// <summary>How many edges got a verdict.</summary>
        public int CountOf(EdgeVerdict verdict)
        {
            return _verdicts[(int)verdict];
        }

        /// <summary>Judges an edge; an accepted one is on the line afterwards.</summary>
        public EdgeVerdict Judge(long counter)
        {
            long second = 0;
            EdgeVerdict verdict = _hasEdge ? Compare(counter, out second) : EdgeVerdict.Restart;
            if (verdict == EdgeVerdict.Accepted || verdict == EdgeVerdict.Restart)
            {
                LongestGapSeconds = _hasEdge ? IntegerMath.Maximum(LongestGapSeconds, second - _line.LastSecond) : 0;
                _rejectedInARow = 0;
                _hasEdge = true;
                _line.Add(counter, second);
            }

            _verdicts[(int)verdict]++;
            return verdict;
        }

        private EdgeVerdict Compare(long counter, out long second)
        {
            second = _line.NearestSecond(counter);
            long seconds = second - _line.LastSecond;
            if (seconds < 1)
            {
                // One of many in the same second says nothing against the line.
                return EdgeVerdict.TooSoon;
            }

            long deviation = counter - _line.PredictCounter(second);
            long drift = DriftMicroseconds(seconds);
            if (drift > AmbiguousMicroseconds)
            {
                _line.Clear();
                return EdgeVerdict.Restart;
            }

            if (deviation < -(drift + EarlyMicroseconds))
            {
                return Reject(EdgeVerdict.Early, counter, ref second);
            }

            return deviation > drift + LateMicroseconds ? Reject(EdgeVerdict.Late, counter, ref second) : EdgeVerdict.Accepted;
        }

        // From here on the line's own scatter says what fits.
        private bool IsFitted
        {
            get { return _line.Count >= EdgeLines.EdgesNeeded(_settings); }
        }

        // How far the crystal may carry an edge off the line in so many seconds.
        private long DriftMicroseconds(long seconds)
        {
            long limit = 2L * _settings.CrystalPartsPerMillion;
            if (!IsFitted)
            {
                return limit * seconds;
            }

            return seconds <= GapSeconds
                ? (seconds - 1) * GapMicrosecondsPerSecond
                : GapSeconds * GapMicrosecondsPerSecond + limit * (seconds - GapSeconds);
        }

        private long EarlyMicroseconds
        {
            get
            {
                if (_settings.Capture == PulseCapture.Handler)
                {
                    return IsFitted ? EnvelopeSlackMicroseconds : _settings.LatencyLimitMicroseconds;
                }

                return LateMicroseconds;
            }
        }

        // A late edge does a line of least squares harm, the envelope none.
        private long LateMicroseconds
        {
            get
            {
                if (_settings.Capture == PulseCapture.Handler || !IsFitted)
                {
                    return _settings.LatencyLimitMicroseconds + _settings.QuantumMicroseconds;
                }

                long scatter = _line.ScatterSixteenths * ScatterFactor / 16;
                return IntegerMath.Maximum(scatter, FloorMicroseconds + 2L * _settings.QuantumMicroseconds);
            }
        }

        private EdgeVerdict Reject(EdgeVerdict reason, long counter, ref long second)
        {
            _rejectedInARow++;
            int limit = IsFitted ? RejectedAfterFitted : RejectedBeforeFitted;
            if (_rejectedInARow < limit)
            {
                return reason;
            }

            // Seconds go on from where they were as well as can be told; the label has to be proven again.
            second = _line.LastSecond + IntegerMath.Maximum(1, (counter - _line.LastCounter + 500000) / 1000000);
            _line.Clear();
            return EdgeVerdict.Restart;
        }
    }
}
