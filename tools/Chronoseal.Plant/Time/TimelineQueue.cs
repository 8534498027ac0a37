namespace Chronoseal.Plant
{
    /// <summary>A binary heap of entries that know their place in it, so that a wake can be moved without a search.</summary>
    internal sealed class TimelineQueue
    {
        public const int EntryLimit = 65_536;
        private const int InitialCapacity = 256;

        private TimelineEntry[] _heap = new TimelineEntry[InitialCapacity];
        private long _sequence;

        public int Count { get; private set; }

        public TimelineEntry First
        {
            get { return _heap[0]; }
        }

        public void Add(TimelineEntry entry)
        {
            if (Count == _heap.Length)
            {
                Grow();
            }

            entry.Sequence = _sequence++;
            int index = Count++;
            Place(entry, index);
            SiftUp(index);
        }

        public void Remove(TimelineEntry entry)
        {
            if (!entry.IsQueued)
            {
                return;
            }

            int index = entry.Index;
            entry.Index = TimelineEntry.NotQueued;
            TimelineEntry last = _heap[--Count];
            _heap[Count] = null!;
            if (index < Count)
            {
                Place(last, index);
                SiftDown(index);
                SiftUp(last.Index);
            }
        }

        public void Clear()
        {
            for (int i = 0; i < Count; i++)
            {
                _heap[i].Index = TimelineEntry.NotQueued;
                _heap[i] = null!;
            }

            Count = 0;
        }

        private void Grow()
        {
            if (Count >= EntryLimit)
            {
                throw new InvalidOperationException("The timeline holds " + EntryLimit + " entries: something schedules without end.");
            }

            Array.Resize(ref _heap, Math.Min(EntryLimit, _heap.Length * 2));
        }

        private void Place(TimelineEntry entry, int index)
        {
            _heap[index] = entry;
            entry.Index = index;
        }

        private void SiftUp(int index)
        {
            TimelineEntry entry = _heap[index];
            while (index > 0)
            {
                int parent = (index - 1) / 2;
                if (!entry.ComesBefore(_heap[parent]))
                {
                    break;
                }

                Place(_heap[parent], index);
                index = parent;
            }

            Place(entry, index);
        }

        private void SiftDown(int index)
        {
            TimelineEntry entry = _heap[index];
            for (int child = 2 * index + 1; child < Count; child = 2 * index + 1)
            {
                if (child + 1 < Count && _heap[child + 1].ComesBefore(_heap[child]))
                {
                    child++;
                }

                if (!_heap[child].ComesBefore(entry))
                {
                    break;
                }

                Place(_heap[child], index);
                index = child;
            }

            Place(entry, index);
        }
    }
}
