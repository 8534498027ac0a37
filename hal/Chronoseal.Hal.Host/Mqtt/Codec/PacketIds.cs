namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Packet identifiers 1 to 65535, never one that is still in flight [MQTT-2.3.1-2]. Safe for any number of threads.</summary>
    public sealed class PacketIds
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<int, long> _order = [];
        private readonly int _limitCount;
        private int _last;
        private long _takenCount;

        /// <summary>Makes an empty set.</summary>
        /// <param name="limitCount">The most identifiers in flight, 1 to 65535.</param>
        public PacketIds(int limitCount)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limitCount, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(limitCount, ushort.MaxValue);
            _limitCount = limitCount;
        }

        /// <summary>Puts a free identifier in flight.</summary>
        /// <returns>False when as many as allowed are in flight.</returns>
        public bool TryTake(out int id)
        {
            lock (_gate)
            {
                id = 0;
                if (_order.Count >= _limitCount)
                {
                    return false;
                }

                do
                {
                    _last = _last == ushort.MaxValue ? 1 : _last + 1;
                }
                while (_order.ContainsKey(_last));

                id = _last;
                _order.Add(id, _takenCount++);
                return true;
            }
        }

        /// <summary>Frees an identifier; false if it was not in flight.</summary>
        public bool Release(int id)
        {
            lock (_gate)
            {
                return _order.Remove(id);
            }
        }

        /// <summary>Frees all, and lists them in the order in which they were taken.</summary>
        public int[] ReleaseAll()
        {
            lock (_gate)
            {
                int[] ids = [.. _order.OrderBy(entry => entry.Value).Select(entry => entry.Key)];
                _order.Clear();
                return ids;
            }
        }
    }
}
