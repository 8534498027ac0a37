using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Journal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>What a journal costs does not grow with it. Times are the benchmark's: -- journal.</summary>
    [TestClass]
    public sealed class LargeJournalTests
    {
        private const int FewFrames = 1_000;
        private const int ManyFrames = 100_000;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void OpeningCostsTheSameWhateverItsLength()
        {
            FlashRecorder few = LargeJournal.Fill(FewFrames, out _);
            FlashRecorder many = LargeJournal.Fill(ManyFrames, out _);
            LargeJournal.Open(few, FewFrames);
            (long fewReads, long fewRead, long fewAllocated) = LargeJournal.Open(few, FewFrames);
            (long reads, long read, long allocated) = LargeJournal.Open(many, ManyFrames);
            TestContext.WriteLine($"{FewFrames}: {fewReads} reads of {fewRead} bytes; {ManyFrames}: {reads} reads of {read} bytes, {allocated} bytes allocated");

            // Reading is bounded by the ledger and one segment; where the last one ends differs.
            Assert.IsLessThanOrEqualTo(60, reads);
            Assert.IsLessThanOrEqualTo(40_000, read);
            Assert.AreEqual(fewAllocated, allocated);
        }

        [TestMethod]
        public void AppendingCostsTheSameAtTheEndAsAtTheStart()
        {
            LargeJournal.Fill(20 * FewFrames, out List<(long Changes, long Reads, long Bytes)> costs);
            TestContext.WriteLine(string.Join("; ", costs.Where((_, i) => i % 5 == 0).Select(c => $"{c.Changes} changes, {c.Reads} reads, {c.Bytes} bytes")));

            // Each stretch is of 1,000 frames: where segments and reservations begin moves within it.
            foreach ((long changes, long reads, long bytes) in costs)
            {
                Assert.IsLessThanOrEqualTo(12, Math.Abs(changes - costs[1].Changes));
                Assert.IsLessThanOrEqualTo(12, Math.Abs(reads - costs[1].Reads));
                Assert.IsLessThanOrEqualTo(2_000, Math.Abs(bytes - costs[1].Bytes));
            }
        }
    }
}
