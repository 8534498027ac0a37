namespace Chronoseal.Protocols.Ublox
{
    /// <summary>How a u-blox receiver is to be set up, and how long to wait for it.</summary>
    public sealed class UbloxSettings
    {
        /// <summary>
        /// Delay of the antenna and its cable, nanoseconds, 0 to 32767: the receiver makes its pulse earlier by it. The default is the
        /// maker's; coaxial cable has about 5 ns a metre.
        /// </summary>
        public int CableDelayNanoseconds = 50;

        /// <summary>A further shift of the pulse, nanoseconds, -1000000 to 1000000; which sign makes it later is to be measured.</summary>
        public int PulseDelayNanoseconds = 0;

        /// <summary>How long the pulse is high, microseconds, 1 to 900000; long enough for the node's input.</summary>
        public int PulseLengthMicroseconds = 100000;

        /// <summary>
        /// Pulses also while the receiver has no time yet. They lie anywhere within the second: leave it off unless the pulse serves
        /// as a sign of life.
        /// </summary>
        public bool PulsesBeforeLock = false;

        /// <summary>NMEA RMC and ZDA beside the UBX messages; all other sentences are switched off in any case.</summary>
        public bool SendsSentences = true;

        /// <summary>
        /// Longest wait for an answer, milliseconds, 200 to 10000. The receiver acknowledges within a second (interface description,
        /// UBX acknowledgement), and at 9600 baud its queue of sentences may take another before the answer's turn comes.
        /// </summary>
        public int ReplyDeadlineMilliseconds = 2000;

        /// <summary>How often a request, and the whole configuration, is tried: 1 to 10.</summary>
        public int Attempts = 3;

        /// <summary>All of them lie within their ranges.</summary>
        public bool IsInRange
        {
            get
            {
                return CableDelayNanoseconds >= 0 && CableDelayNanoseconds <= 32767
                    && PulseDelayNanoseconds >= -1000000 && PulseDelayNanoseconds <= 1000000
                    && PulseLengthMicroseconds >= 1 && PulseLengthMicroseconds <= 900000
                    && ReplyDeadlineMilliseconds >= 200 && ReplyDeadlineMilliseconds <= 10000
                    && Attempts >= 1 && Attempts <= 10;
            }
        }
    }
}
