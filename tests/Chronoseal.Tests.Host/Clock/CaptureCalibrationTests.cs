using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Clock
{
    [TestClass]
    public class CaptureCalibrationTests
    {
        private const double RunSeconds = 200;

        [TestMethod]
        [DataRow(120.0)]
        [DataRow(310.0)]
        public void TheLoopBackFindsTheLeastLatencyOfAHandler(double leastMicroseconds)
        {
            CaptureCalibration calibration = Calibrate(
                new PulseSettings { Capture = PulseCapture.Handler, HandlerLeastMicroseconds = leastMicroseconds, LoadProbability = 0.1 },
                out Outcome outcome);
            Assert.AreEqual(Outcome.Ok, outcome);
            double error = Math.Abs(calibration.LeastMicroseconds - leastMicroseconds);
            Assert.IsLessThanOrEqualTo(calibration.UncertaintyMicroseconds, error, $"{calibration.LeastMicroseconds} us");
            Assert.IsLessThanOrEqualTo(40, calibration.UncertaintyMicroseconds);
            Assert.AreEqual(CaptureCalibration.Pulses, calibration.Captured);
        }

        [TestMethod]
        public void WithoutTheWireItSaysThatNothingCameBack()
        {
            CaptureCalibration calibration = Calibrate(null, out Outcome outcome);
            Assert.AreEqual(Outcome.Timeout, outcome);
            Assert.AreEqual(0, calibration.Captured);
        }

        private static CaptureCalibration Calibrate(PulseSettings? wired, out Outcome outcome)
        {
            using var world = new PlantWorld(new PlantSettings { Node = new NodeSettings { Pulse = wired ?? new PulseSettings() } });
            world.Nodes[0].Gnss.HasNoPulses = true;
            CaptureCalibration? calibration = null;
            Outcome result = Outcome.NotReady;
            world.Nodes[0].Boot(board =>
            {
                calibration = new CaptureCalibration(board.Timeline);
                board.OpenPulse("pps", out IPulseInput input);
                board.OpenPulseOutput("loopback", out IPulseOutput output);
                result = calibration.Run(input, wired == null ? new UnwiredOutput() : output);
            });
            world.RunSeconds(RunSeconds);
            outcome = result;
            return calibration!;
        }

        private sealed class UnwiredOutput : IPulseOutput
        {
            public void Set(bool isHigh)
            {
            }
        }
    }
}
