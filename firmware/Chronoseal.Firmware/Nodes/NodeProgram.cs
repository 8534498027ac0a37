using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>What the programs of all boards do once they have a board: configuration, gateway, network, supervision.</summary>
    public sealed class NodeProgram
    {
        private readonly IBoard _board;
        private readonly ConnectNetwork _connect;
        private readonly FaultedTaskName _faultedTask;
        private readonly ReportLine _report;
        private readonly ConsoleSource _console;
        private readonly Node _node;

        /// <summary>Names what the board brings along, and the console; null for none.</summary>
        public NodeProgram(IBoard board, ConnectNetwork connect, FaultedTaskName faultedTask, ReportLine report, ConsoleSource console)
        {
            _node = new Node(board);
            _console = console;
            _board = board;
            _connect = connect;
            _faultedTask = faultedTask;
            _report = report;
        }

        /// <summary>Runs the node; returns only where <see cref="IBoard.Reboot"/> does. Both settings carry the defaults of the board.</summary>
        public void Run(GatewayConfiguration configuration, FiveParameterSettings settings)
        {
            Greet();
            Outcome configured = _node.Configuration.Open(configuration, settings);
            string message = _node.Configuration.Message;
            StartConsole();
            if (configured != Outcome.Ok)
            {
                // No restart puts a file right.
                _node.State = NodeState.Misconfigured;
                _node.Reason = message;
                RepeatUntil(long.MaxValue, "configuration: " + message);
                return;
            }

            if (message.Length > 0)
            {
                _report("configuration: " + message);
            }

            if (configuration.CalibrateCapture)
            {
                _node.State = NodeState.Calibrating;
                RepeatUntil(long.MaxValue, "calibration: " + Calibrate(settings));
                return;
            }

            string failure = Start(configuration, settings, out NodeSupervisor supervisor);
            if (failure.Length > 0)
            {
                _node.State = NodeState.Failed;
                _node.Reason = failure;
                RepeatUntil(_board.Timeline.Counter.Microseconds + NodeLimits.FailedStartMicroseconds, failure);
                _board.Reboot();
                return;
            }

            supervisor.Run();
        }

        // First of all, so that a node that cannot start can be asked why, and put right.
        private void StartConsole()
        {
            TaskBody console = _console == null ? null : _console(_node);
            if (console != null)
            {
                _board.Timeline.Start("console", TaskPriority.Console, console);
            }
        }

        private string Start(GatewayConfiguration configuration, FiveParameterSettings settings, out NodeSupervisor supervisor)
        {
            supervisor = null;
            Outcome outcome = FiveParameterNode.Create(_node, new KeyStore(_board.Files), configuration, settings, out Gateway gateway, out string failed);
            if (outcome != Outcome.Ok)
            {
                return "start: " + failed + " cannot be opened: " + Outcomes.Name(outcome) + "; check the pin map and the wiring";
            }

            var network = new NetworkTask(_board.Timeline, _connect, gateway);
            _board.Timeline.Start("network", TaskPriority.Supervisor, network.Run);
            outcome = gateway.Start();
            if (gateway.RefusedSensor.Length > 0)
            {
                return "start: no place for sensor '" + gateway.RefusedSensor + "': another one measures the same, or there are more than "
                    + Limits.Sensors.ToString() + " sensors or " + Limits.ReadingsPerEpoch.ToString() + " values; take one away";
            }

            if (gateway.SealFault.Length > 0)
            {
                return "start: " + gateway.SealFault;
            }

            if (outcome != Outcome.Ok)
            {
                return "start: the flash cannot be read or written: " + Outcomes.Name(outcome) + "; check the drive";
            }

            _report("started as " + gateway.NodeName + ", boot " + gateway.Boot.ToString());
            _node.Gateway = gateway;
            _node.Network = network;
            _node.State = NodeState.Running;
            supervisor = new NodeSupervisor(_node, configuration.EpochMicroseconds, _faultedTask, _report);
            return "";
        }

        // Runs until power is cut: the receiver's PPS is unplugged, so there is nothing else to do.
        private string Calibrate(FiveParameterSettings settings)
        {
            Outcome outcome = _board.OpenPulse(settings.PulseInput, out IPulseInput input);
            if (outcome != Outcome.Ok)
            {
                return settings.PulseInput + " cannot be opened: " + Outcomes.Name(outcome) + "; check the pin map";
            }

            outcome = _board.OpenPulseOutput(settings.LoopbackOutput, out IPulseOutput output);
            if (outcome != Outcome.Ok)
            {
                return settings.LoopbackOutput + " cannot be opened: " + Outcomes.Name(outcome) + "; check the pin map";
            }

            _report("calibration: " + CaptureCalibration.Pulses.ToString() + " pulses, about half a minute");
            var calibration = new CaptureCalibration(_board.Timeline);
            outcome = calibration.Run(input, output);
            string captured = calibration.Captured.ToString() + " of " + CaptureCalibration.Pulses.ToString() + " pulses came back";
            return outcome != Outcome.Ok
                ? captured + "; wire the output to the PPS input and unplug the receiver's PPS"
                : captured + ", latest after " + calibration.GreatestMicroseconds.ToString() + " us; write to node.cfg: capture-latency-us="
                    + calibration.LeastMicroseconds.ToString() + ", capture-uncertainty-us=" + calibration.UncertaintyMicroseconds.ToString()
                    + ", and remove calibrate-capture";
        }

        private void Greet()
        {
            _report(FirmwareIdentity.NameAndVersion + " on " + _board.Name
                + ", id " + Hexadecimal.Format(_board.UniqueId)
                + ", reset " + ResetReasons.Name(_board.ResetReason)
                + ", free heap " + _board.FreeHeapBytes.ToString() + " bytes");
        }

        private void RepeatUntil(long endMicroseconds, string line)
        {
            ITimeline timeline = _board.Timeline;
            while (timeline.Counter.Microseconds < endMicroseconds)
            {
                _report(line);
                timeline.SleepUntil(timeline.Counter.Microseconds + NodeLimits.RepeatMicroseconds);
            }
        }
    }
}
