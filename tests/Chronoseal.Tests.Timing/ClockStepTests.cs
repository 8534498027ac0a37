using Chronoseal.Firmware.Timing;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockStepTests
    {
        [TestMethod]
        public void The_first_lock_is_no_step()
        {
            var bench = new ClockBench(7000);
            bench.Run(0, 60);
            Assert.IsFalse(bench.Clock.TryTakeStep(out _));
        }

        [TestMethod]
        public void A_label_source_that_was_wrong_by_a_second_makes_one_step_of_that_size()
        {
            var bench = new ClockBench(0);
            for (int second = 0; second < 20; second++)
            {
                bench.Edge(second, 0);
                bench.Label(second, second + 1, true);
            }

            bench.Run(20, 20);
            Assert.IsTrue(bench.Clock.TryTakeStep(out long step));
            Assert.IsTrue(step > -1000005 && step < -999995, step.ToString());
            Assert.IsFalse(bench.Clock.TryTakeStep(out _));
            long error = bench.ErrorAt(ClockBench.UtcOf(40));
            Assert.IsTrue(error >= -4 && error <= 4);
        }

        [TestMethod]
        public void Steps_that_nobody_took_in_between_add_up()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 20);
            Relabel(bench, 20, 5);
            Relabel(bench, 40, 7);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(60)));
            Assert.IsTrue(bench.Clock.TryTakeStep(out long step));
            Assert.IsTrue(step > 6999990 && step < 7000010, step.ToString());
        }

        [TestMethod]
        public void A_crystal_beyond_its_limit_makes_one_step_with_its_size()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 60);
            bench.Crystal.ChangeAt(ClockBench.UtcOf(59), 60000);
            bench.Crystal.ChangeAt(ClockBench.UtcOf(119), 0);
            bench.Run(120, 40);
            Assert.IsTrue(bench.Clock.TryTakeStep(out long step));
            Assert.IsTrue(step > -3610 && step < -3590, step.ToString());
            Assert.IsFalse(bench.Clock.TryTakeStep(out _));
        }

        private static void Relabel(ClockBench bench, int firstSecond, int shift)
        {
            for (int second = firstSecond; second < firstSecond + 20; second++)
            {
                bench.Edge(second, 0);
                bench.Label(second, second + shift, true);
            }
        }
    }
}
