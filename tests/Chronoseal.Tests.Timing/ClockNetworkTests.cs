using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockNetworkTests
    {
        private const long Bound = 8000;

        [TestMethod]
        public void Network_time_is_holdover_with_the_bound_given()
        {
            var bench = new ClockBench(Settings(), 5000000, 15000);
            Give(bench, 0, 3000, Bound);
            long error = bench.ErrorAt(ClockBench.UtcOf(0) + 1000);
            Assert.AreEqual((int)ClockState.Holdover, (int)bench.Stamp.State);
            Assert.IsTrue(IntegerMath.Absolute(error - 3000) <= 1);
            Assert.IsTrue(bench.Stamp.BoundMicroseconds >= Bound && bench.Stamp.BoundMicroseconds <= Bound + 200);
            Assert.IsTrue(bench.Clock.TryCounterAt(ClockBench.UtcOf(1), out _));
        }

        [TestMethod]
        [DataRow(20000L, -8000L)]
        [DataRow(-20000L, 8000L)]
        [DataRow(20000L, 8000L)]
        public void The_bound_of_network_time_grows_with_what_the_crystal_may_do(long partsPerBillion, long error)
        {
            var bench = new ClockBench(Settings(), 5000000, partsPerBillion);
            Give(bench, 0, error, Bound);
            long excess = bench.WorstExcess(ClockBench.UtcOf(0) + 100, ClockBench.UtcOf(100), 100000);
            Assert.IsTrue(excess <= 1, excess.ToString());
            Assert.IsTrue(bench.Stamp.BoundMicroseconds >= Bound + 20 * 99);
        }

        [TestMethod]
        public void Before_it_was_given_nothing_is_known()
        {
            var bench = new ClockBench(0);
            Give(bench, 10, 0, Bound);
            Assert.AreEqual((int)ClockState.Unsynchronised, (int)bench.StateAt(ClockBench.UtcOf(9)));
            Assert.IsFalse(bench.Stamp.HasUtc);
        }

        [TestMethod]
        public void Network_time_never_locks()
        {
            var bench = new ClockBench(Settings(), 5000000, 0);
            for (int second = 0; second < 100; second++)
            {
                Give(bench, second, 0, 100 - second / 2);
                Assert.AreEqual((int)ClockState.Holdover, (int)bench.StateAt(ClockBench.UtcOf(second) + 500000));
            }
        }

        [TestMethod]
        [DataRow(8000L, false)]
        [DataRow(-8000L, false)]
        [DataRow(40000L, true)]
        public void Edges_take_over_with_a_step_only_beyond_the_bounds(long error, bool isStep)
        {
            var bench = new ClockBench(Settings(), 5000000, 0);
            Give(bench, 0, error, Bound);
            bench.Run(1, 40);
            Assert.IsTrue(IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(40) + 500000)) <= 4);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
            Assert.AreEqual(isStep, bench.Clock.TryTakeStep(out long step));
            Assert.IsTrue(!isStep || IntegerMath.Absolute(step + error) < 100, step.ToString());
        }

        [TestMethod]
        [DataRow(2000000L)]
        [DataRow(900000L)]
        public void Time_falls_at_a_step_only(long error)
        {
            var bench = new ClockBench(Settings(), 5000000, 0);
            Give(bench, 0, error, 3000000);
            long last = 0;
            for (int second = 1; second < 30; second++)
            {
                bench.Run(second, 1);
                bool isStep = bench.Clock.TryTakeStep(out _);
                for (int i = 0; i < 100; i++)
                {
                    bench.ErrorAt(ClockBench.UtcOf(second) + 400000 + i * 9000);
                    Assert.IsTrue(isStep || !bench.Stamp.HasUtc || bench.Stamp.UtcMicroseconds > last, second.ToString());
                    isStep = false;
                    last = bench.Stamp.HasUtc ? bench.Stamp.UtcMicroseconds : last;
                }
            }
        }

        [TestMethod]
        public void The_first_edges_do_not_take_the_time_away()
        {
            var bench = new ClockBench(Settings(), 5000000, 0);
            Give(bench, 0, 500, Bound);
            for (int second = 1; second < 30; second++)
            {
                bench.Run(second, 1);
                bench.ErrorAt(ClockBench.UtcOf(second) + 500000);
                Assert.IsTrue(bench.Stamp.HasUtc, second.ToString());
            }
        }

        [TestMethod]
        public void A_locked_clock_does_not_listen_to_it()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            Give(bench, 40, 5000, Bound);
            Assert.IsTrue(IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(40) + 500000)) <= 4);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
        }

        [TestMethod]
        public void A_bound_of_nothing_is_not_believed()
        {
            var bench = new ClockBench(0);
            Give(bench, 0, 0, 0);
            Assert.AreEqual((int)ClockState.Unsynchronised, (int)bench.StateAt(ClockBench.UtcOf(1)));
        }

        [TestMethod]
        public void The_slope_of_a_line_that_is_not_believed_yet_does_not_carry_it()
        {
            var settings = new ClockSettings { Capture = PulseCapture.Handler, LatencyLimitMicroseconds = 25000, ExpiryMicroseconds = 1000000 };
            var bench = new ClockBench(settings, 5000000, 0);
            bench.Edge(0, 20000);
            bench.Edge(1, 100);
            Give(bench, 2, 0, Bound);
            Assert.IsTrue(bench.WorstExcess(ClockBench.UtcOf(2), ClockBench.UtcOf(60), 100000) <= 0);
        }

        private static ClockSettings Settings()
        {
            return new ClockSettings { ExpiryMicroseconds = 100000 };
        }

        private static void Give(ClockBench bench, long second, long error, long bound)
        {
            bench.Clock.AddNetworkTime(ClockBench.UtcOf(second) + error, bench.Crystal.CounterAt(ClockBench.UtcOf(second)), bound);
        }
    }
}
