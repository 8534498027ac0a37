namespace Chronoseal.Plant
{
    /// <summary>The counter's ring of the last 3000 records; a new one replaces the oldest.</summary>
    internal sealed class LighthouseBuffer
    {
        public const int RecordLimit = 3_000;

        private readonly LighthouseRecord[] _records = new LighthouseRecord[RecordLimit];
        private int _next;

        public LighthouseBuffer()
        {
            for (int i = 0; i < RecordLimit; i++)
            {
                _records[i] = new LighthouseRecord();
            }
        }

        public int Count { get; private set; }

        public LighthouseRecord Add()
        {
            LighthouseRecord record = _records[_next];
            _next = (_next + 1) % RecordLimit;
            Count = Math.Min(Count + 1, RecordLimit);
            return record;
        }

        /// <summary>A record by index: 0 is the oldest, -1 the newest; null if there is none.</summary>
        public LighthouseRecord? At(int index)
        {
            int age = index == -1 ? 1 : Count - index;
            return index < -1 || age < 1 || age > Count ? null : _records[(_next - age + RecordLimit) % RecordLimit];
        }

        public void Clear()
        {
            Count = 0;
        }
    }
}
