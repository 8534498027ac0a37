using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class CoarseLineTests
    {
        private const int Capacity = 256;
        private const int WindowSeconds = 512;
        private const int Quantum = 100;

        [TestMethod]
        [DataRow(3217L)]
        [DataRow(-13771L)]
        [DataRow(19433L)]
        public void The_line_lies_half_a_quantum_below_and_is_as_sure_as_it_says(long partsPerBillion)
        {
            var line = new CoarseLine(Capacity, WindowSeconds, Quantum, 10);
            for (int second = 0; second < 300; second++)
            {
                line.Add(Coarse(Truth(second, partsPerBillion)), second);
            }

            long error = IntegerMath.Absolute(line.PredictCounter(301) + Quantum / 2 - Truth(301, partsPerBillion));
            Assert.IsTrue(error <= 6 * line.UncertaintySixteenths / 16 + 1, error.ToString());
            Assert.IsTrue(line.UncertaintySixteenths < 16 * Quantum / 3, line.UncertaintySixteenths.ToString());
            Assert.AreEqual(Capacity, line.Count);
        }

        [TestMethod]
        public void Edges_of_one_value_leave_the_place_within_the_quantum_open()
        {
            var line = new CoarseLine(Capacity, WindowSeconds, Quantum, 10);
            for (int second = 0; second < 300; second++)
            {
                line.Add(second * 1000000L, second);
            }

            Assert.IsTrue(line.UncertaintySixteenths >= 16 * Quantum * 28 / 100, line.UncertaintySixteenths.ToString());
        }

        [TestMethod]
        public void A_bend_shortens_the_window()
        {
            var line = new CoarseLine(Capacity, WindowSeconds, Quantum, 10);
            for (int second = 0; second < 300; second++)
            {
                long bend = second < 200 ? 0 : (second - 200) * 10L;
                line.Add(Coarse(second * 1000000L + bend), second);
            }

            Assert.IsTrue(line.Count < 140, line.Count.ToString());
            long slope = (line.SlopeScaled * 1000) >> EdgeLine.ScaleBits;
            Assert.IsTrue(slope > 8500 && slope < 11500, slope.ToString());
        }

        private static long Truth(int second, long partsPerBillion)
        {
            return 7000037 + second * 1000000L + second * partsPerBillion / 1000;
        }

        private static long Coarse(long counter)
        {
            return counter - counter % Quantum;
        }
    }
}
