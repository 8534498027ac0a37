using Chronoseal.Firmware.Timing;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockHoldoverTests
    {
        [TestMethod]
        public void Two_and_a_half_seconds_without_an_edge_are_holdover()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(39) + 2499990));
            Assert.AreEqual((int)ClockState.Holdover, (int)bench.StateAt(ClockBench.UtcOf(39) + 2500010));
        }

        [TestMethod]
        public void Ten_seconds_without_a_label_are_coasting()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            bench.RunEdges(40, 10);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(49) + 299990));
            Assert.AreEqual((int)ClockState.LabelCoasting, (int)bench.StateAt(ClockBench.UtcOf(49) + 300010));
            bench.RunEdges(50, 600);
            Assert.AreEqual((int)ClockState.LabelCoasting, (int)bench.StateAt(ClockBench.UtcOf(650)));
            Assert.IsTrue(bench.WorstExcess(ClockBench.UtcOf(648), ClockBench.UtcOf(650), 10000) <= 0);
        }

        [TestMethod]
        public void A_label_ends_coasting()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            bench.RunEdges(40, 30);
            bench.Run(70, 1);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(71)));
        }

        [TestMethod]
        public void The_clock_expires_when_its_bound_passes_the_limit_and_not_before()
        {
            var settings = new ClockSettings { ExpiryMicroseconds = 2000 };
            var bench = new ClockBench(settings, 0, 0);
            bench.Run(0, 40);
            for (long utc = ClockBench.UtcOf(42); utc < ClockBench.UtcOf(200); utc += 100000)
            {
                ClockState expected = bench.StateAt(utc) == ClockState.Expired ? ClockState.Expired : ClockState.Holdover;
                Assert.AreEqual((int)expected, (int)bench.Stamp.State);
                Assert.AreEqual(bench.Stamp.BoundMicroseconds > 2000, expected == ClockState.Expired);
            }

            Assert.AreEqual((int)ClockState.Holdover, (int)bench.StateAt(ClockBench.UtcOf(130)));
            Assert.AreEqual((int)ClockState.Expired, (int)bench.StateAt(ClockBench.UtcOf(150)));
            Assert.IsTrue(bench.Stamp.HasUtc);
        }

        [TestMethod]
        [DataRow(0L, 20000L)]
        [DataRow(0L, -20000L)]
        [DataRow(-5000L, 14000L)]
        [DataRow(19000L, -19000L)]
        [DataRow(-19000L, 19000L)]
        public void The_bound_holds_while_the_crystal_stays_within_its_limit(long lockedPartsPerBillion, long heldPartsPerBillion)
        {
            var bench = new ClockBench(lockedPartsPerBillion);
            bench.Run(0, 40);
            long partsPerBillion = lockedPartsPerBillion;
            for (int second = 40; second < 1240; second++)
            {
                partsPerBillion = bench.DriftDuring(second, partsPerBillion, heldPartsPerBillion);
                long excess = bench.WorstExcess(ClockBench.UtcOf(second), ClockBench.UtcOf(second + 1), 100000);
                Assert.IsTrue(excess <= 0, "second " + second.ToString() + ", exceeded by " + excess.ToString() + " us");
            }
        }

        [TestMethod]
        public void The_bound_never_shrinks_without_edges()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            long last = 0;
            for (long utc = ClockBench.UtcOf(40); utc < ClockBench.UtcOf(100); utc += 100000)
            {
                bench.ErrorAt(utc);
                Assert.IsTrue(bench.Stamp.BoundMicroseconds >= last);
                last = bench.Stamp.BoundMicroseconds;
            }
        }
    }
}
