using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    /// <summary>A receiver that begins with wrong seconds: it does not know the leap seconds yet, or repeats the second before.</summary>
    [TestClass]
    public class ClockReceiverTests
    {
        [TestMethod]
        [DataRow(18, 1)]
        [DataRow(18, 5)]
        [DataRow(1, 5)]
        [DataRow(-1, 3)]
        [DataRow(-1, 5)]
        public void One_that_corrects_itself_before_the_proof_never_locks_on_a_wrong_second(int shift, int seconds)
        {
            var bench = new ClockBench(4000);
            bench.RunEdges(0, 20);
            RunShifted(bench, 20, seconds, shift, true);
            for (int second = 20 + seconds; second < 60; second++)
            {
                bench.Run(second, 1);
                CheckSecond(bench, second);
            }

            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
            Assert.IsFalse(bench.Clock.TryTakeStep(out _));
        }

        [TestMethod]
        [DataRow(18)]
        [DataRow(-1)]
        public void One_that_does_not_vouch_for_its_wrong_seconds_never_locks_on_them(int shift)
        {
            var bench = new ClockBench(4000);
            RunShifted(bench, 0, 750, shift, false);
            for (int second = 750; second < 790; second++)
            {
                bench.Run(second, 1);
                CheckSecond(bench, second);
            }

            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
        }

        [TestMethod]
        [DataRow(18)]
        [DataRow(1)]
        [DataRow(-1)]
        public void One_that_wanders_between_two_answers_never_locks_on_the_wrong_one(int shift)
        {
            var bench = new ClockBench(4000);
            bench.RunEdges(0, 20);
            for (int second = 20; second < 100; second++)
            {
                RunShifted(bench, second, 1, second % 5 == 0 ? 0 : shift, true);
                CheckSecond(bench, second);
            }
        }

        [TestMethod]
        [DataRow(3)]
        [DataRow(8)]
        public void A_shift_while_locked_leaves_the_stamps_alone_or_ends_their_claim(int seconds)
        {
            var bench = new ClockBench(4000);
            bench.Run(0, 40);
            RunShifted(bench, 40, seconds, 1, true);
            for (int second = 40 + seconds; second < 80; second++)
            {
                bench.Run(second, 1);
                CheckSecond(bench, second);
            }

            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
        }

        private static void RunShifted(ClockBench bench, int firstSecond, int seconds, int shift, bool isValid)
        {
            for (int second = firstSecond; second < firstSecond + seconds; second++)
            {
                bench.Edge(second, 0);
                bench.Label(second, second + shift, isValid);
                CheckSecond(bench, second);
            }
        }

        private static void CheckSecond(ClockBench bench, int second)
        {
            long error = IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(second) + 500000));
            Assert.IsTrue(bench.Stamp.State != ClockState.Locked || error <= bench.Stamp.BoundMicroseconds, "second " + second.ToString());
        }
    }
}
