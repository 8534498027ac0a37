using Chronoseal.Hal;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>Edges on their way from the capture to the timing task. When full, the newest is dropped and counted.</summary>
    public sealed class EdgeQueue : IPulseSink
    {
        private readonly object _gate = new object();
        private readonly long[] _edges = new long[TimingLimits.EdgeQueue];
        private int _head;
        private int _count;

        /// <summary>Edges dropped because the timing task did not come.</summary>
        public int Dropped { get; private set; }

        /// <inheritdoc/>
        public void Edge(long counterMicroseconds)
        {
            lock (_gate)
            {
                if (_count == _edges.Length)
                {
                    Dropped++;
                    return;
                }

                _edges[(_head + _count) % _edges.Length] = counterMicroseconds;
                _count++;
            }
        }

        /// <summary>Takes the oldest edge; false if there is none.</summary>
        public bool TryTake(out long counterMicroseconds)
        {
            lock (_gate)
            {
                counterMicroseconds = 0;
                if (_count == 0)
                {
                    return false;
                }

                counterMicroseconds = _edges[_head];
                _head = (_head + 1) % _edges.Length;
                _count--;
                return true;
            }
        }
    }
}
