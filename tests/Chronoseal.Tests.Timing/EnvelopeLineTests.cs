using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class EnvelopeLineTests
    {
        private const int Capacity = 96;
        private const int WindowSeconds = 128;
        private const int MeanMicroseconds = 96;
        private const int StallMicroseconds = 20000;

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void No_edge_lies_below_the_line(int seed)
        {
            var line = new EnvelopeLine(Capacity, WindowSeconds);
            long[] counters = Feed(line, 300, 20, seed);
            for (int second = 300 - Capacity; second < 300; second++)
            {
                long above = counters[second] - line.PredictCounter(second);
                Assert.IsTrue(above >= 0, "second " + second.ToString() + ": " + above.ToString());
            }
        }

        [TestMethod]
        [DataRow(1, 20)]
        [DataRow(2, -20)]
        [DataRow(3, 0)]
        [DataRow(4, 7)]
        [DataRow(5, -13)]
        public void Offset_and_frequency_are_found_beneath_latencies_and_stalls(int seed, int partsPerMillion)
        {
            var line = new EnvelopeLine(Capacity, WindowSeconds);
            Feed(line, 200, partsPerMillion, seed);
            long truth = 200L * (1000000 + partsPerMillion);
            long error = IntegerMath.Absolute(line.PredictCounter(200) - truth);
            Assert.IsTrue(error <= 5 * MeanMicroseconds / 16, error.ToString());
            long slope = (line.SlopeScaled * 1000) >> EdgeLine.ScaleBits;
            Assert.IsTrue(IntegerMath.Absolute(slope - partsPerMillion * 1000) < 500, slope.ToString());
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(9)]
        public void On_average_the_end_is_known_to_what_the_line_says(int seed)
        {
            var line = new EnvelopeLine(Capacity, WindowSeconds);
            var noise = new Noise(seed);
            long squares = 0;
            long claimed = 0;
            for (int second = 0; second < 3000; second++)
            {
                line.Add(second * 1000000L + Latency(noise), second);
                long error = second < Capacity ? 0 : 16 * (line.PredictCounter(second + 1) - (second + 1) * 1000000L);
                squares += error * error;
                claimed += second < Capacity ? 0 : line.UncertaintySixteenths * line.UncertaintySixteenths;
            }

            Assert.IsTrue(squares <= claimed, squares.ToString() + " > " + claimed.ToString());
            Assert.IsTrue(squares > claimed / 100);
        }

        [TestMethod]
        [DataRow(100)]
        [DataRow(900)]
        [DataRow(24000)]
        public void Late_edges_do_not_move_it(int late)
        {
            var line = new EnvelopeLine(Capacity, WindowSeconds);
            for (int second = 0; second < 80; second++)
            {
                line.Add(second * 1000010L + (second % 10 == 0 ? 0 : late), second);
            }

            Assert.AreEqual(10L << EdgeLine.ScaleBits, line.SlopeScaled);
            Assert.AreEqual(80L * 1000010, line.PredictCounter(80));
        }

        [TestMethod]
        public void Scatter_is_the_mean_latency_without_the_stalls()
        {
            var line = new EnvelopeLine(Capacity, WindowSeconds);
            Feed(line, 200, 0, 5);
            Assert.IsTrue(line.ScatterSixteenths > 16 * MeanMicroseconds / 2, line.ScatterSixteenths.ToString());
            Assert.IsTrue(line.ScatterSixteenths < 16 * MeanMicroseconds * 2, line.ScatterSixteenths.ToString());
            Assert.AreEqual(5 * line.ScatterSixteenths / line.Count, line.UncertaintySixteenths);
        }

        [TestMethod]
        public void A_line_of_stalls_alone_is_not_said_to_be_good()
        {
            var line = new EnvelopeLine(Capacity, WindowSeconds);
            line.Add(0, 0);
            line.Add(1000000 + 5000, 1);
            line.Add(2000000, 2);
            line.Add(3000000 + 5000, 3);
            Assert.AreEqual(3, (int)line.NearestSecond(3000000));
            Assert.IsTrue(line.PredictCounter(1) <= 1000000);
            Assert.IsTrue(line.PredictCounter(3) <= 3005000);
        }

        [TestMethod]
        public void A_cleared_line_forgets_every_edge_before()
        {
            var line = new EnvelopeLine(Capacity, WindowSeconds);
            Feed(line, 50, 20, 5);
            line.Clear();
            line.Add(90300000, 90);
            Assert.AreEqual(1, line.Count);
            Assert.AreEqual(90300000L, line.PredictCounter(90));
            line.Add(91300000, 91);
            line.Add(92300400, 92);
            Assert.AreEqual(93300000L, line.PredictCounter(93));
        }

        [TestMethod]
        public void The_window_is_limited_by_count_and_by_seconds()
        {
            var line = new EnvelopeLine(Capacity, WindowSeconds);
            Feed(line, 200, 0, 5);
            Assert.AreEqual(Capacity, line.Count);
            line.Add(300000000, 300);
            Assert.AreEqual(29, line.Count);
            line.Add(500000000, 500);
            Assert.AreEqual(1, line.Count);
        }

        private static long[] Feed(EnvelopeLine line, int edges, int partsPerMillion, int seed)
        {
            var counters = new long[edges];
            var noise = new Noise(seed);
            for (int second = 0; second < edges; second++)
            {
                counters[second] = second * (1000000L + partsPerMillion) + Latency(noise);
                line.Add(counters[second], second);
            }

            return counters;
        }

        private static int Latency(Noise noise)
        {
            return noise.Next(10) == 0 ? noise.Next(StallMicroseconds) : noise.Tail(MeanMicroseconds);
        }
    }
}
