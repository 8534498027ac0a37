namespace Chronoseal.Plant
{
    /// <summary>The counter's ring of the last records; a new one replaces the oldest.</summary>
    internal sealed class LighthouseBuffer
    {
        private readonly LighthouseRecord[] _records;
        private int _next;

        public LighthouseBuffer(int recordLimit)
        {
            _records = new LighthouseRecord[recordLimit];
            for (int i = 0; i < recordLimit; i++)
            {
                _records[i] = new LighthouseRecord();
            }
        }

        public int Count { get; private set; }

        public LighthouseRecord Add()
        {
            LighthouseRecord record = _records[_next];
            _next = (_next + 1) % _records.Length;
            Count = Math.Min(Count + 1, _records.Length);
            return record;
        }

        /// <summary>A record by index: 0 is the oldest, -1 the newest; null if there is none.</summary>
        public LighthouseRecord? At(int index)
        {
            int age = index == -1 ? 1 : Count - index;
            return index < -1 || age < 1 || age > Count ? null : _records[(_next - age + _records.Length) % _records.Length];
        }

        public void Clear()
        {
            Count = 0;
        }
    }
}
