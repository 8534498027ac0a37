namespace Chronoseal.Firmware.Timing
{
    /// <summary>What the clock says of one counter value. Instances are made once and filled again.</summary>
    public sealed class Stamp
    {
        /// <summary>What the clock claims of it.</summary>
        public ClockState State;

        /// <summary>UTC in microseconds since 1970; meaningful only with <see cref="HasUtc"/>.</summary>
        public long UtcMicroseconds;

        /// <summary>Expanded uncertainty (k = 2) in microseconds.</summary>
        public long UncertaintyMicroseconds;

        /// <summary>The guarantee: the true error is never larger, in microseconds.</summary>
        public long BoundMicroseconds;

        /// <summary>Leap second announced: 0 none, 1 insert, 2 delete.</summary>
        public int Leap;

        /// <summary>Whether the clock knows UTC.</summary>
        public bool HasUtc
        {
            get { return State >= ClockState.Locked; }
        }
    }
}
