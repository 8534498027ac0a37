using Chronoseal.Hal;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>
    /// Asks sensors who they are between epochs: those that failed, and in turn, at a slow pace, those that work and would not fail
    /// if another part stood in their place.
    /// </summary>
    public sealed class SensorWatch
    {
        private readonly ITimeline _timeline;
        private readonly SensorSlot[] _slots;
        private int _next;

        /// <summary>Makes a watch.</summary>
        public SensorWatch(ITimeline timeline, SensorSlot[] slots)
        {
            _timeline = timeline;
            _slots = slots;
        }

        /// <summary>
        /// Asks one sensor, if one is due: asking takes time that the next epoch may need. One that is found to be another is asked at
        /// once who it is.
        /// </summary>
        /// <param name="isBusy">Whether something else is due: then only what failed is asked.</param>
        /// <param name="index">Which sensor the news is of.</param>
        public SensorNews Ask(bool isBusy, out int index)
        {
            index = IndexOfLost();
            if (index < 0 && !isBusy)
            {
                Recognise();
                index = IndexOfLost();
            }

            return index < 0 ? SensorNews.None : _slots[index].Identify(_timeline.Counter.Microseconds);
        }

        private int IndexOfLost()
        {
            long now = _timeline.Counter.Microseconds;
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i].IsIdentifyDue(now))
                {
                    return i;
                }
            }

            return -1;
        }

        private void Recognise()
        {
            long now = _timeline.Counter.Microseconds;
            for (int i = 0; i < _slots.Length; i++)
            {
                int index = (_next + i) % _slots.Length;
                if (_slots[index].IsRecogniseDue(now))
                {
                    _next = index + 1;
                    _slots[index].Recognise(now);
                    return;
                }
            }
        }
    }
}
