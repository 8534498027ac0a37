namespace Chronoseal.Plant
{
    /// <summary>Something that is due: a callback of the plant or the wake of a task. Ordered by time, priority, sequence.</summary>
    internal sealed class TimelineEntry
    {
        public const int NotQueued = -1;

        public long DueNanoseconds;
        public int Priority;
        public long Sequence;
        public int Index = NotQueued;
        public Action? Callback;
        public PlantTask? Task;
        public bool Pooled;

        public bool IsQueued
        {
            get { return Index != NotQueued; }
        }

        public bool ComesBefore(TimelineEntry other)
        {
            if (DueNanoseconds != other.DueNanoseconds)
            {
                return DueNanoseconds < other.DueNanoseconds;
            }

            return Priority != other.Priority ? Priority < other.Priority : Sequence < other.Sequence;
        }
    }
}
