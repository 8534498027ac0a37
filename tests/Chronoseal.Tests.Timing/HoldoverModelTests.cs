using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class HoldoverModelTests
    {
        private const int CrystalPartsPerMillion = 20;
        private const long Ppm = 1000000;

        [TestMethod]
        [DataRow(2, 6, 2, 6)]
        [DataRow(2, 6, 6, 2)]
        [DataRow(-8, -3, -5, -8)]
        [DataRow(-8, -3, -3, -3)]
        [DataRow(5, 5, 5, 5)]
        public void The_bound_covers_every_path_within_the_observed_range(int low, int high, int from, int to)
        {
            HoldoverModel model = Model(64, low * Ppm, high * Ppm);
            model.Start(from * Ppm);
            long drift = 0;
            for (int second = HoldoverModel.StepSeconds; second < 4000; second += HoldoverModel.StepSeconds)
            {
                drift += (to * Ppm - model.Step()) * HoldoverModel.StepSeconds;
                long bound = model.BoundMicroseconds(second * 1000000L);
                Assert.IsTrue(IntegerMath.Absolute(drift) / 1000000 <= bound, second.ToString() + " s: " + drift.ToString());
            }
        }

        [TestMethod]
        [DataRow(8)]
        [DataRow(-4)]
        public void A_last_value_beyond_the_range_belongs_to_it(int last)
        {
            HoldoverModel model = Model(64, 0, 4 * Ppm);
            model.Start(last * Ppm);
            long drift = 0;
            long to = last > 0 ? 0 : 4 * Ppm;
            for (int second = HoldoverModel.StepSeconds; second < 4000; second += HoldoverModel.StepSeconds)
            {
                drift += (to - model.Step()) * HoldoverModel.StepSeconds;
                long bound = model.BoundMicroseconds(second * 1000000L);
                Assert.IsTrue(IntegerMath.Absolute(drift) / 1000000 <= bound, second.ToString() + " s: " + drift.ToString());
            }
        }

        [TestMethod]
        public void Nothing_observed_leaves_the_crystals_limit()
        {
            HoldoverModel model = Model(0, 0, 0);
            model.Start(15 * Ppm);
            Assert.IsTrue(model.BoundMicroseconds(100000000) >= 35 * 100);
            Assert.IsTrue(model.BoundMicroseconds(100000000) <= 40 * 100 + 1);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(10)]
        [DataRow(30)]
        public void Short_observation_lies_between_crystal_and_range(int blocks)
        {
            HoldoverModel little = Model(blocks, Ppm, Ppm);
            HoldoverModel more = Model(blocks + 10, Ppm, Ppm);
            HoldoverModel none = Model(0, 0, 0);
            little.Start(Ppm);
            more.Start(Ppm);
            none.Start(Ppm);
            long bound = little.BoundMicroseconds(60000000);
            Assert.IsTrue(bound > more.BoundMicroseconds(60000000));
            Assert.IsTrue(bound < none.BoundMicroseconds(60000000));
        }

        [TestMethod]
        public void The_expected_frequency_returns_to_the_mean()
        {
            HoldoverModel model = Model(64, 2 * Ppm, 6 * Ppm);
            model.Start(6 * Ppm);
            long last = 6 * Ppm;
            for (int i = 0; i < 500; i++)
            {
                long expected = model.Step();
                Assert.IsTrue(expected <= last && expected >= 4 * Ppm, expected.ToString());
                last = expected;
            }

            Assert.IsTrue(last - 4 * Ppm < 1000, last.ToString());
        }

        [TestMethod]
        public void With_short_observation_the_last_value_stays()
        {
            HoldoverModel model = Model(10, 2 * Ppm, 6 * Ppm);
            model.Start(6 * Ppm);
            Assert.AreEqual(6 * Ppm, model.Step());
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(0, 20)]
        [DataRow(10, 4)]
        [DataRow(40, 4)]
        [DataRow(64, 4)]
        [DataRow(64, 0)]
        public void Bound_and_uncertainty_rise_and_the_uncertainty_stays_below(int blocks, int high)
        {
            HoldoverModel model = Model(blocks, 0, high * Ppm);
            model.Start(high * Ppm);
            long lastBound = 0;
            long lastUncertainty = 0;
            for (long second = 3; second < 200000; second += 1 + second / 50)
            {
                long bound = model.BoundMicroseconds(second * 1000000);
                long uncertainty = model.UncertaintyMicroseconds(second * 1000000);
                Assert.IsTrue(bound >= lastBound && uncertainty >= lastUncertainty, second.ToString());
                Assert.IsTrue(uncertainty <= bound, second.ToString() + " s: " + uncertainty.ToString() + " > " + bound.ToString());
                lastBound = bound;
                lastUncertainty = uncertainty;
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(64)]
        public void Forty_days_overflow_nothing(int blocks)
        {
            HoldoverModel model = Model(blocks, -20 * Ppm, 20 * Ppm);
            model.Start(20 * Ppm);
            const long Days = 40L * 86400;
            long bound = model.BoundMicroseconds(Days * 1000000);
            Assert.IsTrue(bound >= 20 * Days && bound <= 40 * Days + 1, bound.ToString());
            long uncertainty = model.UncertaintyMicroseconds(Days * 1000000);
            Assert.IsTrue(uncertainty > 0 && uncertainty <= bound, uncertainty.ToString());
        }

        // Blocks alternate between the ends, so that the mean of an even number of them lies in the middle.
        private static HoldoverModel Model(int blocks, long low, long high)
        {
            var history = new FrequencyHistory();
            long excessScaled = 0;
            history.Note(0, 0);
            for (int i = 1; i <= blocks; i++)
            {
                long second = (long)i * FrequencyHistory.BlockSeconds;
                excessScaled += (i % 2 == 0 ? low : high) * FrequencyHistory.BlockSeconds * 256 / 1000000;
                history.Note(second, ((second * 1000000) << 8) + excessScaled);
            }

            return new HoldoverModel(history, CrystalPartsPerMillion);
        }
    }
}
