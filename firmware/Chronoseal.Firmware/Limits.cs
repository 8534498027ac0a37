namespace Chronoseal.Firmware
{
    /// <summary>
    /// Every limit of the gateway, in one place; the table in docs/architecture.md follows it. Those of the clock stand in
    /// <see cref="Timing.TimingLimits"/>, those of a driver or of a board with the driver or the board.
    /// </summary>
    public static class Limits
    {
        /// <summary>Sensors of one node.</summary>
        public const int Sensors = 16;

        /// <summary>Readings of one epoch, and so of one data frame, which holds so many of the longest.</summary>
        public const int ReadingsPerEpoch = 22;

        /// <summary>Bytes of a data frame of five readings under a MAC.</summary>
        public const int FiveReadingFrameBytes = 448;

        /// <summary>Bytes of a data frame of five readings under a signature, which is 32 bytes longer.</summary>
        public const int FiveReadingSignedFrameBytes = FiveReadingFrameBytes + 32;

        /// <summary>Bytes of any frame.</summary>
        public const int FrameBytes = 3072;

        /// <summary>Bytes of a protected header map.</summary>
        public const int ProtectedHeaderBytes = 160;

        /// <summary>Bytes of a payload: a frame less the most that the envelope takes.</summary>
        public const int PayloadBytes = FrameBytes - ProtectedHeaderBytes - 80;

        /// <summary>Events that may wait to be sealed.</summary>
        public const int EventQueue = 16;

        /// <summary>Sequence numbers reserved at a time: what a restart may skip.</summary>
        public const int SequenceReserve = 256;

        /// <summary>Bytes of one journal file.</summary>
        public const int JournalSegmentBytes = 16384;

        /// <summary>The most journal files, 3 MiB. A smaller store has fewer: see <see cref="JournalShareDivisor"/>.</summary>
        public const int JournalSegments = 192;

        /// <summary>The journal takes the store's capacity divided by this; the rest is for ledger, configuration and what others keep.</summary>
        public const int JournalShareDivisor = 2;

        /// <summary>Capacity assumed of a store that does not say, bytes: the file partition of a 4 MB ESP32 image.</summary>
        public const long AssumedStoreBytes = 262144;

        /// <summary>The most data frames that are written to the journal together.</summary>
        public const int FramesPerWrite = 8;

        /// <summary>Bytes of records that wait to be written together; fewer frames than asked for where they are longer.</summary>
        public const int BatchBytes = 6144;

        /// <summary>The longest that a frame waits for others to be written with it, microseconds.</summary>
        public const long BatchHoldMicroseconds = 10000000;

        /// <summary>How long before its time a heartbeat is sealed, microseconds, but no more than a quarter of it: what sampling and sealing may take.</summary>
        public const long HeartbeatLeadMicroseconds = 2000000;

        /// <summary>Bytes of the ledger before it is rewritten.</summary>
        public const int LedgerBytes = 16384;

        /// <summary>Acknowledgements between two notes of them in the ledger: what a restart may send twice.</summary>
        public const int AcknowledgementsPerNote = 32;

        /// <summary>Messages on their way to the broker and not acknowledged.</summary>
        public const int InFlight = 8;

        /// <summary>Link events that may wait for the uplink task; more are treated as a lost connection.</summary>
        public const int LinkEvents = 64;

        /// <summary>Microseconds to wait for an acknowledgement before the connection is given up.</summary>
        public const long AcknowledgementTimeoutMicroseconds = 15000000;

        /// <summary>Microseconds to wait for the broker to take the farewell of a node that stops.</summary>
        public const long FarewellMicroseconds = 2000000;

        /// <summary>Failures in a row after which the link is made anew.</summary>
        public const int FailuresPerLink = 4;

        /// <summary>Bytes of the text of a configuration: in node.cfg, in a slot, or imported. All settings at their longest fit.</summary>
        public const int ConfigurationBytes = 4096;

        /// <summary>Bytes of a file with a certificate or a key for TLS.</summary>
        public const int CertificateFileBytes = 8192;

        /// <summary>Shortest pause before the next attempt to connect, microseconds. The ceiling starts at twice that and doubles after each failure.</summary>
        public const long ReconnectMinimumMicroseconds = 1000000;

        /// <summary>Longest pause before the next attempt to connect, microseconds. After a refusal the pause is at least half of it.</summary>
        public const long ReconnectMaximumMicroseconds = 60000000;

        /// <summary>
        /// Shortest sampling period of a node that signs, microseconds: a signature takes an ATECC608 up to 0.27 s at its middle clock, and the
        /// instruments of an epoch want the rest.
        /// </summary>
        public const long SignedEpochMicroseconds = 500000;

        /// <summary>Attempts at a start to reach the secure element and to have it sign.</summary>
        public const int SignerAttempts = 3;

        /// <summary>Failed reads in a row after which a sensor is asked again who it is.</summary>
        public const int FailuresBeforeIdentify = 3;

        /// <summary>Microseconds from the last answer to a failed read after which it is asked too: what a quick swap takes.</summary>
        public const long SilenceBeforeIdentifyMicroseconds = 5000000;

        /// <summary>Microseconds between two such questions.</summary>
        public const long IdentifyAgainMicroseconds = 10000000;

        /// <summary>Microseconds between two looks at whether a sensor that works is still the same one.</summary>
        public const long RecogniseMicroseconds = 60000000;

        /// <summary>Microseconds before an epoch in which nothing else is begun on the buses: a platform's sleep ends up to 10 ms late.</summary>
        public const long ErrandLeadMicroseconds = 20000;

        /// <summary>
        /// Microseconds before an epoch in which a changed configuration is not taken any more, but right behind the epoch: event and birth frame take
        /// their time, under a signature most.
        /// </summary>
        public const long ChangeLeadMicroseconds = 2000000;

        /// <summary>Microseconds that a step may take beyond its promise before whoever waits for its end gives it up.</summary>
        public const long ErrandGraceMicroseconds = 5000000;

        /// <summary>Transfers that a tap holds until the console takes them.</summary>
        public const int TapRecords = 64;

        /// <summary>Bytes of a transfer that a tap keeps.</summary>
        public const int TapBytes = 32;

        /// <summary>Microseconds of silence after which bytes that come are shown as another transfer.</summary>
        public const long TapPauseMicroseconds = 20000;

        /// <summary>I2C devices, Modbus channels and taps that a node's directory holds of each.</summary>
        public const int BusEntries = 8;

        /// <summary>Attempts to read a slot of the configuration from a flash that fails.</summary>
        public const int ConfigurationReads = 3;

        /// <summary>Tasks whose heartbeats are watched.</summary>
        public const int Heartbeats = 12;

        /// <summary>Microseconds without an epoch that ended, sealed or refused, after which the node restarts.</summary>
        public const long SilenceMicroseconds = 300000000;

        /// <summary>
        /// Microseconds without a sign of life of the uplink after which the node restarts. Its longest wait is a minute: more means that
        /// a call into the network never came back.
        /// </summary>
        public const long UplinkSilenceMicroseconds = 600000000;

        /// <summary>Microseconds without a beat of the network-time task, which pauses for up to 1,024 s, after which the node restarts.</summary>
        public const long NetworkTimeSilenceMicroseconds = 1800000000;

        /// <summary>Sampling periods that a silence lasts at least.</summary>
        public const int PeriodsWithoutFrame = 3;

        /// <summary>Microseconds without a beat of the timing task, whose longest wait is a fifth of a second, after which the node restarts.</summary>
        public const long TimingSilenceMicroseconds = 60000000;

        /// <summary>Microseconds without a beat of the acquisition task, which sleeps through a period at most, after which the node restarts.</summary>
        public static long AcquisitionSilenceMicroseconds(long periodMicroseconds)
        {
            return SilenceMicroseconds + PeriodsWithoutFrame * periodMicroseconds;
        }
    }
}
