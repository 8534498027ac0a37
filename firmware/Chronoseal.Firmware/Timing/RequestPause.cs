using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// How long to leave a time server in peace: RFC 4330, section 10 (never less than 15 s, longer after every failure), and
    /// RFC 5905, section 7.4 (a server that finds it too often is asked less often from then on).
    /// </summary>
    public sealed class RequestPause
    {
        private long _steadyMicroseconds = TimingLimits.NetworkTimeSteadyMicroseconds;

        /// <summary>From one request to the next, microseconds.</summary>
        public long Microseconds { get; private set; } = TimingLimits.NetworkTimeFirstMicroseconds;

        /// <summary>The server answered.</summary>
        public void NoteAnswer()
        {
            Microseconds = _steadyMicroseconds;
        }

        /// <summary>It did not, or with a refusal.</summary>
        public void NoteFailure()
        {
            Microseconds = Doubled(Microseconds);
        }

        /// <summary>It said that it was asked too often: no answer makes the pause as short again.</summary>
        public void NoteRate()
        {
            _steadyMicroseconds = Doubled(_steadyMicroseconds);
            Microseconds = IntegerMath.Maximum(Doubled(Microseconds), _steadyMicroseconds);
        }

        private static long Doubled(long microseconds)
        {
            return IntegerMath.Minimum(2 * microseconds, TimingLimits.NetworkTimeMaximumMicroseconds);
        }
    }
}
