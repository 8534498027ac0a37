using Chronoseal.Firmware;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>A journal of as many frames as one wants, of realistic length, none of them acknowledged.</summary>
    internal static class LargeJournal
    {
        private const int FrameLength = 430;
        private const int Stretch = 1_000;

        private static readonly JournalSettings s_settings = new() { SegmentLimit = 4_000 };

        /// <summary>Fills a store; the cost of each thousand frames comes with it.</summary>
        internal static FlashRecorder Fill(int frames, out List<(long Changes, long Reads, long Bytes)> costs)
        {
            costs = [];
            var store = new FlashRecorder(new Dictionary<string, byte[]>(), false);
            var ledger = new Ledger(store);
            var journal = new FrameJournal(store, ledger, s_settings, new HealthCounters());
            Assert.AreEqual(Outcome.Ok, ledger.Open());
            Assert.AreEqual(Outcome.Ok, journal.Open(new ChainHead()));
            var sequences = new SequenceSource(ledger);
            sequences.Open(0);
            var frame = new SealedFrame { Offset = FrameSealer.Overhang, Length = FrameLength };
            (long Changes, long Reads, long Bytes) before = default;
            for (int i = 1; i <= frames; i++)
            {
                Assert.AreEqual(Outcome.Ok, journal.Prepare());
                sequences.TryPeek(out frame.Sequence);
                sequences.Use();
                Assert.AreEqual(Outcome.Ok, journal.Append(frame, false));
                if (i % Stretch == 0)
                {
                    (long Changes, long Reads, long Bytes) now = (store.ChangeCount, store.ReadCount, store.AppendedBytes);
                    costs.Add((now.Changes - before.Changes, now.Reads - before.Reads, now.Bytes - before.Bytes));
                    before = now;
                }
            }

            return store;
        }

        /// <summary>Opens it: reads, bytes read and bytes allocated by the firmware.</summary>
        internal static (long Reads, long Bytes, long Allocated) Open(FlashRecorder store, int frames)
        {
            var copy = new FlashRecorder(store.Files, false);
            var head = new ChainHead();
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            var ledger = new Ledger(new ReadOnlyView(copy));
            var journal = new FrameJournal(new ReadOnlyView(copy), ledger, s_settings, new HealthCounters());
            Outcome outcome = ledger.Open();
            outcome = outcome == Outcome.Ok ? journal.Open(head) : outcome;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.AreEqual(Outcome.Ok, outcome);
            Assert.AreEqual(frames, head.LastSequence);
            Assert.AreEqual(frames, journal.Pending);
            return (copy.ReadCount, copy.ReadBytes, allocated);
        }

        // The store's own work with memory is not the firmware's.
        private sealed class ReadOnlyView(FlashRecorder store) : IFileStore
        {
            public FileDurability Durability => store.Durability;

            public long CapacityBytes => store.CapacityBytes;

            public Outcome Length(string name, out long lengthBytes) => store.Length(name, out lengthBytes);

            public Outcome Append(string name, byte[] buffer, int offset, int count) => Outcome.Ok;

            public Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read) =>
                store.Read(name, position, buffer, offset, count, out read);

            public Outcome Rename(string from, string to) => Outcome.Ok;

            public Outcome Delete(string name) => Outcome.Ok;

            public Outcome Flush(string name) => Outcome.Ok;
        }
    }
}
