namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// Proof of which UTC second an edge is. Labels must come within a window after their edge and agree over successive seconds
    /// before they are believed; single contradictions afterwards are counted and passed over, many in a row end the proof.
    /// </summary>
    public sealed class LabelProof
    {
        /// <summary>Agreeing labels of successive edges that make a proof.</summary>
        public const int LabelsNeeded = 6;

        /// <summary>Agreeing labels of successive edges after a gap that confirm an old proof.</summary>
        public const int ConfirmationsNeeded = 3;

        /// <summary>Seconds between two labels that still count as successive: one edge or label may be missing.</summary>
        public const int SecondsBetween = 2;

        /// <summary>Contradicting labels in a row that end it: two seconds' worth, where each second has two sentences.</summary>
        public const int ContradictionsAllowed = 4;

        /// <summary>Earliest arrival after the edge, microseconds.</summary>
        public const int WindowStartMicroseconds = 20000;

        /// <summary>Latest arrival after the edge, microseconds.</summary>
        public const int WindowEndMicroseconds = 900000;

        private readonly int[] _verdicts = new int[4];
        private long _candidate;
        private int _agreed;
        private int _contradicted;
        private long _lastLabelledSecond;
        private long _lastConfirmedSecond = long.MinValue;
        private int _confirmationsLeft;

        /// <summary>Whether the second is proven.</summary>
        public bool IsProven { get; private set; }

        /// <summary>Unix second of an edge less its second on the line; meaningful once proven.</summary>
        public long OffsetSeconds { get; private set; }

        /// <summary>Counter at the latest label that agreed.</summary>
        public long LastAgreedCounter { get; private set; }

        /// <summary>How many labels got a verdict.</summary>
        public int CountOf(LabelVerdict verdict)
        {
            return _verdicts[(int)verdict];
        }

        /// <summary>Whether labels have agreed since the last loss of edges, often enough.</summary>
        public bool IsConfirmed
        {
            get { return IsProven && _confirmationsLeft == 0; }
        }

        /// <summary>Asks for a new confirmation of what is proven: edges were lost for a while.</summary>
        public void Doubt()
        {
            _confirmationsLeft = ConfirmationsNeeded;
            _lastConfirmedSecond = long.MinValue;
        }

        /// <summary>Ends the proof: the edges have lost their count.</summary>
        public void Restart()
        {
            IsProven = false;
            _agreed = 0;
            _contradicted = 0;
        }

        /// <summary>Counts a label that came while there was no edge to label.</summary>
        public LabelVerdict CountWithoutEdge()
        {
            _verdicts[(int)LabelVerdict.OutsideWindow]++;
            return LabelVerdict.OutsideWindow;
        }

        /// <summary>Judges a label.</summary>
        /// <param name="unixSeconds">The second it names.</param>
        /// <param name="isValid">Whether the receiver vouches for it.</param>
        /// <param name="arrivedCounter">Counter when it began to arrive.</param>
        /// <param name="edgeCounter">Counter of the latest accepted edge.</param>
        /// <param name="edgeSecond">That edge's second on the line.</param>
        public LabelVerdict Judge(long unixSeconds, bool isValid, long arrivedCounter, long edgeCounter, long edgeSecond)
        {
            LabelVerdict verdict = Compare(unixSeconds, isValid, arrivedCounter - edgeCounter, edgeSecond);
            if (verdict == LabelVerdict.Accepted)
            {
                LastAgreedCounter = arrivedCounter;
            }

            _verdicts[(int)verdict]++;
            return verdict;
        }

        private LabelVerdict Compare(long unixSeconds, bool isValid, long age, long edgeSecond)
        {
            if (!isValid)
            {
                return LabelVerdict.NotValid;
            }

            if (age < WindowStartMicroseconds || age > WindowEndMicroseconds)
            {
                return LabelVerdict.OutsideWindow;
            }

            long offset = unixSeconds - edgeSecond;
            return IsProven ? Confirm(offset, edgeSecond) : Collect(offset, edgeSecond);
        }

        private LabelVerdict Confirm(long offset, long edgeSecond)
        {
            if (offset == OffsetSeconds)
            {
                _contradicted = 0;
                if (_confirmationsLeft > 0 && edgeSecond != _lastConfirmedSecond)
                {
                    _confirmationsLeft--;
                    _lastConfirmedSecond = edgeSecond;
                }

                return LabelVerdict.Accepted;
            }

            if (++_contradicted >= ContradictionsAllowed)
            {
                Restart();
            }

            return LabelVerdict.Contradiction;
        }

        private LabelVerdict Collect(long offset, long edgeSecond)
        {
            if (_agreed > 0 && offset != _candidate)
            {
                _agreed = 0;
                return LabelVerdict.Contradiction;
            }

            // Two sentences of one second are one witness, and a witness that left out more than one second is a new one.
            long since = edgeSecond - _lastLabelledSecond;
            if (_agreed == 0 || since > SecondsBetween)
            {
                _agreed = 1;
            }
            else if (since > 0)
            {
                _agreed++;
            }

            _candidate = offset;
            _lastLabelledSecond = edgeSecond;
            if (_agreed >= LabelsNeeded)
            {
                IsProven = true;
                OffsetSeconds = offset;
                _contradicted = 0;
                _confirmationsLeft = 0;
            }

            return LabelVerdict.Accepted;
        }
    }
}
