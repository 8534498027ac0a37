namespace Chronoseal.Plant
{
    /// <summary>
    /// A callback that can be set again and again without allocation. It runs on whichever thread dispatches, before the
    /// tasks that are due at the same instant, and must not wait.
    /// </summary>
    public sealed class PlantTimer
    {
        private readonly VirtualTimeline _timeline;
        private readonly TimelineEntry _entry;

        internal PlantTimer(VirtualTimeline timeline, Action callback)
        {
            _timeline = timeline;
            _entry = new TimelineEntry { Callback = callback, Priority = VirtualTimeline.CallbackPriority };
        }

        /// <summary>True from <see cref="Set"/> until it fires or is cancelled.</summary>
        public bool IsSet
        {
            get { return _entry.IsQueued; }
        }

        /// <summary>Sets the one instant at which it fires next, in nanoseconds; an instant in the past means now.</summary>
        public void Set(long dueNanoseconds)
        {
            _timeline.Queue(_entry, dueNanoseconds);
        }

        /// <summary>Takes the next firing back, if there is one.</summary>
        public void Cancel()
        {
            _timeline.Unqueue(_entry);
        }
    }
}
