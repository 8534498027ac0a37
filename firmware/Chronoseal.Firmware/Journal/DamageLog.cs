using Chronoseal.Firmware.Health;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// Frames that the flash did not give back as they were written. Reading goes over the same damage again whenever it starts anew: numbers rise
    /// as it reads, so that everything up to the highest that was counted is known.
    /// </summary>
    public sealed class DamageLog
    {
        private readonly HealthCounters _health;

        /// <summary>Makes an empty log.</summary>
        public DamageLog(HealthCounters health)
        {
            _health = health;
        }

        /// <summary>What was found and not yet told.</summary>
        public LostFrames Untold { get; } = new LostFrames { Cause = LossCause.Damage };

        /// <summary>The highest number counted as damaged.</summary>
        public long SeenThrough { get; private set; }

        /// <summary>Notes numbers that are missing between two good records.</summary>
        /// <param name="first">The number behind the one before.</param>
        /// <param name="last">The number in front of the next.</param>
        /// <param name="most">How many frames they stand for at the most.</param>
        /// <param name="floor">Numbers up to this are acknowledged: nothing of them is lost.</param>
        public void Report(long first, long last, long most, long floor)
        {
            long known = floor > SeenThrough ? floor : SeenThrough;
            first = first > known ? first : known + 1;
            if (last < first)
            {
                return;
            }

            long count = last - first + 1 < most ? last - first + 1 : most;
            SeenThrough = last;
            Untold.Add(first, last, count);
            _health.DamagedRecords += count;
        }

        /// <summary>Notes a block of the journal's own that is damaged and that its twin, or the records behind it, make up for.</summary>
        public void ReportBlock()
        {
            _health.DamagedBlocks++;
        }
    }
}
