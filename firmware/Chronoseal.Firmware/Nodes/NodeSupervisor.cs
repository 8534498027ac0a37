using System;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Watches a running gateway: a status line a minute, and a restart when it has died or lost a task.</summary>
    public sealed class NodeSupervisor
    {
        private readonly Node _node;
        private readonly IBoard _board;
        private readonly Gateway _gateway;
        private readonly NetworkTask _network;
        private readonly FaultedTaskName _faultedTask;
        private readonly ReportLine _report;
        private readonly DeadMan _deadMan;
        private long _nextStatusCounter;

        /// <summary>Makes a supervisor of a gateway that has been started.</summary>
        public NodeSupervisor(Node node, long periodMicroseconds, FaultedTaskName faultedTask, ReportLine report)
        {
            long now = node.Board.Timeline.Counter.Microseconds;
            _node = node;
            _board = node.Board;
            _gateway = node.Gateway;
            _network = node.Network;
            _faultedTask = faultedTask;
            _report = report;
            _deadMan = new DeadMan(_gateway.Health, periodMicroseconds, now);
            _nextStatusCounter = now + NodeLimits.StatusMicroseconds;
        }

        /// <summary>Watches until the node has to be restarted, and restarts it.</summary>
        public void Run()
        {
            ITimeline timeline = _board.Timeline;
            while (!IsRestartDue())
            {
                timeline.SleepUntil(timeline.Counter.Microseconds + NodeLimits.SupervisorTurnMicroseconds);
            }

            _board.Reboot();
        }

        /// <summary>One look; true if the node is to be restarted now. Says why.</summary>
        public bool Turn()
        {
            long now = _board.Timeline.Counter.Microseconds;
            if (now >= _nextStatusCounter)
            {
                _nextStatusCounter = now + NodeLimits.StatusMicroseconds;
                _report(StatusLine.Format(_gateway, _network.LastConnect, now));
            }

            _deadMan.SetPeriod(_gateway.Configuration.EpochMicroseconds);
            bool isDead = _deadMan.IsDead(now);
            Heartbeat stuck = _node.Heartbeats.FirstStale(now);
            bool isStuck = stuck != null && !_gateway.HasEnded;
            string faultedTask = _faultedTask();
            if (now < NodeLimits.EarliestRestartMicroseconds || (!isDead && !isStuck && faultedTask.Length == 0))
            {
                return false;
            }

            _report("restart: " + (isDead ? "no frame was sealed for too long"
                : isStuck ? "the task " + stuck.Task + " is stuck"
                : "the task " + faultedTask + " ended by an exception"));
            _report(StatusLine.Format(_gateway, _network.LastConnect, now));
            return true;
        }

        private bool IsRestartDue()
        {
            try
            {
                return Turn();
            }
            catch (Exception)
            {
                // No memory for a line, most likely. A node that cannot be watched any more is restarted as a dead one is.
                return _board.Timeline.Counter.Microseconds >= NodeLimits.EarliestRestartMicroseconds;
            }
        }
    }
}
