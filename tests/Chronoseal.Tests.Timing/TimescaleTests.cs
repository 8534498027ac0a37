using Chronoseal.Firmware.Timing;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class TimescaleTests
    {
        private const long Start = 1800000000000000;
        private const long TwentyPpm = 20000000;

        [TestMethod]
        public void The_first_line_is_followed_at_once()
        {
            Timescale scale = Scale(0);
            Assert.AreEqual(Start, scale.UtcAt(1000));
            Assert.AreEqual(0L, scale.SlewLeftAt(1000));
        }

        [TestMethod]
        public void A_fast_counter_is_divided_out()
        {
            Timescale scale = Scale(TwentyPpm);
            long error = scale.UtcAt(1000 + 100L * 1000020) - (Start + 100000000);
            Assert.IsTrue(error >= -1 && error <= 1);
        }

        [TestMethod]
        public void An_hour_ahead_is_right_to_a_few_microseconds()
        {
            Timescale scale = Scale(-TwentyPpm);
            long error = scale.UtcAt(1000 + 3600L * 999980) - (Start + 3600000000L);
            Assert.IsTrue(error >= -4 && error <= 4);
        }

        [TestMethod]
        [DataRow(400L)]
        [DataRow(-400L)]
        public void A_correction_takes_one_second(long correction)
        {
            Timescale scale = Scale(0);
            Follow(scale, 1001000, Start + 1000000 + correction, 0);
            Assert.AreEqual(Start + 1000000, scale.UtcAt(1001000));
            long half = scale.UtcAt(1501000) - (Start + 1500000 + correction / 2);
            Assert.IsTrue(half >= -1 && half <= 1);
            Assert.AreEqual(Start + 2000000 + correction, scale.UtcAt(2001000));
        }

        [TestMethod]
        public void What_is_left_of_a_correction_is_known()
        {
            Timescale scale = Scale(0);
            Follow(scale, 1001000, Start + 1000000 - 400, 0);
            Assert.AreEqual(400L, scale.SlewLeftAt(1001000));
            Assert.AreEqual(200L, scale.SlewLeftAt(1501000));
            Assert.AreEqual(0L, scale.SlewLeftAt(2001000));
        }

        [TestMethod]
        public void It_rises_with_every_microsecond_through_corrections()
        {
            Timescale scale = Scale(0);
            Follow(scale, 1001000, Start + 1000000 - 5000, 0);
            Follow(scale, 2001000, Start + 2000000 + 5000, TwentyPpm);
            long last = scale.UtcAt(1000900);
            for (long counter = 1000901; counter < 1002000; counter++)
            {
                long utc = scale.UtcAt(counter);
                Assert.IsTrue(utc >= last);
                last = utc;
            }

            for (long counter = 1002000; counter < 4001000; counter += 97)
            {
                long utc = scale.UtcAt(counter);
                Assert.IsTrue(utc > last);
                last = utc;
            }
        }

        [TestMethod]
        public void The_inverse_returns_to_the_counter()
        {
            Timescale scale = Scale(TwentyPpm);
            for (long counter = 1000; counter < 60001000; counter += 999983)
            {
                long error = scale.CounterAt(scale.UtcAt(counter)) - counter;
                Assert.IsTrue(error >= -1 && error <= 1);
            }
        }

        [TestMethod]
        public void An_instant_a_few_seconds_back_is_answered_as_it_was()
        {
            Timescale scale = Scale(0);
            Follow(scale, 1001000, Start + 1000000, 0);
            long then = scale.UtcAt(1601000);
            for (int second = 2; second < 7; second++)
            {
                Follow(scale, second * 1000000L + 1000, Start + second * 1000000L + 300, 0);
            }

            Assert.AreEqual(then, scale.UtcAt(1601000));
        }

        [TestMethod]
        public void Only_what_is_kept_and_what_follows_is_held()
        {
            Timescale scale = Scale(0);
            Assert.IsFalse(scale.Holds(999));
            Assert.IsTrue(scale.Holds(1000));
            for (int second = 1; second <= TimingLimits.TimescaleSegments; second++)
            {
                Follow(scale, second * 1000000L + 1000, Start + second * 1000000L, 0);
            }

            Assert.IsFalse(scale.Holds(1000999));
            Assert.IsTrue(scale.Holds(1001000));
            Assert.IsTrue(scale.Holds(1L << 50));
        }

        [TestMethod]
        public void Each_piece_keeps_what_was_said_of_its_line()
        {
            Timescale scale = Scale(0);
            scale.Follow(1001000, (Start + 1000500) << Timescale.FractionBits, 0, 1000900, 5, 21);
            Assert.AreEqual(1000L, scale.LineCounterAt(1000999));
            Assert.AreEqual(2L, scale.UncertaintyAt(1000999));
            Assert.AreEqual(3L, scale.BoundAt(1000999));
            for (long counter = 1001000; counter < 4000000; counter += 500000)
            {
                Assert.AreEqual(1000900L, scale.LineCounterAt(counter));
                Assert.AreEqual(5L, scale.UncertaintyAt(counter));
                Assert.AreEqual(21L, scale.BoundAt(counter));
            }
        }

        [TestMethod]
        public void A_path_takes_over_without_a_jump_and_its_answers_stay()
        {
            Timescale scale = Scale(0);
            var model = new HoldoverModel(new FrequencyHistory(), 100);
            model.Start(TwentyPpm);
            scale.ContinueAlong(new HoldoverPath(model), 5001000);
            Assert.AreEqual(Start + 5000000, scale.UtcAt(5001000));
            Assert.AreEqual(3L, scale.BoundAt(5001000));
            long late = 5001000 + 40000800;
            long error = scale.UtcAt(late) - (Start + 45000000);
            Assert.IsTrue(error >= -1 && error <= 1, error.ToString());
            long justBefore = scale.UtcAt(late - 20000);
            long farAhead = scale.UtcAt(late + 3600000000L);
            Assert.IsTrue(farAhead > justBefore);
            Assert.AreEqual(justBefore, scale.UtcAt(late - 20000), "a question about the future changes nothing");
            Follow(scale, late, Start + 45000500, 0);
            Assert.AreEqual(justBefore, scale.UtcAt(late - 20000), "what was answered stays answered");
            Assert.AreEqual(500L, scale.SlewLeftAt(late));
        }

        [TestMethod]
        public void After_clearing_the_next_line_stands_alone()
        {
            Timescale scale = Scale(0);
            scale.Clear();
            Assert.IsTrue(scale.IsEmpty);
            Follow(scale, 5000, 42, 0);
            Assert.AreEqual(42L, scale.UtcAt(5000));
        }

        private static Timescale Scale(long partsPerTrillion)
        {
            var scale = new Timescale();
            Follow(scale, 1000, Start, partsPerTrillion);
            return scale;
        }

        private static void Follow(Timescale scale, long counter, long utc, long partsPerTrillion)
        {
            scale.Follow(counter, utc << Timescale.FractionBits, partsPerTrillion, counter, 2, 3);
        }
    }
}
