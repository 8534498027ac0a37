using Chronoseal.Firmware.Timing;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class EdgeGateTests
    {
        [TestMethod]
        public void The_first_edge_starts_the_line()
        {
            EdgeGate gate = Gate(out EdgeLine line);
            Assert.AreEqual((int)EdgeVerdict.Restart, (int)gate.Judge(123456));
            Assert.AreEqual(1, line.Count);
        }

        [TestMethod]
        public void A_doubled_edge_is_too_soon()
        {
            EdgeGate gate = Fed(20, out EdgeLine line);
            Assert.AreEqual((int)EdgeVerdict.TooSoon, (int)gate.Judge(19000000 + 40));
            Assert.AreEqual(1, gate.CountOf(EdgeVerdict.TooSoon));
            Assert.AreEqual(19000000L, line.LastCounter);
        }

        [TestMethod]
        public void A_spurious_edge_in_the_middle_is_rejected()
        {
            EdgeGate gate = Fed(20, out _);
            Assert.AreEqual((int)EdgeVerdict.TooSoon, (int)gate.Judge(19400000));
            Assert.AreEqual((int)EdgeVerdict.Early, (int)gate.Judge(19700000));
            Assert.AreEqual((int)EdgeVerdict.Accepted, (int)gate.Judge(20000000));
        }

        [TestMethod]
        public void A_late_edge_is_rejected_and_counted()
        {
            EdgeGate gate = Fed(20, out _);
            Assert.AreEqual((int)EdgeVerdict.Late, (int)gate.Judge(20000060));
            Assert.AreEqual(1, gate.CountOf(EdgeVerdict.Late));
            Assert.AreEqual((int)EdgeVerdict.Accepted, (int)gate.Judge(21000000));
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(5)]
        [DataRow(59)]
        public void Seconds_are_counted_over_missing_edges(int missing)
        {
            EdgeGate gate = Fed(20, out EdgeLine line);
            Assert.AreEqual((int)EdgeVerdict.Accepted, (int)gate.Judge((20 + missing) * 1000000L));
            Assert.AreEqual(20L + missing, line.LastSecond);
        }

        [TestMethod]
        public void Another_phase_is_taken_after_eight_misfits_and_not_before()
        {
            EdgeGate gate = Fed(20, out _);
            for (int second = 20; second < 27; second++)
            {
                Assert.AreEqual((int)EdgeVerdict.Late, (int)gate.Judge(second * 1000000L + 300000));
            }

            Assert.AreEqual((int)EdgeVerdict.Restart, (int)gate.Judge(27300000));
            Assert.AreEqual((int)EdgeVerdict.Accepted, (int)gate.Judge(28300000));
            Assert.AreEqual((int)EdgeVerdict.Accepted, (int)gate.Judge(29300001));
        }

        [TestMethod]
        public void A_burst_of_spurious_edges_within_a_second_does_not_end_the_line()
        {
            EdgeGate gate = Fed(20, out EdgeLine line);
            for (int i = 1; i <= 12; i++)
            {
                gate.Judge(19000000 + i * 20000);
            }

            Assert.AreEqual((int)EdgeVerdict.Accepted, (int)gate.Judge(20000000));
            Assert.AreEqual(20000000L, line.LastCounter);
        }

        [TestMethod]
        public void The_crystals_limit_is_allowed_for_before_there_is_a_line()
        {
            EdgeGate gate = Gate(out _);
            gate.Judge(0);
            Assert.AreEqual((int)EdgeVerdict.Accepted, (int)gate.Judge(1000020));
            gate = Gate(out _);
            gate.Judge(0);
            Assert.AreEqual((int)EdgeVerdict.Late, (int)gate.Judge(1000060));
        }

        private static EdgeGate Gate(out EdgeLine line)
        {
            line = new LeastSquaresLine(24, 64);
            return new EdgeGate(new ClockSettings(), line);
        }

        private static EdgeGate Fed(int edges, out EdgeLine line)
        {
            EdgeGate gate = Gate(out line);
            for (int second = 0; second < edges; second++)
            {
                gate.Judge(second * 1000000L);
            }

            return gate;
        }
    }
}
