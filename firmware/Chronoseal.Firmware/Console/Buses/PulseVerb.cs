using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Console.Views;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Measures the latency of the edge capture with pulses of the node's own, while sampling goes on and the clock runs on its crystal.</summary>
    internal sealed class PulseVerb : IVerb
    {
        // A wire that is not there shows at once; the whole test would take a minute and a half to say so.
        private const int PulsesWithoutEdge = 10;

        private readonly Node _node;
        private readonly ConsoleSession _session;
        private readonly ITimeline _timeline;
        private IPulseOutput _output;

        internal PulseVerb(Node node, ConsoleSession session)
        {
            _node = node;
            _session = session;
            _timeline = node.Board.Timeline;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "pps"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "pps test"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Measures how late edges are captured: unplug the receiver's PPS and wire the loop-back output to the input; half a minute."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count != 2 || words[1] != "test")
            {
                answer.Misuse(this);
            }
            else if (RunningGateway.Of(_node, answer) == null)
            {
                return;
            }
            else if (_node.Buses.Pulse == null)
            {
                answer.Fail(Outcome.Unsupported, "the node has no PPS input to test; its program opens none");
            }
            else if (TryOpen(answer))
            {
                Test(_node.Buses.Pulse, answer);
            }
        }

        // Opened once: a pin that is open cannot be opened again.
        private bool TryOpen(Answer answer)
        {
            string name = _node.Buses.LoopbackOutput;
            Outcome outcome = _output != null ? Outcome.Ok : _node.Board.OpenPulseOutput(name, out _output);
            if (outcome != Outcome.Ok)
            {
                _output = null;
                answer.Fail(outcome, outcome == Outcome.Unsupported
                    ? "the board has no output '" + name + "'; give it a pin in the pin map, wired to the PPS input"
                    : "the output '" + name + "' cannot be opened; check the pin map");
            }

            return outcome == Outcome.Ok;
        }

        private void Test(LentPulse input, Answer answer)
        {
            var calibration = new CaptureCalibration(_timeline);
            bool isInterrupted;
            input.Lend(calibration);
            try
            {
                isInterrupted = !Listen(calibration) || !Drive(calibration);
            }
            finally
            {
                input.Return();
            }

            if (isInterrupted)
            {
                answer.Fail("Abandoned", "interrupted by Ctrl-C; begin again");
                return;
            }

            Outcome outcome = calibration.Judge(input.QuantumMicroseconds);
            if (outcome == Outcome.WrongReply)
            {
                answer.Fail(outcome, "edges come that the test did not make, so that none can be told for its own; unplug the receiver's PPS and repeat");
            }
            else if (outcome != Outcome.Ok)
            {
                answer.Fail(outcome, calibration.Captured.ToString() + " of " + calibration.Driven.ToString() + " pulses came back; wire the output '"
                    + _node.Buses.LoopbackOutput + "' to the PPS input");
            }
            else
            {
                Put(calibration, input, answer);
            }
        }

        // Edges that come before any was driven are a receiver's.
        private bool Listen(CaptureCalibration calibration)
        {
            long end = _timeline.Counter.Microseconds + BusLimits.ForeignEdgeMicroseconds;
            bool goesOn = true;
            while (goesOn && calibration.Strays == 0 && _timeline.Counter.Microseconds < end)
            {
                goesOn = _session.Pause(_timeline.Counter.Microseconds + BusLimits.LookMicroseconds);
            }

            return goesOn;
        }

        private bool Drive(CaptureCalibration calibration)
        {
            bool goesOn = true;
            while (goesOn && calibration.Strays == 0 && calibration.Driven < CaptureCalibration.Pulses
                && (calibration.Captured > 0 || calibration.Driven < PulsesWithoutEdge))
            {
                goesOn = _session.Pause(calibration.Pulse(_output));
            }

            return goesOn;
        }

        private static void Put(CaptureCalibration calibration, LentPulse input, Answer answer)
        {
            answer.Block();
            answer.Put("pulses", calibration.Driven);
            answer.Put("captured", calibration.Captured);
            answer.Put("least-us", calibration.LeastMicroseconds);
            answer.Put("greatest-us", calibration.GreatestMicroseconds);
            answer.Put("uncertainty-us", calibration.UncertaintyMicroseconds);
            answer.Put("limit-us", input.LatencyLimitMicroseconds);
            answer.Put("set-1", "config set capture-latency-us " + calibration.LeastMicroseconds.ToString());
            answer.Put("set-2", "config set capture-uncertainty-us " + calibration.UncertaintyMicroseconds.ToString());
            answer.Put("set-3", "config save");
            answer.Say(calibration.GreatestMicroseconds > input.LatencyLimitMicroseconds
                ? "One edge was later than the board declares as its limit: bounds of time stamps rest on that limit; have the pin map declare more."
                : "The clock ran on its crystal meanwhile. Plug the receiver's PPS in again.");
        }
    }
}
