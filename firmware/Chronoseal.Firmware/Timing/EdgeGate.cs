using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// Decides which edges the line may see, and counts the seconds between them. An edge that does not fit is rejected with a
    /// counted reason; when nothing fits any more, the line was wrong and starts again.
    /// </summary>
    public sealed class EdgeGate
    {
        private const int FittedEdges = 8;
        private const int RejectedBeforeFitted = 3;
        private const int RejectedAfterFitted = 8;
        private const int FloorMicroseconds = 20;

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

        /// <summary>How many edges got a verdict.</summary>
        public int CountOf(EdgeVerdict verdict)
        {
            return _verdicts[(int)verdict];
        }

        /// <summary>Judges an edge; an accepted one is on the line afterwards.</summary>
        public EdgeVerdict Judge(long counter)
        {
            EdgeVerdict verdict = _hasEdge ? Compare(counter, out long second) : First(out second);
            if (verdict == EdgeVerdict.Accepted || verdict == EdgeVerdict.Restart)
            {
                _rejectedInARow = 0;
                _hasEdge = true;
                _line.Add(counter, second, _settings.Capture == PulseCapture.Handler);
            }

            _verdicts[(int)verdict]++;
            return verdict;
        }

        private EdgeVerdict First(out long second)
        {
            second = 0;
            return EdgeVerdict.Restart;
        }

        private EdgeVerdict Compare(long counter, out long second)
        {
            long elapsed = counter - _line.LastCounter;
            long seconds = (elapsed + 500000) / 1000000;
            second = _line.LastSecond + seconds;
            if (seconds < 1)
            {
                return Reject(EdgeVerdict.TooSoon, counter, ref second);
            }

            long deviation = counter - _line.PredictCounter(second);
            long tolerance = ToleranceMicroseconds(seconds);
            if (deviation < -tolerance)
            {
                return Reject(EdgeVerdict.Early, counter, ref second);
            }

            return deviation > tolerance ? Reject(EdgeVerdict.Late, counter, ref second) : EdgeVerdict.Accepted;
        }

        // Before a line is there, only what the crystal and the capture can do is known; afterwards its own scatter says more.
        private long ToleranceMicroseconds(long seconds)
        {
            if (_line.Count < FittedEdges)
            {
                return _settings.LatencyLimitMicroseconds + _settings.QuantumMicroseconds + 2L * _settings.CrystalPartsPerMillion * seconds;
            }

            long scatter = _line.DeviationSixteenths * 6 / 16;
            long drift = IntegerMath.Minimum(seconds - 1, 60) + (seconds > 60 ? _settings.CrystalPartsPerMillion * (seconds - 60) : 0);
            return IntegerMath.Maximum(scatter, FloorMicroseconds + 2L * _settings.QuantumMicroseconds) + drift;
        }

        private EdgeVerdict Reject(EdgeVerdict reason, long counter, ref long second)
        {
            _rejectedInARow++;
            int limit = _line.Count < FittedEdges ? RejectedBeforeFitted : RejectedAfterFitted;
            if (_rejectedInARow < limit)
            {
                return reason;
            }

            // Seconds go on from where they were as well as can be told; the label has to be proven again.
            _line.Clear();
            second = _line.LastSecond + IntegerMath.Maximum(1, (counter - _line.LastCounter + 500000) / 1000000);
            return EdgeVerdict.Restart;
        }
    }
}
