using Chronoseal.Firmware.Timing;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class EdgeLineTests
    {
        private const int Capacity = 24;
        private const int WindowSeconds = 64;

        [TestMethod]
        [DataRow(20000L)]
        [DataRow(-20000L)]
        [DataRow(0L)]
        public void Slope_is_the_excess_of_the_counter(long partsPerBillion)
        {
            EdgeLine line = Line(40, 1000000, partsPerBillion);
            long measured = (line.SlopeScaled * 1000) >> EdgeLine.ScaleBits;
            Assert.IsTrue(measured - partsPerBillion <= 20 && partsPerBillion - measured <= 20);
        }

        [TestMethod]
        public void Prediction_extends_the_line()
        {
            EdgeLine line = Line(40, 1000000, 20000);
            long expected = 1000000 + 99L * 1000020;
            long error = line.PredictCounter(99) - expected;
            Assert.IsTrue(error >= -2 && error <= 2);
        }

        [TestMethod]
        public void The_fit_keeps_the_latest_edges_only()
        {
            Assert.AreEqual(Capacity, Line(100, 0, 0).Count);
        }

        [TestMethod]
        public void Edges_older_than_the_window_are_left_out()
        {
            EdgeLine line = Line(10, 0, 0);
            line.Add(138000000, 138);
            Assert.AreEqual(1, line.Count);
            Assert.AreEqual(138000000L, line.PredictCounter(138));
        }

        [TestMethod]
        public void A_cleared_line_forgets_every_edge_before()
        {
            EdgeLine line = Line(10, 0, 0);
            line.Clear();
            line.Add(10300000, 10);
            line.Add(11300000, 11);
            line.Add(12300000, 12);
            Assert.AreEqual(3, line.Count);
            Assert.AreEqual(13300000L, line.PredictCounter(13));
        }

        [TestMethod]
        public void The_nearest_second_is_found_far_from_the_line()
        {
            EdgeLine line = Line(40, 1000000, 20000);
            long edge = 1000000 + 3600L * 1000020;
            Assert.AreEqual(3600L, line.NearestSecond(edge - 400000));
            Assert.AreEqual(3600L, line.NearestSecond(edge + 400000));
            Assert.AreEqual(3601L, line.NearestSecond(edge + 600000));
        }

        [TestMethod]
        public void Counters_near_the_end_of_64_bits_fit_as_well()
        {
            const long start = 1L << 62;
            EdgeLine line = Line(40, start, -20000);
            long error = line.PredictCounter(50) - (start + 50L * 999980);
            Assert.IsTrue(error >= -2 && error <= 2);
        }

        private static EdgeLine Line(int edges, long startCounter, long partsPerBillion)
        {
            var line = new LeastSquaresLine(Capacity, WindowSeconds);
            for (int second = 0; second < edges; second++)
            {
                line.Add(startCounter + second * 1000000L + second * partsPerBillion / 1000, second);
            }

            return line;
        }
    }
}
