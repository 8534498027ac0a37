using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class LeastSquaresLineTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void Even_noise_is_averaged_away(int seed)
        {
            LeastSquaresLine line = Noisy(256, 512, 256, 100, 15, seed);
            long error = line.PredictCounter(256) - (256L * 1000015 + 50);
            Assert.IsTrue(IntegerMath.Absolute(error) <= 12, error.ToString());
            long slope = (line.SlopeScaled * 1000) >> EdgeLine.ScaleBits;
            Assert.IsTrue(IntegerMath.Absolute(slope - 15000) < 150, slope.ToString());
        }

        [TestMethod]
        public void Scatter_is_the_standard_deviation_of_the_noise()
        {
            LeastSquaresLine line = Noisy(256, 512, 256, 100, 0, 7);
            Assert.IsTrue(line.ScatterSixteenths > 16 * 25 && line.ScatterSixteenths < 16 * 33, line.ScatterSixteenths.ToString());
        }

        [TestMethod]
        public void Edges_on_a_line_do_not_scatter()
        {
            LeastSquaresLine line = Noisy(24, 64, 24, 1, 20, 7);
            Assert.AreEqual(0L, line.ScatterSixteenths);
            Assert.AreEqual(0L, line.UncertaintySixteenths);
        }

        [TestMethod]
        [DataRow(24, 64, 100)]
        [DataRow(24, 64, 3)]
        [DataRow(256, 512, 100)]
        public void Uncertainty_is_that_of_a_fit_a_second_ahead(int edges, int window, int noiseBound)
        {
            LeastSquaresLine line = Noisy(edges, window, edges, noiseBound, 0, 11);
            double n = edges;
            double distance = (n + 1) / 2;
            double ratio = 1 / n + distance * distance * 12 / (n * (n * n - 1));
            double squared = line.ScatterSixteenths * line.ScatterSixteenths * ratio;
            double below = line.UncertaintySixteenths - 1;
            double above = line.UncertaintySixteenths + 1;
            Assert.IsTrue(below * below <= squared, line.UncertaintySixteenths.ToString());
            Assert.IsTrue(above * above + 3 >= squared, line.UncertaintySixteenths.ToString() + " for a scatter of " + line.ScatterSixteenths.ToString());
        }

        [TestMethod]
        public void The_window_is_limited_by_seconds_as_well()
        {
            var line = new LeastSquaresLine(24, 64);
            for (int second = 0; second < 400; second += 10)
            {
                line.Add(second * 1000000L, second);
            }

            Assert.AreEqual(7, line.Count);
        }

        [TestMethod]
        public void The_frequency_follows_a_change_within_the_window()
        {
            LeastSquaresLine line = Noisy(24, 64, 40, 1, 0, 7);
            for (int second = 40; second < 64; second++)
            {
                line.Add(second * 1000000L + (second - 39) * 5, second);
            }

            Assert.AreEqual(5L << EdgeLine.ScaleBits, line.SlopeScaled);
        }

        private static LeastSquaresLine Noisy(int capacity, int window, int edges, int noiseBound, int partsPerMillion, int seed)
        {
            var line = new LeastSquaresLine(capacity, window);
            var noise = new Noise(seed);
            for (int second = 0; second < edges; second++)
            {
                line.Add(second * (1000000L + partsPerMillion) + noise.Next(noiseBound), second);
            }

            return line;
        }
    }
}
