namespace Chronoseal.Hal.Nano
{
    /// <summary>Turns counter deadlines into the millisecond waits that the platform takes.</summary>
    public static class Deadlines
    {
        /// <summary>
        /// The longest single wait, one hour. Waits are int milliseconds and socket polls int microseconds (35 minutes at most),
        /// so that a far deadline is reached in several waits.
        /// </summary>
        public const int MaxWaitMilliseconds = 3600000;

        /// <summary>The longest single socket poll, in microseconds.</summary>
        internal const int MaxPollMicroseconds = 1000000000;

        /// <summary>Milliseconds from now to a deadline, rounded up, 0 if it has passed, at most <see cref="MaxWaitMilliseconds"/>.</summary>
        public static int MillisecondsUntil(ICounter counter, long deadlineMicroseconds)
        {
            long nowMicroseconds = counter.Microseconds;
            if (deadlineMicroseconds <= nowMicroseconds)
            {
                return 0;
            }

            return Milliseconds(deadlineMicroseconds - nowMicroseconds);
        }

        /// <summary>Microseconds from now to a deadline, 0 if it has passed, at most <see cref="MaxPollMicroseconds"/>.</summary>
        internal static int MicrosecondsUntil(ICounter counter, long deadlineMicroseconds)
        {
            long nowMicroseconds = counter.Microseconds;
            if (deadlineMicroseconds <= nowMicroseconds)
            {
                return 0;
            }

            long remainingMicroseconds = deadlineMicroseconds - nowMicroseconds;
            return remainingMicroseconds > MaxPollMicroseconds ? MaxPollMicroseconds : (int)remainingMicroseconds;
        }

        /// <summary>A positive duration in milliseconds, rounded up, at most <see cref="MaxWaitMilliseconds"/>.</summary>
        internal static int Milliseconds(long durationMicroseconds)
        {
            if (durationMicroseconds >= MaxWaitMilliseconds * 1000L)
            {
                return MaxWaitMilliseconds;
            }

            return (int)((durationMicroseconds + 999) / 1000);
        }
    }
}
