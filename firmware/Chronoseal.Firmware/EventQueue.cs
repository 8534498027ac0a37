namespace Chronoseal.Firmware
{
    /// <summary>Events on their way to be sealed, used by the acquisition task alone. When full, the newest is refused.</summary>
    public sealed class EventQueue
    {
        private readonly GatewayEvent[] _kinds = new GatewayEvent[Limits.EventQueue];
        private readonly long[] _values = new long[Limits.EventQueue];
        private int _head;
        private int _count;

        /// <summary>Adds an event; false if there is no room.</summary>
        public bool Add(GatewayEvent kind, long value)
        {
            if (_count == _kinds.Length)
            {
                return false;
            }

            int at = (_head + _count) % _kinds.Length;
            _kinds[at] = kind;
            _values[at] = value;
            _count++;
            return true;
        }

        /// <summary>Looks at the oldest event; false if there is none.</summary>
        public bool TryPeek(out GatewayEvent kind, out long value)
        {
            kind = _count > 0 ? _kinds[_head] : GatewayEvent.ClockStep;
            value = _count > 0 ? _values[_head] : 0;
            return _count > 0;
        }

        /// <summary>Takes out the oldest event.</summary>
        public void Remove()
        {
            _head = (_head + 1) % _kinds.Length;
            _count--;
        }
    }
}
