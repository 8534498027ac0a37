namespace Chronoseal.Firmware.Journal
{
    /// <summary>Frames that are gone from the journal without having been acknowledged: what an event/lost frame tells.</summary>
    public sealed class LostFrames
    {
        /// <summary>The lowest sequence number among them.</summary>
        public long First;

        /// <summary>The highest.</summary>
        public long Last;

        /// <summary>How many; 0 for none.</summary>
        public long Count;

        /// <summary>Why.</summary>
        public LossCause Cause;

        /// <summary>Makes it none.</summary>
        public void Clear()
        {
            First = 0;
            Last = 0;
            Count = 0;
        }

        /// <summary>Adds a run of numbers.</summary>
        /// <param name="first">The lowest.</param>
        /// <param name="last">The highest.</param>
        /// <param name="count">How many of the run are lost.</param>
        public void Add(long first, long last, long count)
        {
            if (count <= 0)
            {
                return;
            }

            First = Count == 0 || first < First ? first : First;
            Last = last > Last ? last : Last;
            Count += count;
        }

        /// <summary>Takes away what has been told; what was added since stays.</summary>
        public void Remove(LostFrames told)
        {
            if (Last <= told.Last || Count <= told.Count)
            {
                Clear();
                return;
            }

            First = told.Last + 1;
            Count -= told.Count;
        }

        /// <summary>Becomes the same as another.</summary>
        public void CopyFrom(LostFrames other)
        {
            First = other.First;
            Last = other.Last;
            Count = other.Count;
            Cause = other.Cause;
        }
    }
}
