using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>
    /// How long to leave a broker in peace: exponential back-off with full jitter, so that the nodes of a site do not come back all at
    /// once when their broker does. The numbers follow from the node's identifier and its boot: a run in the plant repeats.
    /// </summary>
    public sealed class ReconnectPause
    {
        private const long FirstCeilingMicroseconds = 2 * Limits.ReconnectMinimumMicroseconds;

        private ulong _state;
        private long _ceilingMicroseconds = FirstCeilingMicroseconds;

        /// <summary>Seeds the jitter.</summary>
        /// <param name="uniqueId">EUI-64 of the node.</param>
        /// <param name="boot">Boot count.</param>
        public ReconnectPause(byte[] uniqueId, long boot)
        {
            ulong seed = 0;
            for (int i = 0; i < uniqueId.Length; i++)
            {
                seed = (seed << 8) | uniqueId[i];
            }

            _state = seed ^ ((ulong)boot << 32);
        }

        /// <summary>
        /// The pause before the next attempt, microseconds: from <see cref="Limits.ReconnectMinimumMicroseconds"/> to a ceiling that doubles
        /// up to <see cref="Limits.ReconnectMaximumMicroseconds"/>. After a refusal from half of that maximum on, at once: asking sooner
        /// changes nothing.
        /// </summary>
        public long NextMicroseconds(bool isRefusal)
        {
            long floor = isRefusal ? Limits.ReconnectMaximumMicroseconds / 2 : Limits.ReconnectMinimumMicroseconds;
            long ceiling = isRefusal ? Limits.ReconnectMaximumMicroseconds : _ceilingMicroseconds;
            _ceilingMicroseconds = IntegerMath.Minimum(2 * ceiling, Limits.ReconnectMaximumMicroseconds);
            return floor + (long)(Draw() % (ulong)(ceiling - floor + 1));
        }

        /// <summary>The connection has proved itself: the next pause is short again.</summary>
        public void Reset()
        {
            _ceilingMicroseconds = FirstCeilingMicroseconds;
        }

        // SplitMix64 (Steele, Lea, Flood 2014).
        private ulong Draw()
        {
            _state += 0x9E3779B97F4A7C15;
            ulong word = _state;
            word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            return word ^ (word >> 31);
        }
    }
}
