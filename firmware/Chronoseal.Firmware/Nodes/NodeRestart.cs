using System;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>
    /// A restart in good order: an event frame tells of it, sampling ends, the log is written, the boot ledger notes the cause. No step can keep the node from
    /// restarting: each may fail, and a task of its own restarts it if one does not come back.
    /// </summary>
    public sealed class NodeRestart
    {
        // Short, so that the restart does not wait for nothing; a pin turned that often is turned well within any circuit's time.
        private const long LookMicroseconds = 100000;

        private readonly Node _node;
        private readonly IBoard _board;
        private readonly ITimeline _timeline;
        private readonly WatchdogPin _watchdog;
        private readonly ReportLine _report;

        /// <summary>Names what is restarted.</summary>
        public NodeRestart(Node node, WatchdogPin watchdog, ReportLine report)
        {
            _node = node;
            _board = node.Board;
            _timeline = node.Board.Timeline;
            _watchdog = watchdog;
            _report = report;
        }

        /// <summary>Restarts the node; returns only where <see cref="IBoard.Reboot"/> does.</summary>
        public void Run(RestartCause cause, string reason)
        {
            Gateway gateway = _node.Gateway;
            _node.State = NodeState.Stopping;
            Attempt(() => _timeline.Start("restart", TaskPriority.Supervisor, RestartAnyway));
            Attempt(() => _report("restart: " + reason));
            Attempt(() => _node.Log.Add(RestartCauses.IsFault(cause) ? LogLevel.Error : LogLevel.Warning, "restart", RestartCauses.Name(cause) + ": " + reason));
            if (gateway != null)
            {
                Attempt(() => StopSampling(gateway, cause));
                AwaitSampling(gateway);
                Attempt(() => _report(StatusLine.Format(gateway, _node.Network.LastConnect, _timeline.Counter.Microseconds)));
            }

            Attempt(_node.Log.Flush);
            Attempt(() => _node.Boots.End(cause, _timeline.Counter.Microseconds / 1000000, gateway == null ? 0 : gateway.Boot));
            _board.Reboot();
        }

        private void StopSampling(Gateway gateway, RestartCause cause)
        {
            if (!gateway.HasStoppedSampling && !gateway.Tell(GatewayEvent.Restart, (long)cause))
            {
                _node.Log.Add(LogLevel.Warning, "restart", "too many events wait: no frame tells of this restart");
            }

            gateway.StopSampling();
        }

        // The frame is written when the acquisition task has ended. One that is stuck never does.
        private void AwaitSampling(Gateway gateway)
        {
            long now = _timeline.Counter.Microseconds;
            Heartbeat stuck = _node.Heartbeats.FirstStale(now);
            bool isStuck = stuck != null && stuck.Task == Gateway.AcquisitionTaskName;
            long deadline = now + (isStuck ? NodeLimits.StuckStopMicroseconds : NodeLimits.StopMicroseconds);
            while (now < deadline && !gateway.HasStoppedSampling)
            {
                _watchdog.Turn(now);
                _timeline.SleepUntil(now + LookMicroseconds);
                now = _timeline.Counter.Microseconds;
            }
        }

        private void RestartAnyway()
        {
            _timeline.SleepUntil(_timeline.Counter.Microseconds + NodeLimits.RestartMicroseconds);
            _board.Reboot();
        }

        private void Attempt(TaskBody step)
        {
            try
            {
                step();
            }
            catch (Exception)
            {
                // No memory, most likely. What is not told is not a reason to stay.
            }

            // Outside of any catch: a task that is ended from outside, because the power went, is ended here.
            _timeline.SleepUntil(_timeline.Counter.Microseconds);
        }
    }
}
