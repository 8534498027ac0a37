using System.Diagnostics;

namespace Chronoseal.Plant
{
    /// <summary>Holds virtual time back to a multiple of real time, and lets go at once when asked to stop.</summary>
    internal sealed class Pacer
    {
        private const double NanosecondsPerMillisecond = 1e6;

        // Real waits shorter than this are not worth a trip to the kernel; the next one makes up for them.
        private const double ShortestWaitMilliseconds = 2;

        // A cap keeps the cast to whole milliseconds in range and lets a changed factor take effect.
        private const double LongestWaitMilliseconds = 1000;

        private readonly CancellationTokenSource _stop = new CancellationTokenSource();
        private long _realStart;
        private long _virtualStartNanoseconds;

        public double SpeedFactor { get; set; }

        public CancellationToken StopToken
        {
            get { return _stop.Token; }
        }

        public void Stop()
        {
            _stop.Cancel();
        }

        /// <summary>Takes this instant as the common start of both times.</summary>
        public void Rebase(long nowNanoseconds)
        {
            _realStart = Stopwatch.GetTimestamp();
            _virtualStartNanoseconds = nowNanoseconds;
        }

        /// <summary>Waits until real time allows the instant; returns early when stopped.</summary>
        public void Await(long dueNanoseconds)
        {
            while (SpeedFactor > 0 && !_stop.IsCancellationRequested)
            {
                double targetMilliseconds = (dueNanoseconds - _virtualStartNanoseconds) / SpeedFactor / NanosecondsPerMillisecond;
                double remaining = targetMilliseconds - Stopwatch.GetElapsedTime(_realStart).TotalMilliseconds;
                if (remaining < ShortestWaitMilliseconds)
                {
                    return;
                }

                _stop.Token.WaitHandle.WaitOne((int)Math.Min(remaining, LongestWaitMilliseconds));
            }
        }
    }
}
