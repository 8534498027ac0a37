namespace Chronoseal.Firmware.Uplink
{
    /// <summary>
    /// Holds frames apart, so that a backlog neither floods the broker nor takes the node's time from sampling. Live frames come
    /// more slowly than that and are not held.
    /// </summary>
    public sealed class SendPace
    {
        private const long MicrosecondsPerSecond = 1000000;

        // A drain that only kept up with sampling would never end.
        private const long LeastTimesLive = 2;

        private long _intervalMicroseconds;
        private long _nextCounter;

        /// <summary>Starts at a rate: see <see cref="Set"/>.</summary>
        public SendPace(int framesPerSecond, long epochMicroseconds)
        {
            Set(framesPerSecond, epochMicroseconds);
        }

        /// <summary>Sets the rate; from any task.</summary>
        /// <param name="framesPerSecond">The most frames in a second, from 1; twice the rate of epochs if that is more.</param>
        /// <param name="epochMicroseconds">Sampling period, from 1.</param>
        public void Set(int framesPerSecond, long epochMicroseconds)
        {
            long configured = MicrosecondsPerSecond / framesPerSecond;
            long least = epochMicroseconds / LeastTimesLive;
            _intervalMicroseconds = configured < least ? configured : least;
        }

        /// <summary>Counter value from which on the next frame may be sent.</summary>
        public long NextCounter
        {
            get { return _nextCounter; }
        }

        /// <summary>Notes that one was sent.</summary>
        public void NoteSent(long nowMicroseconds)
        {
            _nextCounter = nowMicroseconds + _intervalMicroseconds;
        }
    }
}
