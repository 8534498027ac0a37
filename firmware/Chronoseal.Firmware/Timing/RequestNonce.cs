using Chronoseal.Hal;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// Numbers that mark requests to a time server, another for each. They guard against replies of somebody off the path only:
    /// who reads the requests can forge a reply to any number, and where the board has no entropy the number can be guessed by
    /// who knows the node's identifier and about when it started.
    /// </summary>
    public sealed class RequestNonce
    {
        private const int NonceBytes = 8;
        private const ulong WhenZero = 1;

        private readonly IEntropy _entropy;
        private readonly ICounter _counter;
        private readonly ulong _seed;
        private readonly byte[] _bytes = new byte[NonceBytes];

        /// <summary>Makes a source.</summary>
        /// <param name="entropy">The board's; used whenever it answers <see cref="Outcome.Ok"/>.</param>
        /// <param name="counter">What the number is made from otherwise,</param>
        /// <param name="uniqueId">together with the node's EUI-64, 8 bytes.</param>
        public RequestNonce(IEntropy entropy, ICounter counter, byte[] uniqueId)
        {
            _entropy = entropy;
            _counter = counter;
            _seed = Word(uniqueId);
        }

        /// <summary>The next number, never 0. Allocates nothing.</summary>
        public ulong Next()
        {
            ulong nonce = _entropy.Fill(_bytes, 0, NonceBytes) == Outcome.Ok
                ? Word(_bytes)
                : Mix(_seed ^ Mix((ulong)_counter.Microseconds));
            return nonce == 0 ? WhenZero : nonce;
        }

        private static ulong Word(byte[] bytes)
        {
            ulong word = 0;
            for (int i = 0; i < NonceBytes; i++)
            {
                word = (word << 8) | bytes[i];
            }

            return word;
        }

        // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input turns half of the output.
        private static ulong Mix(ulong value)
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
