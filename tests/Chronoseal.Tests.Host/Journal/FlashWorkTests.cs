using Chronoseal.Firmware;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>Every read and every append opens a file anew on a device, some milliseconds each, and sampling waits meanwhile.</summary>
    [TestClass]
    public sealed class FlashWorkTests
    {
        private const int LedgerRecordBytes = 32;
        private const int FrameLength = 430;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void AFullLedgerIsReadInFewStepsAndRewrittenInOne()
        {
            var store = new FlashRecorder();
            var ledger = new Ledger(store);
            Assert.AreEqual(Outcome.Ok, ledger.Open());
            for (int i = 1; i <= Limits.LedgerBytes / LedgerRecordBytes; i++)
            {
                ledger.Note((LedgerEntry)(1 + i % 8), i);
            }

            var copy = new FlashRecorder(store.Files);
            Assert.HasCount(Limits.LedgerBytes, copy.Files["ledger.log"]);
            var reopened = new Ledger(copy);
            Assert.AreEqual(Outcome.Ok, reopened.Open());
            TestContext.WriteLine($"{copy.ReadCount} reads, {copy.ChangeCount} changes");
            Assert.IsLessThanOrEqualTo(36, copy.ReadCount);
            Assert.AreEqual(1, copy.Changes.Count(c => c.Kind == FlashChangeKind.Append));
            for (int entry = 1; entry <= 8; entry++)
            {
                Assert.AreEqual(ledger.Value((LedgerEntry)entry), reopened.Value((LedgerEntry)entry));
            }
        }

        [TestMethod]
        public void MakingRoomInAFullJournalTakesFewSteps()
        {
            var store = new FlashRecorder(new Dictionary<string, byte[]>(), false);
            (FrameJournal journal, SequenceSource sequences) = Open(store);
            var frame = new SealedFrame { Offset = FrameSealer.Overhang, Length = FrameLength };
            long mostReads = 0;
            long mostChanges = 0;
            for (int i = 0; i < 500; i++)
            {
                (long reads, long changes) = (store.ReadCount, store.ChangeCount);
                Append(journal, sequences, frame, i % 20 == 0);
                mostReads = Math.Max(mostReads, store.ReadCount - reads);
                mostChanges = Math.Max(mostChanges, store.ChangeCount - changes);
            }

            TestContext.WriteLine($"{mostReads} reads, {mostChanges} changes for one frame");
            Assert.IsLessThan(500, journal.Pending);
            Assert.IsLessThanOrEqualTo(64, mostReads);
            Assert.IsLessThanOrEqualTo(16, mostChanges);
        }

        [TestMethod]
        public void AFrameIsReadInOneStep()
        {
            var store = new FlashRecorder(new Dictionary<string, byte[]>(), false);
            (FrameJournal journal, SequenceSource sequences) = Open(store);
            var frame = new SealedFrame { Offset = FrameSealer.Overhang, Length = FrameLength };
            var cursor = new JournalCursor();
            var buffer = new byte[Limits.FrameBytes];
            journal.Rewind(cursor);
            Append(journal, sequences, frame, false);
            Assert.AreEqual(Outcome.Ok, journal.ReadNext(cursor, buffer, out _, out _));
            for (int i = 0; i < 20; i++)
            {
                Append(journal, sequences, frame, false);
                long reads = store.ReadCount;
                Assert.AreEqual(Outcome.Ok, journal.ReadNext(cursor, buffer, out int length, out long sequence));
                Assert.AreEqual(1, store.ReadCount - reads);
                Assert.AreEqual((FrameLength, frame.Sequence), (length, sequence));
            }
        }

        private static (FrameJournal Journal, SequenceSource Sequences) Open(FlashRecorder store)
        {
            var ledger = new Ledger(store);
            var journal = new FrameJournal(store, ledger, new JournalSettings { SegmentLimit = 6 }, new HealthCounters());
            Assert.AreEqual(Outcome.Ok, ledger.Open());
            Assert.AreEqual(Outcome.Ok, journal.Open(new ChainHead()));
            var sequences = new SequenceSource(ledger);
            sequences.Open(0);
            return (journal, sequences);
        }

        private static void Append(FrameJournal journal, SequenceSource sequences, SealedFrame frame, bool isKeeper)
        {
            Assert.AreEqual(Outcome.Ok, journal.Prepare());
            sequences.TryPeek(out frame.Sequence);
            sequences.Use();
            Assert.AreEqual(Outcome.Ok, journal.Append(frame, isKeeper));
        }
    }
}
