using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>Verified readings with a value and a UTC stamp, the latest of each parameter and node up to a limit.</summary>
    public sealed class ReadingHistory
    {
        /// <summary>Readings kept of each parameter of each node.</summary>
        public const int ReadingLimit = 4_000;

        private readonly SortedDictionary<(string Node, string Name), Queue<FrameRecord>> _readings = new();

        /// <summary>Takes a reading; one without value or UTC is passed over.</summary>
        public void Add(string node, FrameRecord record)
        {
            if (record.Value is null || record.TimeUtcMicroseconds is null)
            {
                return;
            }

            if (!_readings.TryGetValue((node, record.Name), out Queue<FrameRecord>? queue))
            {
                _readings[(node, record.Name)] = queue = new Queue<FrameRecord>();
            }

            queue.Enqueue(record);
            if (queue.Count > ReadingLimit)
            {
                queue.Dequeue();
            }
        }

        /// <summary>
        /// The readings around an instant, for every parameter that has one on both sides. A reading whose stamp is not sure
        /// enough to say on which side it was is passed over.
        /// </summary>
        public IEnumerable<EventResponse> Around(long utcMicroseconds)
        {
            foreach (((string node, string name), Queue<FrameRecord> queue) in _readings)
            {
                FrameRecord? before = queue.LastOrDefault(r => r.TimeUtcMicroseconds + Doubt(r) < utcMicroseconds);
                FrameRecord? after = queue.FirstOrDefault(r => r.TimeUtcMicroseconds - Doubt(r) >= utcMicroseconds);
                if (before != null && after != null)
                {
                    yield return new EventResponse(
                        utcMicroseconds, node, name, ReadingText.Format(before), ReadingText.Format(after), after.TimeUtcMicroseconds!.Value - utcMicroseconds);
                }
            }
        }

        private static long Doubt(FrameRecord record) => (long)(record.StampUncertaintyMicroseconds ?? 0);
    }
}
