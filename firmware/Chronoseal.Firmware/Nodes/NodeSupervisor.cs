using System;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>
    /// Watches a node in all its states, from the first second on: tasks that are stuck or have ended by an exception, silence, heap, and requests to restart.
    /// Turns the watchdog's pin, writes the log, and reports on the debug output.
    /// </summary>
    public sealed class NodeSupervisor
    {
        private readonly Node _node;
        private readonly IBoard _board;
        private readonly FaultedTaskName _faultedTask;
        private readonly ReportLine _report;
        private readonly WatchdogPin _watchdog;
        private readonly NodeWatch _watch;
        private readonly Heartbeat _beat;
        private DeadMan _deadMan;
        private NodeState _state;
        private RestartCause _cause;
        private string _reason = "";
        private long _stateCounter;
        private long _nextReportCounter;
        private long _nextHeapCounter = HealthLimits.HeapMicroseconds;
        private long _heapDeadlineCounter;
        private bool _isHeapPosted;
        private bool _isHeapLow;

        /// <summary>Makes a supervisor of a node that has just begun to start.</summary>
        public NodeSupervisor(Node node, FaultedTaskName faultedTask, ReportLine report)
        {
            _node = node;
            _board = node.Board;
            _faultedTask = faultedTask;
            _report = report;
            _watchdog = new WatchdogPin(_board, node.Heartbeats);
            _watch = new NodeWatch(node);
            _beat = node.Heartbeats.Add("supervisor", NodeLimits.SupervisorSilenceMicroseconds);
        }

        /// <summary>Watches until the node has to be restarted, and restarts it.</summary>
        public void Run()
        {
            ITimeline timeline = _board.Timeline;
            while (!IsRestartDue())
            {
                timeline.SleepUntil(timeline.Counter.Microseconds + NodeLimits.SupervisorTurnMicroseconds);
            }

            new NodeRestart(_node, _watchdog, _report).Run(_cause, _reason);
        }

        /// <summary>One look; true if the node is to be restarted now.</summary>
        public bool Turn()
        {
            long now = _board.Timeline.Counter.Microseconds;
            _beat.Beat();
            _watchdog.Turn(now);
            if (_node.State != _state)
            {
                EnterState(now);
            }

            Report(now);
            _watch.Turn(now);
            if (FindCause(now))
            {
                return true;
            }

            NoteGoodBoot(now);
            MeasureHeap(now);
            _node.Log.Turn(now);
            return false;
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
                _cause = RestartCause.FaultedTask;
                _reason = "the supervisor failed";
                return _board.Timeline.Counter.Microseconds >= NodeLimits.EarliestRestartMicroseconds;
            }
        }

        private void EnterState(long now)
        {
            _state = _node.State;
            _stateCounter = now;
            _nextReportCounter = _state == NodeState.Running ? now + NodeLimits.StatusMicroseconds : now;
            if (_state == NodeState.Running)
            {
                _deadMan = new DeadMan(_node.Gateway.Health, _node.Gateway.Configuration.EpochMicroseconds, now);
            }
        }

        // A node that does not sample says why again and again: nobody may have listened the first time.
        private void Report(long now)
        {
            if (now < _nextReportCounter)
            {
                return;
            }

            if (_state == NodeState.Running)
            {
                _nextReportCounter = now + NodeLimits.StatusMicroseconds;
                _report(StatusLine.Format(_node.Gateway, _node.Network.LastConnect, now));
            }
            else if (_node.Reason.Length > 0)
            {
                _nextReportCounter = now + NodeLimits.RepeatMicroseconds;
                _report(_node.Reason);
            }
        }

        private bool FindCause(long now)
        {
            if (_node.Restart.IsMade)
            {
                return Decide(_node.Restart.Cause, _node.Restart.Reason);
            }

            if (now < NodeLimits.EarliestRestartMicroseconds)
            {
                return false;
            }

            string faulted = _faultedTask();
            if (faulted.Length > 0)
            {
                return Decide(RestartCause.FaultedTask, "the task " + faulted + " ended by an exception");
            }

            Heartbeat stuck = _node.Heartbeats.FirstStale(now);
            if (stuck != null)
            {
                return Decide(RestartCause.StuckTask, "the task " + stuck.Task + " is stuck");
            }

            if (_deadMan != null)
            {
                _deadMan.SetPeriod(_node.Gateway.Configuration.EpochMicroseconds, now);
            }

            if (_deadMan != null && !_node.Gateway.HasStoppedSampling && _deadMan.IsDead(now))
            {
                return Decide(RestartCause.Silence, "no frame was sealed for too long");
            }

            if (_isHeapLow && MayRestartForHeap(now))
            {
                return Decide(RestartCause.Heap, _node.Heap.FreeBytes.ToString() + " bytes of heap are free, less than heap-floor-bytes");
            }

            return IsTimeUp(now);
        }

        // Where the restart before was for heap too, it does not help much: a floor that is set too high must not make the node restart all the time.
        private bool MayRestartForHeap(long now)
        {
            BootLedger boots = _node.Boots;
            BootRecord before = boots.Count > 1 ? boots[boots.Count - 2] : null;
            bool wasForHeap = before != null && before.HasEnded && before.Cause == RestartCause.Heap;
            return !wasForHeap || now >= HealthLimits.HeapAgainMicroseconds;
        }

        private bool IsTimeUp(long now)
        {
            long past = now - _stateCounter;
            if (_state == NodeState.SafeMode && IsOver(past, _node.Health.SafeModeSeconds * 1000000L))
            {
                return Decide(RestartCause.SafeModeOver, "safe mode has lasted long enough; normal operation is tried once");
            }

            return _state == NodeState.Failed && IsOver(past, NodeLimits.FailedStartMicroseconds)
                && Decide(RestartCause.FailedStart, "the start is tried again");
        }

        // Settings that are not saved would be lost: whoever types them is waited for, but not for ever.
        private bool IsOver(long past, long limit)
        {
            return past >= limit && (past >= limit + NodeLimits.UnsavedMicroseconds || !_node.Configuration.HasUnsaved);
        }

        private bool Decide(RestartCause cause, string reason)
        {
            _cause = cause;
            _reason = reason;
            return true;
        }

        // Time alone proves nothing, nor does a birth frame: a sensor may hang in the first epoch of every boot, or the heap be too small from the start.
        private void NoteGoodBoot(long now)
        {
            if (_state == NodeState.Running && _node.Boots.Current.Phase == BootPhase.Begun && now >= _node.Health.BootGoodSeconds * 1000000L
                && HasWorked(_node.Gateway) && !_node.Heap.IsBelow(_node.Health.HeapFloorBytes) && _faultedTask().Length == 0)
            {
                _node.Boots.Mark(BootPhase.Good, now / 1000000, _node.Gateway.Boot);
            }
        }

        // An epoch has ended, sealed or refused; where they are rarer than that, the birth frame has to do.
        private bool HasWorked(Gateway gateway)
        {
            HealthCounters health = gateway.Health;
            bool isRare = gateway.Configuration.EpochMicroseconds > _node.Health.BootGoodSeconds * 1000000L;
            return health.Epochs + health.EpochsUnsealed > 0 || (isRare && health.FramesSealed > 0);
        }

        private void MeasureHeap(long now)
        {
            if (_isHeapPosted)
            {
                TakeHeap(now);
                return;
            }

            // A collection would show in a calibration of the edge capture.
            if (now < _nextHeapCounter || _state == NodeState.Calibrating || _state == NodeState.Starting)
            {
                return;
            }

            if (!_node.Errands.IsServed)
            {
                _node.Heap.Step();
                JudgeHeap(now);
                return;
            }

            // Another errand may be in the way: then the next turn tries again.
            _isHeapPosted = _node.Errands.Post(_node.Heap) == Outcome.Ok;
            _heapDeadlineCounter = now + HealthLimits.HeapWaitMicroseconds;
        }

        private void TakeHeap(long now)
        {
            if (_node.Errands.Holds(_node.Heap) && now < _heapDeadlineCounter)
            {
                return;
            }

            _isHeapPosted = false;
            _nextHeapCounter = now + HealthLimits.HeapMicroseconds;
            if (_node.Errands.Withdraw(_node.Heap) == Outcome.Ok)
            {
                JudgeHeap(now);
            }
        }

        private void JudgeHeap(long now)
        {
            _nextHeapCounter = now + HealthLimits.HeapMicroseconds;
            _isHeapLow = _node.Heap.IsLow(_node.Health.HeapFloorBytes);
        }
    }
}
