namespace Chronoseal.Plant
{
    /// <summary>Bytes on their way, each with the instant at which it is there. Bounded; what does not fit is counted and lost.</summary>
    internal sealed class ArrivalQueue
    {
        private readonly byte[] _bytes;
        private readonly long[] _arrivals;
        private int _head;

        public ArrivalQueue(int capacity)
        {
            _bytes = new byte[capacity];
            _arrivals = new long[capacity];
        }

        public int Count { get; private set; }

        public int Lost { get; private set; }

        public long FirstArrivalNanoseconds
        {
            get { return Count > 0 ? _arrivals[_head] : VirtualTimeline.Never; }
        }

        public bool Add(byte value, long arrivalNanoseconds)
        {
            if (Count == _bytes.Length)
            {
                Lost++;
                return false;
            }

            int tail = (_head + Count++) % _bytes.Length;
            _bytes[tail] = value;
            _arrivals[tail] = arrivalNanoseconds;
            return true;
        }

        public byte Take()
        {
            byte value = _bytes[_head];
            _head = (_head + 1) % _bytes.Length;
            Count--;
            return value;
        }

        public void Clear()
        {
            Count = 0;
        }
    }
}
