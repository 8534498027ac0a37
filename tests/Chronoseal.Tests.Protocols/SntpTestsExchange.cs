using Chronoseal.Tests.Fakes;

namespace Chronoseal.Tests.Protocols
{
    /// <summary>
    /// An exchange with a known truth: ways of any length, a server whose clock is coarse and wrong within what it says, a
    /// counter that truncates and runs at its own rate. True times are nanoseconds after 2026-01-15 00:00:00.
    /// </summary>
    internal sealed class SntpTestsExchange
    {
        private const long NanosecondsPerSecond = 1000000000;
        private const long MidnightUnixMicroseconds = 1768435200000000;

        private readonly int _ratePartsPerMillion;
        private readonly long _startNanoseconds;
        private readonly long _startCounterNanoseconds;

        public SntpTestsExchange(Noise noise, int precision, int longestWayMicroseconds, int ratePartsPerMillion)
        {
            _ratePartsPerMillion = ratePartsPerMillion;
            _startNanoseconds = 500 * NanosecondsPerSecond + noise.Next(1000000000);
            _startCounterNanoseconds = noise.Next(1000000000);
            long arrived = _startNanoseconds + Way(noise, longestWayMicroseconds);
            long left = arrived + noise.Next(3) * (long)noise.Next(1000000);
            long returned = left + Way(noise, longestWayMicroseconds);
            SentCounter = Counter(_startNanoseconds) / 1000;
            ReceivedCounter = Counter(returned) / 1000;

            // Root delay 1/256 s and dispersion 1/512 s allow the server 3906 us.
            long serverErrorNanoseconds = noise.Next(7812000) - 3906000;
            Packet = SntpPackets.Make(
                Timestamp(arrived + serverErrorNanoseconds, precision), Timestamp(left + serverErrorNanoseconds, precision));
            SntpPackets.PutWord(Packet, 4, 0x0100);
            SntpPackets.PutWord(Packet, 8, 0x0080);
            Packet[3] = (byte)precision;
        }

        public byte[] Packet { get; }

        public long SentCounter { get; }

        public long ReceivedCounter { get; }

        /// <summary>The error of a claim that UTC was so much when the counter was so much.</summary>
        public long ErrorNanoseconds(long counterMicroseconds, long utcMicroseconds)
        {
            long counted = counterMicroseconds * 1000 - _startCounterNanoseconds;
            long truth = _startNanoseconds + counted * 1000000 / (1000000 + _ratePartsPerMillion);
            return (utcMicroseconds - MidnightUnixMicroseconds) * 1000 - truth;
        }

        private static long Way(Noise noise, int longestMicroseconds)
        {
            // A third of the ways are as good as nothing, so that many exchanges are wholly one-sided.
            return noise.Next(3) == 0 ? noise.Next(1000) : noise.Next(longestMicroseconds) * 1000L + noise.Next(1000);
        }

        private static ulong Timestamp(long nanoseconds, int precision)
        {
            var fraction = (ulong)(((nanoseconds % NanosecondsPerSecond) << 32) / NanosecondsPerSecond);
            ulong timestamp = ((SntpPackets.Midnight + (ulong)(nanoseconds / NanosecondsPerSecond)) << 32) + fraction;
            int coarseBits = 32 + (sbyte)precision;
            return timestamp >> coarseBits << coarseBits;
        }

        private long Counter(long nanoseconds)
        {
            long elapsed = nanoseconds - _startNanoseconds;
            return _startCounterNanoseconds + elapsed + elapsed * _ratePartsPerMillion / 1000000;
        }
    }
}
