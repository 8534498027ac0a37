namespace Chronoseal.Hal
{
    /// <summary>
    /// Time as a driver sees it: a counter, and a way to wait for a value of it. The least that someone else's application has to
    /// bring along to use the drivers.
    /// </summary>
    public interface IDelay
    {
        /// <summary>The counter that deadlines are expressed in.</summary>
        ICounter Counter { get; }

        /// <summary>Returns when the counter has reached the given value; at once if it has already passed.</summary>
        void SleepUntil(long counterMicroseconds);
    }
}
