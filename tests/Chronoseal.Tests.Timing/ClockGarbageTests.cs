using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    /// <summary>Good edges and labels among missing, doubled, late and invented ones.</summary>
    [TestClass]
    public class ClockGarbageTests
    {
        private const int Asks = 8;
        private const int Seconds = 1500;

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        public void Locked_stamps_rise_and_hold_their_bound_through_garbage(int seed)
        {
            var bench = new ClockBench(9000);
            var noise = new Noise(seed);
            bench.Run(0, 40);
            long last = 0;
            int locked = 0;
            for (int second = 40; second < Seconds; second++)
            {
                Disturb(bench, noise, second);
                for (int i = 0; i < Asks; i++)
                {
                    long error = IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(second) + 900000 + i * 10000));
                    if (bench.Stamp.State == ClockState.Locked)
                    {
                        Assert.IsTrue(error <= bench.Stamp.BoundMicroseconds, "second " + second.ToString() + ": " + error.ToString());
                        Assert.IsTrue(bench.Stamp.UtcMicroseconds > last, "second " + second.ToString());
                        last = bench.Stamp.UtcMicroseconds;
                        locked++;
                    }
                }
            }

            Assert.IsTrue(locked > Seconds * Asks / 2, locked.ToString());
        }

        [TestMethod]
        public void After_a_gap_of_edges_three_labels_make_it_locked_again()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 60);
            bench.RunEdges(72, 20);
            Assert.AreEqual((int)ClockState.Holdover, (int)bench.StateAt(ClockBench.UtcOf(91) + 500000));
            bench.Run(92, LabelProof.ConfirmationsNeeded - 1);
            Assert.AreEqual((int)ClockState.Holdover, (int)bench.StateAt(ClockBench.UtcOf(93) + 500000));
            bench.Run(94, 1);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(94) + 500000));
        }

        [TestMethod]
        public void Instants_before_the_first_lock_have_no_utc_and_old_ones_are_not_called_locked()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 12);
            Assert.IsTrue(bench.StateAt(ClockBench.UtcOf(3)) < ClockState.Locked);
            bench.Run(12, 60);
            Assert.IsTrue(bench.StateAt(ClockBench.UtcOf(3)) < ClockState.Locked);
            Assert.IsTrue(bench.StateAt(ClockBench.UtcOf(40)) >= ClockState.Holdover);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(69)));
        }

        private static void Disturb(ClockBench bench, Noise noise, int second)
        {
            switch (noise.Next(12))
            {
                case 0:
                    break;
                case 1:
                    bench.Edge(second, 200 + noise.Next(400000));
                    break;
                case 2:
                    bench.Run(second, 1);
                    bench.Edge(second, noise.Next(800000));
                    break;
                case 3:
                    bench.RunEdges(second, 1);
                    break;
                case 4:
                    bench.RunEdges(second, 1);
                    bench.Label(second, second + noise.Next(40) - 20, true);
                    break;
                default:
                    bench.Run(second, 1);
                    break;
            }
        }
    }
}
