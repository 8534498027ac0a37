using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class FrequencyHistoryTests
    {
        [TestMethod]
        public void Nothing_is_known_before_the_first_block_is_full()
        {
            var history = new FrequencyHistory();
            Run(history, 0, FrequencyHistory.BlockSeconds - 1, 0, 20000000);
            Assert.AreEqual(0, history.Count);
            Assert.AreEqual(0L, history.ObservedSeconds);
            Assert.AreEqual(0L, history.Mean);
        }

        [TestMethod]
        [DataRow(20000000L)]
        [DataRow(-20000000L)]
        [DataRow(1000L)]
        public void A_steady_crystal_has_its_frequency_and_no_range(long partsPerTrillion)
        {
            var history = new FrequencyHistory();
            Run(history, 0, 10 * FrequencyHistory.BlockSeconds, 0, partsPerTrillion);
            Assert.AreEqual(10, history.Count);
            Assert.AreEqual(10L * FrequencyHistory.BlockSeconds, history.ObservedSeconds);
            long error = IntegerMath.Absolute(history.Mean - partsPerTrillion);
            Assert.IsTrue(error <= 70, error.ToString());
            Assert.IsTrue(history.Range <= 130, history.Range.ToString());
        }

        [TestMethod]
        public void Mean_and_range_are_those_of_the_blocks()
        {
            var history = new FrequencyHistory();
            Run(history, 0, 64, 0, 1000000);
            Run(history, 64, 64, 64, 3000000);
            Run(history, 128, 64, 64 + 192, 8000000);
            Assert.AreEqual(3, history.Count);
            Assert.AreEqual(4000000L, history.Mean);
            Assert.AreEqual(7000000L, history.Range);
        }

        [TestMethod]
        public void What_is_older_than_the_last_blocks_is_forgotten()
        {
            var history = new FrequencyHistory();
            Run(history, 0, 64, 0, 9000000);
            Run(history, 64, 64 * FrequencyHistory.Blocks, 64 * 9, 1000000);
            Assert.AreEqual(FrequencyHistory.Blocks, history.Count);
            Assert.AreEqual(1000000L, history.Mean);
            Assert.AreEqual(0L, history.Range);
        }

        [TestMethod]
        public void A_long_gap_ends_a_block_without_result()
        {
            var history = new FrequencyHistory();
            Run(history, 0, 63, 0, 1000000);
            Run(history, 500, 64, 12345678, 1000000);
            Assert.AreEqual(1, history.Count);
            Assert.AreEqual(1000000L, history.Mean);
        }

        [TestMethod]
        public void A_short_gap_lengthens_the_block()
        {
            var history = new FrequencyHistory();
            Run(history, 0, 60, 0, 1000000);
            Run(history, 100, 1, 100, 1000000);
            Assert.AreEqual(1, history.Count);
            Assert.AreEqual(1000000L, history.Mean);
        }

        [TestMethod]
        public void An_interruption_ends_a_block_without_result()
        {
            var history = new FrequencyHistory();
            Run(history, 0, 63, 0, 1000000);
            history.Interrupt();
            Run(history, 64, 63, 300000, 1000000);
            Assert.AreEqual(0, history.Count);
            Run(history, 127, 2, 300063, 1000000);
            Assert.AreEqual(1, history.Count);
            Assert.AreEqual(1000000L, history.Mean);
        }

        private static void Run(FrequencyHistory history, long firstSecond, int seconds, long startExcess, long partsPerTrillion)
        {
            for (int i = 0; i <= seconds; i++)
            {
                long excessScaled = (startExcess << 8) + (i * partsPerTrillion * 256) / 1000000;
                history.Note(firstSecond + i, (((firstSecond + i) * 1000000) << 8) + excessScaled);
            }
        }
    }
}
