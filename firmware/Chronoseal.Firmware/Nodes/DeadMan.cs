using Chronoseal.Firmware.Health;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Decides by the counters that a gateway has died: no epoch ended for a while, or none was sealed for a longer one.</summary>
    public sealed class DeadMan
    {
        private readonly HealthCounters _health;
        private long _periodMicroseconds;
        private long _silenceMicroseconds;
        private long _refusalMicroseconds;
        private long _sealed;
        private long _refused;
        private long _sealedCounter;
        private long _endedCounter;

        /// <summary>Starts watching.</summary>
        /// <param name="health">What the gateway counts.</param>
        /// <param name="periodMicroseconds">The sampling period.</param>
        /// <param name="nowMicroseconds">The counter now.</param>
        public DeadMan(HealthCounters health, long periodMicroseconds, long nowMicroseconds)
        {
            _health = health;
            SetPeriod(periodMicroseconds, nowMicroseconds);
        }

        /// <summary>Follows the sampling period, which can change. Then the wait begins anew: what an hour's period left behind is no silence under a second's.</summary>
        public void SetPeriod(long periodMicroseconds, long nowMicroseconds)
        {
            if (periodMicroseconds == _periodMicroseconds)
            {
                return;
            }

            _periodMicroseconds = periodMicroseconds;
            _sealedCounter = nowMicroseconds;
            _endedCounter = nowMicroseconds;
            long leastMicroseconds = Limits.PeriodsWithoutFrame * periodMicroseconds;
            _silenceMicroseconds = IntegerMath.Maximum(Limits.SilenceMicroseconds, leastMicroseconds);
            _refusalMicroseconds = IntegerMath.Maximum(NodeLimits.RefusalMicroseconds, leastMicroseconds);
        }

        /// <summary>Looks at the counters; true if the node is to be restarted.</summary>
        public bool IsDead(long nowMicroseconds)
        {
            long sealedNow = _health.FramesSealed;
            long refusedNow = _health.EpochsUnsealed;
            _sealedCounter = sealedNow != _sealed ? nowMicroseconds : _sealedCounter;
            _endedCounter = sealedNow != _sealed || refusedNow != _refused ? nowMicroseconds : _endedCounter;
            _sealed = sealedNow;
            _refused = refusedNow;
            return nowMicroseconds - _endedCounter > _silenceMicroseconds || nowMicroseconds - _sealedCounter > _refusalMicroseconds;
        }
    }
}
