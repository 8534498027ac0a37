using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class StampBudgetTests
    {
        [TestMethod]
        public void A_native_capture_is_good_to_its_latency_and_quantum()
        {
            var settings = new ClockSettings();
            StampBudget budget = Noted(settings, new LeastSquaresLine(24, 64), 1);
            Assert.IsTrue(budget.BoundMicroseconds >= settings.LatencyLimitMicroseconds + 2 * settings.QuantumMicroseconds);
            Assert.IsTrue(budget.BoundMicroseconds <= settings.LatencyLimitMicroseconds + 10, budget.BoundMicroseconds.ToString());
            Assert.IsTrue(budget.UncertaintyMicroseconds <= 8, budget.UncertaintyMicroseconds.ToString());
        }

        [TestMethod]
        [DataRow(1, 100)]
        [DataRow(61, 3)]
        public void The_uncertainty_stays_below_the_bound(int quantum, int noiseBound)
        {
            var settings = new ClockSettings { QuantumMicroseconds = quantum };
            StampBudget budget = Noted(settings, new LeastSquaresLine(24, 64), noiseBound);
            Assert.IsTrue(budget.UncertaintyMicroseconds < budget.BoundMicroseconds);
        }

        [TestMethod]
        public void A_coarser_counter_and_a_noisier_line_cost_certainty()
        {
            StampBudget fine = Noted(new ClockSettings(), new LeastSquaresLine(24, 64), 1);
            StampBudget coarse = Noted(new ClockSettings { QuantumMicroseconds = 61 }, new LeastSquaresLine(24, 64), 1);
            StampBudget noisy = Noted(new ClockSettings(), new LeastSquaresLine(24, 64), 61);
            Assert.IsTrue(coarse.UncertaintyMicroseconds > fine.UncertaintyMicroseconds + 40);
            Assert.IsTrue(coarse.BoundMicroseconds >= fine.BoundMicroseconds + 120);
            Assert.IsTrue(noisy.UncertaintyMicroseconds > fine.UncertaintyMicroseconds + 5);
            Assert.IsTrue(noisy.BoundMicroseconds > fine.BoundMicroseconds + 20);
        }

        [TestMethod]
        public void A_handler_that_was_not_measured_carries_the_whole_assumption()
        {
            var settings = new ClockSettings { Capture = PulseCapture.Handler, LatencyLimitMicroseconds = 25000 };
            StampBudget budget = Noted(settings, new EnvelopeLine(96, 128), 100);
            Assert.IsTrue(budget.UncertaintyMicroseconds >= settings.AssumedLatencyMicroseconds);
            Assert.IsTrue(budget.BoundMicroseconds >= 2 * settings.AssumedLatencyMicroseconds + 100);
        }

        [TestMethod]
        public void A_measured_latency_leaves_the_uncertainty_of_its_measurement()
        {
            var settings = new ClockSettings
            {
                Capture = PulseCapture.Handler,
                KnownLatencyMicroseconds = 130,
                CalibrationUncertaintyMicroseconds = 30,
            };
            StampBudget budget = Noted(settings, new EnvelopeLine(96, 128), 100);
            Assert.IsTrue(budget.UncertaintyMicroseconds >= 30 && budget.UncertaintyMicroseconds < 50, budget.UncertaintyMicroseconds.ToString());
            Assert.IsTrue(budget.BoundMicroseconds >= 3 * 30 + 100);
            Assert.IsTrue(budget.BoundMicroseconds < 2 * settings.AssumedLatencyMicroseconds + 100);
        }

        private static StampBudget Noted(ClockSettings settings, EdgeLine line, int noiseBound)
        {
            var noise = new Noise(5);
            for (int second = 0; second < 96; second++)
            {
                line.Add(second * 1000000L + noise.Next(noiseBound), second);
            }

            var budget = new StampBudget(settings);
            budget.Note(line);
            return budget;
        }
    }
}
