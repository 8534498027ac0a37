namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Packets that wait for one connection's writer; bounded in bytes.</summary>
    internal sealed class OutgoingQueue(int limitBytes)
    {
        private readonly object _gate = new();
        private readonly Queue<byte[]> _packets = new();
        private int _bytes;
        private bool _isClosed;

        /// <summary>Adds a packet; false when the bound is reached. After <see cref="Close"/> it is dropped.</summary>
        internal bool TryAdd(byte[] packet)
        {
            lock (_gate)
            {
                if (_isClosed)
                {
                    return true;
                }

                if (_bytes + packet.Length > limitBytes)
                {
                    return false;
                }

                _packets.Enqueue(packet);
                _bytes += packet.Length;
                Monitor.Pulse(_gate);
                return true;
            }
        }

        /// <summary>Waits for packets and moves them all; false when closed.</summary>
        internal bool TakeAll(List<ArraySegment<byte>> target)
        {
            lock (_gate)
            {
                while (_packets.Count == 0 && !_isClosed)
                {
                    Monitor.Wait(_gate);
                }

                while (_packets.TryDequeue(out byte[]? packet))
                {
                    target.Add(packet);
                }

                return !_isClosed;
            }
        }

        /// <summary>Packets count until they are written, or a reader that takes nothing would be granted the bound twice.</summary>
        internal void Release(int bytes)
        {
            lock (_gate)
            {
                _bytes -= bytes;
            }
        }

        internal void Close()
        {
            lock (_gate)
            {
                _isClosed = true;
                _packets.Clear();
                Monitor.PulseAll(_gate);
            }
        }
    }
}
