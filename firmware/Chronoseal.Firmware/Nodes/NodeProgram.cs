using System;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>What the programs of all boards do once they have a board: boot ledger and log, console, configuration, gateway, network, supervision.</summary>
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

        /// <summary>What it is about, for those beside it.</summary>
        public Node Node
        {
            get { return _node; }
        }

        /// <summary>Runs the node; returns only where <see cref="IBoard.Reboot"/> does. Both settings carry the defaults of the board.</summary>
        public void Run(GatewayConfiguration configuration, FiveParameterSettings settings)
        {
            Attempt(OpenRecords);
            Greet();
            string refusal = ReadConfiguration(configuration, settings);
            _node.Health = configuration.Health;
            _node.Log.Level = configuration.Health.LogLevel;
            Attempt(StartConsole);
            Heartbeat beat = _node.Heartbeats.Add("start", NodeLimits.StartSilenceMicroseconds);
            var supervisor = new NodeSupervisor(_node, _faultedTask, _report);

            // A task of its own, so that a start that does not come back is noticed as any other task that is stuck.
            _board.Timeline.Start("start", TaskPriority.Acquisition, () => Start(refusal, configuration, settings, beat));
            supervisor.Run();
        }

        // Neither can keep a node from starting: both say what they could not do.
        private void OpenRecords()
        {
            BootLedger boots = _node.Boots;
            boots.Begin(_board.ResetReason);
            _node.Log.Open(_board.Files, boots.Current.Ordinal);
            if (boots.WasDamaged)
            {
                _node.Log.Add(LogLevel.Warning, "boot", "the boot ledger could not be read and is begun anew; replace the board if it goes on");
            }

            if (boots.WriteFaults > 0)
            {
                _node.Log.Add(LogLevel.Warning, "boot", "the boot ledger cannot be written; check the drive");
            }

            BootRecord before = boots.Count > 1 ? boots[boots.Count - 2] : null;
            bool isOrderly = before == null || before.HasEnded;
            _node.Log.Add(
                isOrderly ? LogLevel.Info : LogLevel.Warning,
                "boot",
                FirmwareIdentity.NameAndVersion + ", reset " + ResetReasons.Name(_board.ResetReason)
                    + (before == null ? "" : isOrderly ? ", after " + RestartCauses.Name(before.Cause) : ", the boot before ended without order"));
        }

        // Nobody watches this task yet: what it cannot do must not end it.
        private void Attempt(TaskBody step)
        {
            try
            {
                step();
            }
            catch (Exception exception)
            {
                // Never its message, which may quote data.
                _report("boot: a step of the start ended by " + exception.GetType().FullName + "; the node goes on without it");
            }
        }

        // Whatever the configuration said, so that a node that cannot start can be asked why, and put right.
        private void StartConsole()
        {
            Heartbeat beat = _node.Heartbeats.Add("console", NodeLimits.ConsoleSilenceMicroseconds);
            TaskBody console = _console == null ? null : _console(_node);
            if (console == null)
            {
                beat.End();
                return;
            }

            _board.Timeline.Start(
                "console",
                TaskPriority.Console,
                () =>
                {
                    console();
                    beat.End();
                });
        }

        private void Start(string refusal, GatewayConfiguration configuration, FiveParameterSettings settings, Heartbeat beat)
        {
            if (refusal.Length > 0)
            {
                // No restart puts a file right.
                Wait(NodeState.Misconfigured, BootPhase.Waiting, "configuration: " + refusal);
            }
            else if (_node.Boots.WantsSafeMode(configuration.Health.BootBadLimit))
            {
                Wait(NodeState.SafeMode, BootPhase.SafeMode, SafeModeReason.Of(_node.Boots, configuration.Health));
            }
            else if (configuration.CalibrateCapture)
            {
                _node.State = NodeState.Calibrating;
                beat.End();
                Wait(NodeState.Calibrating, BootPhase.Waiting, "calibration: " + Calibrate(settings));
            }
            else
            {
                string failure = StartGateway(configuration, settings);
                if (failure.Length > 0)
                {
                    Wait(NodeState.Failed, BootPhase.Waiting, failure);
                }
            }

            beat.End();
        }

        // What keeps the node from sampling, and what to do; empty if nothing.
        private string ReadConfiguration(GatewayConfiguration configuration, FiveParameterSettings settings)
        {
            try
            {
                Outcome outcome = _node.Configuration.Open(configuration, settings);
                string message = _node.Configuration.Message;
                if (outcome == Outcome.Ok && message.Length > 0)
                {
                    _report("configuration: " + message);
                    _node.Log.Add(LogLevel.Warning, "configuration", message);
                    message = "";
                }

                return outcome == Outcome.Ok || message.Length > 0 ? message : "it cannot be read: " + Outcomes.Name(outcome) + "; write the files again";
            }
            catch (Exception)
            {
                // Whatever is in the files, the console must come up with it.
                return "reading it ended by an exception; write the files again";
            }
        }

        // Console and supervisor go on.
        private void Wait(NodeState state, BootPhase phase, string reason)
        {
            _node.Log.Add(state == NodeState.Calibrating ? LogLevel.Info : LogLevel.Error, "start", reason);
            _node.Reason = reason;
            _node.State = state;
            _node.Boots.Mark(phase, 0, 0);
        }

        private string StartGateway(GatewayConfiguration configuration, FiveParameterSettings settings)
        {
            Outcome outcome = FiveParameterNode.Create(_node, new KeyStore(_board.Files), configuration, settings, out Gateway gateway, out string failed);
            if (outcome != Outcome.Ok)
            {
                return "start: " + failed + " cannot be opened: " + Outcomes.Name(outcome) + "; check the pin map and the wiring";
            }

            Heartbeat networkBeat = _node.Heartbeats.Add("network", NodeLimits.NetworkSilenceMicroseconds);
            var network = new NetworkTask(_board.Timeline, _connect, gateway, networkBeat);
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

            string started = "started as " + gateway.NodeName + ", boot " + gateway.Boot.ToString();
            _report(started);
            _node.Log.Add(LogLevel.Info, "start", started + " of its frames");
            _node.Log.Clock = gateway.Clock;
            _node.Network = network;
            _node.Gateway = gateway;
            _node.State = NodeState.Running;
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
                : captured + ", latest after " + calibration.GreatestMicroseconds.ToString() + " us; set capture-latency-us to "
                    + calibration.LeastMicroseconds.ToString() + ", capture-uncertainty-us to " + calibration.UncertaintyMicroseconds.ToString()
                    + " and calibrate-capture to 0, then save";
        }

        private void Greet()
        {
            _report(FirmwareIdentity.NameAndVersion + " on " + _board.Name
                + ", id " + Hexadecimal.Format(_board.UniqueId)
                + ", reset " + ResetReasons.Name(_board.ResetReason)
                + ", free heap " + _board.FreeHeapBytes.ToString() + " bytes");
        }
    }
}
