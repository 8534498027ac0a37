using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>How full the journal is, and what it has lost.</summary>
    internal sealed class JournalVerb : IVerb
    {
        private readonly Node _node;

        internal JournalVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "journal"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "journal"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "How full the journal is, the oldest frame that waits, and what was dropped or damaged."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            Gateway gateway = RunningGateway.Of(_node, answer);
            if (gateway == null)
            {
                return;
            }

            FrameJournal journal = gateway.Journal;
            HealthCounters health = gateway.Health;
            Outcome outcome = journal.FindOldest(new byte[Limits.FrameBytes], out long oldest);
            if (outcome != Outcome.Ok)
            {
                answer.Fail(outcome, "the flash cannot be read; check the drive, and see log tail");
                return;
            }

            answer.Block();
            answer.Put("pending", journal.Pending);
            if (oldest > 0)
            {
                answer.Put("oldest-seq", oldest);
            }

            answer.Put("newest-seq", journal.LastSequence);
            answer.Put("acknowledged", journal.AcknowledgedSequence);
            answer.Put("unwritten", journal.Unwritten);
            answer.Put("files", journal.SegmentCount);
            answer.Put("file-limit", journal.SegmentLimit);
            answer.Put("fill-percent", journal.SegmentCount * 100 / journal.SegmentLimit);
            answer.Put("when-full", gateway.Configuration.StopsWhenFull ? "stop" : "drop");
            answer.Put("drops", health.FramesDropped);
            answer.Put("damaged", health.DamagedRecords);
            answer.Put("damaged-blocks", health.DamagedBlocks);
            answer.Put("faults", health.JournalFaults + health.UplinkJournalFaults);
        }
    }
}
