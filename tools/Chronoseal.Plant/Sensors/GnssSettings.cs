namespace Chronoseal.Plant
{
    /// <summary>How a GNSS receiver behaves. The faults and their names are those of the clock traces (make_trace.py).</summary>
    public sealed record GnssSettings
    {
        /// <summary>Seconds without a fix after the start: sentences are void and their label may be wrong.</summary>
        public int ColdSeconds { get; init; }

        /// <summary>Error of the label while cold, in seconds.</summary>
        public int ColdLabelErrorSeconds { get; init; }

        /// <summary>Whether it gives pulses while cold.</summary>
        public bool HasPulsesWhileCold { get; init; } = true;

        /// <summary>Earliest start of the sentences after the second, in milliseconds.</summary>
        public double SentenceMinimumMilliseconds { get; init; } = 60;

        /// <summary>Latest start of the sentences after the second, in milliseconds.</summary>
        public double SentenceMaximumMilliseconds { get; init; } = 180;

        /// <summary>Probability that a pulse is missing.</summary>
        public double MissingProbability { get; init; }

        /// <summary>Probability of a pulse within the second that does not belong there.</summary>
        public double SpuriousProbability { get; init; }

        /// <summary>Probability that a valid label is one second off.</summary>
        public double LiarProbability { get; init; }

        /// <summary>Start of a gap without pulses and sentences, in seconds from the start; negative for none.</summary>
        public long GapStartSeconds { get; init; } = -1;

        /// <summary>Length of that gap, in seconds.</summary>
        public long GapSeconds { get; init; }

        /// <summary>A u-blox receiver, which speaks UBX as well and can be configured; null for one that sends RMC and ZDA and nothing else.</summary>
        public UbloxModel? Ublox { get; init; }
    }
}
