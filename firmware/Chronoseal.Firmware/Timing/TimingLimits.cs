namespace Chronoseal.Firmware.Timing
{
    /// <summary>Every limit of the clock and of what feeds it; the table in docs/architecture.md follows it.</summary>
    public static class TimingLimits
    {
        /// <summary>Edges that may wait for the timing task.</summary>
        public const int EdgeQueue = 16;

        /// <summary>Edges that the clock's line is laid through at most: those of a coarse counter.</summary>
        public const int FitEdges = 512;

        /// <summary>Seconds that the oldest of them may lie back.</summary>
        public const int FitSeconds = 600;

        /// <summary>Pieces of the timescale that can still be asked about: about eight seconds while edges come.</summary>
        public const int TimescaleSegments = 16;

        /// <summary>Microseconds that an instant may lie before those pieces and still be answered, by the crystal alone: a week.</summary>
        public const long AnswerBackMicroseconds = 604800000000;

        /// <summary>Steps of 16 seconds that one question in holdover may make up for: a day and a half.</summary>
        public const int HoldoverStepsPerAnswer = 8192;

        /// <summary>Microseconds between two requests for network time before the first answer, and between two looks at whether it is needed.</summary>
        public const long NetworkTimeFirstMicroseconds = 16000000;

        /// <summary>Microseconds between two requests for network time while answers come.</summary>
        public const long NetworkTimeSteadyMicroseconds = 64000000;

        /// <summary>The most microseconds between two requests for network time; doubled up to it after each refusal or silence.</summary>
        public const long NetworkTimeMaximumMicroseconds = 1024000000;

        /// <summary>Microseconds to wait for the time server's address.</summary>
        public const long NetworkTimeOpenMicroseconds = 10000000;

        /// <summary>Microseconds to wait for the time server's reply: half of it is the least bound that such a reply could have.</summary>
        public const long NetworkTimeReplyMicroseconds = 2000000;

        /// <summary>Datagrams looked at for one reply of the time server.</summary>
        public const int NetworkTimeDatagrams = 8;
    }
}
