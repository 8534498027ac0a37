using Chronoseal.Firmware.Journal;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>From readings to acknowledgement nothing is allocated, but for the names of a file when it begins and when it is entered.</summary>
    [TestClass]
    public sealed class JournalAllocationTests
    {
        private const int WarmUpFrames = 600;
        private const int Frames = 2_000;
        private const int BytesOfNamesPerFile = 1_000;
        private const int FramesPerFile = 30;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow(1)]
        [DataRow(8)]
        public void ASteadyFrameAllocatesNothing(int framesPerWrite)
        {
            var node = new SteadyNode(new JournalSettings { FramesPerWrite = framesPerWrite });
            Measure(node, WarmUpFrames, true);
            long acknowledged = node.Health.FramesAcknowledged;
            AssertNamesOnly(Measure(node, Frames, true));
            Assert.IsGreaterThanOrEqualTo(Frames - framesPerWrite, node.Health.FramesAcknowledged - acknowledged);
        }

        [TestMethod]
        public void ABacklogAllocatesNothingWhileItGrowsAndWhileItDrains()
        {
            var node = new SteadyNode(new JournalSettings());
            Measure(node, WarmUpFrames, true);
            AssertNamesOnly(Measure(node, Frames, false));
            var drain = new List<long>(Frames);
            while (node.Journal.Pending > 0 && drain.Count < Frames)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                node.Ship();
                drain.Add(GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.AreEqual(0, node.Journal.Pending);
            TestContext.WriteLine($"{drain.Count} turns, {drain.Count(b => b > 0)} of them allocate, {drain.Sum()} bytes");
            Assert.IsLessThanOrEqualTo(Frames / FramesPerFile * BytesOfNamesPerFile, drain.Sum());
        }

        [TestMethod]
        public void AFullJournalThatDropsAllocatesNothing()
        {
            var node = new SteadyNode(new JournalSettings { SegmentLimit = 6 });
            Measure(node, WarmUpFrames, false);
            AssertNamesOnly(Measure(node, Frames, false));
            Assert.IsGreaterThan(Frames - 10 * FramesPerFile, node.Health.FramesDropped);
        }

        private static List<long> Measure(SteadyNode node, int frames, bool isShipping)
        {
            var bytes = new List<long>(frames);
            for (int i = 0; i < frames; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                bool isTaken = node.Take() && (!isShipping || node.Ship());
                bytes.Add(GC.GetAllocatedBytesForCurrentThread() - before);
                Assert.IsTrue(isTaken);
            }

            return bytes;
        }

        private void AssertNamesOnly(List<long> bytes)
        {
            TestContext.WriteLine($"{bytes.Count} frames, {bytes.Count(b => b > 0)} of them allocate, {bytes.Sum()} bytes, at most {bytes.Max()}");
            Assert.IsLessThanOrEqualTo(3 * bytes.Count / FramesPerFile, bytes.Count(b => b > 0));
            Assert.IsLessThanOrEqualTo(BytesOfNamesPerFile, bytes.Max());
        }
    }
}
