using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Sntp
{
    /// <summary>
    /// What one exchange tells: UTC at a counter value, and by how much it can be wrong. RFC 4330, section 5; RFC 5905, section 8 and
    /// root distance in section 11. The properties hold what the last exchange with <see cref="Outcome.Ok"/> told.
    /// </summary>
    public sealed class SntpSample
    {
        /// <summary>Longest exchange, request to reply, in microseconds; after it nobody waits any more.</summary>
        public const long MaximumExchangeMicroseconds = 60000000;

        // Half a microsecond for the server's rounded timestamps, one for the truncated counter, half for the two middles.
        private const int RoundingMicroseconds = 2;

        private readonly int _counterTolerancePartsPerMillion;

        /// <summary>Makes a sample.</summary>
        /// <param name="counterTolerancePartsPerMillion">How wrong the counter's rate can be, 0 to 1000: it measures the exchange.</param>
        public SntpSample(int counterTolerancePartsPerMillion)
        {
            _counterTolerancePartsPerMillion = counterTolerancePartsPerMillion;
        }

        /// <summary>The counter in the middle between request and reply, microseconds.</summary>
        public long CounterMicroseconds { get; private set; }

        /// <summary>UTC at <see cref="CounterMicroseconds"/>, Unix microseconds.</summary>
        public long UtcMicroseconds { get; private set; }

        /// <summary>
        /// Limit of the error of <see cref="UtcMicroseconds"/>, microseconds, however the two ways differ: half the time on the way, half
        /// the root delay, root dispersion, server precision, rounding, and the counter's tolerance over half the exchange. It
        /// believes what the server says of itself.
        /// </summary>
        public long BoundMicroseconds { get; private set; }

        /// <summary>Time on the way, there and back, without the server's own: microseconds, at least 0.</summary>
        public long RoundTripMicroseconds { get; private set; }

        /// <summary>Evaluates an exchange.</summary>
        /// <param name="reply">The server's reply, decoded with <see cref="Outcome.Ok"/>.</param>
        /// <param name="sentCounterMicroseconds">The counter, read before the request was handed to the network.</param>
        /// <param name="receivedCounterMicroseconds">The counter, read after the reply had come.</param>
        /// <returns>
        /// <see cref="Outcome.OutOfRange"/> for an exchange that ends before it begins or takes longer than
        /// <see cref="MaximumExchangeMicroseconds"/>, and for a server that claims to have worked for longer than the exchange took.
        /// </returns>
        public Outcome Evaluate(SntpReply reply, long sentCounterMicroseconds, long receivedCounterMicroseconds)
        {
            long exchange = receivedCounterMicroseconds - sentCounterMicroseconds;
            if (exchange < 0 || exchange > MaximumExchangeMicroseconds)
            {
                return Outcome.OutOfRange;
            }

            long server = reply.TransmittedUtcMicroseconds - reply.ReceivedUtcMicroseconds;
            long drift = (exchange * _counterTolerancePartsPerMillion + 1999999) / 2000000;
            long resolution = reply.PrecisionMicroseconds + RoundingMicroseconds + drift;

            // A coarse server clock may make its own time look longer than it was, but by no more than twice what it can be off.
            long roundTrip = exchange - server;
            if (roundTrip < -2 * resolution)
            {
                return Outcome.OutOfRange;
            }

            RoundTripMicroseconds = IntegerMath.Maximum(roundTrip, 0);
            CounterMicroseconds = sentCounterMicroseconds + exchange / 2;
            UtcMicroseconds = reply.ReceivedUtcMicroseconds + server / 2;
            long root = (reply.RootDelayMicroseconds + 1) / 2 + reply.RootDispersionMicroseconds;
            BoundMicroseconds = (RoundTripMicroseconds + 1) / 2 + root + resolution;
            return Outcome.Ok;
        }
    }
}
