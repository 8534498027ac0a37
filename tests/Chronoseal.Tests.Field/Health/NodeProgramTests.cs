using System;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Health
{
    [TestClass]
    public class NodeProgramTests
    {
        [TestMethod]
        public void A_bad_configuration_is_shown_again_and_again_without_a_restart()
        {
            var board = new BareBoard(new MemoryFiles());
            var log = new LineLog(1000);
            NodeProgram program = Make(board, log, "");
            ((ManualTimeline)board.Timeline.Counter).LimitMicroseconds = 995000000;
            Assert.ThrowsException(typeof(InvalidOperationException), () => Run(program));
            Assert.AreEqual("configuration: no broker is set; set broker to host:port, then save it, or write node.cfg", log[1]);
            Assert.AreEqual(log[1], log[log.Count - 1]);
            Assert.AreEqual(101, log.Count);
            Assert.AreEqual(0, board.Reboots);
            Assert.AreEqual((int)NodeState.Misconfigured, (int)program.Node.State);
            Assert.AreEqual((int)BootPhase.Waiting, (int)program.Node.Boots.Current.Phase);
        }

        [TestMethod]
        [DataRow("i2c1")]
        [DataRow("rs485")]
        [DataRow("gnss")]
        [DataRow("pps")]
        [DataRow("mqtt")]
        public void A_port_that_does_not_open_is_named_and_the_node_restarts_late(string port)
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings)) { MissingPort = port };
            var log = new LineLog(1000);
            NodeProgram program = Make(board, log, "");
            Run(program);
            Assert.AreEqual("start: " + port + " cannot be opened: Unsupported; check the pin map and the wiring", log[1]);
            Assert.AreEqual(NodeLimits.FailedStartMicroseconds, board.Timeline.Counter.Microseconds);
            Assert.AreEqual(1, board.Reboots);
            Expect(program, RestartCause.FailedStart, false);
        }

        [TestMethod]
        public void A_store_that_takes_nothing_is_named_and_the_node_restarts_late()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings);
            files.CapacityBytes = files.UsedBytes;
            var board = new BareBoard(files);
            var log = new LineLog(1000);
            Run(Make(board, log, ""));
            Assert.AreEqual("start: the flash cannot be read or written: BusFault; check the drive", log[2]);
            Assert.AreEqual(1, board.Reboots);
        }

        // No task of a bare board ever runs.
        [TestMethod]
        public void A_node_whose_tasks_do_not_beat_reports_and_restarts()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            var log = new LineLog(1000);
            NodeProgram program = Make(board, log, "");
            Run(program);
            Assert.IsTrue(board.Tasks.Has("network") && board.Tasks.Has("acquisition") && board.Tasks.Has("uplink") && board.Tasks.Has("restart"));
            Assert.AreEqual("started as 0200000000000001, boot 1", log[1]);
            Assert.AreEqual(0, log[2].IndexOf("status up-s=60 boot=1 clock=Unsynchronised u95-us=0 bound-us=0 edges=0 edges-rejected=0"), log[2]);
            Assert.IsTrue(log[2].IndexOf(" network=NotReady uplink=Idle(None) pending=") > 0, log[2]);
            Assert.IsTrue(
                log[2].IndexOf(
                    " pending=0 epochs=0 overrun=0 unsealed=0 failed-reads=0 sealed=0"
                    + " published=0 acknowledged=0 connections=0 lost=0 refused=0 links=0 journal-faults=0 damaged=0 dropped=0 events-dropped=0") > 0,
                log[2]);
            Assert.AreEqual("restart: the task timing is stuck", log[log.Count - 2]);
            Assert.AreEqual(1, board.Reboots);
            Assert.AreEqual(61000000L + NodeLimits.StopMicroseconds, board.Timeline.Counter.Microseconds);
            Expect(program, RestartCause.StuckTask, true);
        }

        [TestMethod]
        public void A_faulted_task_restarts_the_node_but_not_in_a_tight_loop()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            var log = new LineLog(1000);
            NodeProgram program = Make(board, log, "uplink");
            Run(program);
            Assert.AreEqual("restart: the task uplink ended by an exception", log[log.Count - 2]);
            Assert.AreEqual(NodeLimits.EarliestRestartMicroseconds + NodeLimits.StopMicroseconds, board.Timeline.Counter.Microseconds);
            Assert.AreEqual(1, board.Reboots);
            Expect(program, RestartCause.FaultedTask, true);
        }

        [TestMethod]
        public void A_restart_that_was_asked_for_comes_at_once_and_is_no_bad_boot()
        {
            var board = new BareBoard(new MemoryFiles());
            NodeProgram program = Make(board, new LineLog(1000), "");
            program.Node.Restart.Make(RestartCause.Asked, "asked for on the console");
            program.Node.Restart.Make(RestartCause.Configuration, "too late");
            Run(program);
            Assert.AreEqual(1, board.Reboots);
            Assert.AreEqual(0L, board.Timeline.Counter.Microseconds);
            Expect(program, RestartCause.Asked, false);
        }

        [TestMethod]
        public void Bad_boots_lead_to_safe_mode_and_it_leaves_by_itself()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings);
            for (int i = 0; i < 5; i++)
            {
                new BootLedger(files).Begin(ResetReason.Watchdog);
            }

            var board = new BareBoard(files) { ResetReason = ResetReason.Software };
            var log = new LineLog(1000);
            NodeProgram program = Make(board, log, "");
            Run(program);
            Assert.AreEqual(
                "safe mode: 5 boots in a row were bad; last resets Watchdog, Watchdog, Software; the last one that was bad ended without order; nothing is"
                    + " sampled, sent or erased; see boots and log, put the cause right, then reboot; it tries again by itself after 600 s",
                log[1]);
            Assert.IsFalse(board.Tasks.Has("acquisition") || board.Tasks.Has("uplink") || board.Tasks.Has("network"));
            Assert.AreEqual(600000000L, board.Timeline.Counter.Microseconds);
            Expect(program, RestartCause.SafeModeOver, false);

            // One try, which fails: safe mode again at once.
            Run(Make(new BareBoard(files), log, "uplink"));
            program = Make(new BareBoard(files), log, "");
            program.Node.Restart.Make(RestartCause.Asked, "asked for on the console");
            Run(program);
            Assert.AreEqual((int)BootPhase.SafeMode, (int)program.Node.Boots.Current.Phase);
            Assert.AreEqual(6L, program.Node.Boots.BadInRow);
        }

        [TestMethod]
        public void An_uplink_that_never_comes_back_from_the_network_restarts_the_node()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            var node = new Node(board);
            Heartbeat uplink = node.Heartbeats.Add("uplink", Limits.UplinkSilenceMicroseconds);
            Heartbeat timing = node.Heartbeats.Add("timing", Limits.TimingSilenceMicroseconds);
            Heartbeat ended = node.Heartbeats.Add("network-time", 1);
            ended.End();
            var supervisor = new NodeSupervisor(node, () => "", new LineLog(100).Add);
            while (!supervisor.Turn())
            {
                timing.Beat();
                board.Tasks.SleepUntil(board.Tasks.Counter.Microseconds + 1000000);
            }

            Assert.AreEqual(uplink.Task, node.Heartbeats.FirstStale(board.Tasks.Counter.Microseconds).Task);
            Assert.AreEqual(Limits.UplinkSilenceMicroseconds + 1000000, board.Tasks.Counter.Microseconds);
        }

        [TestMethod]
        public void Too_little_heap_three_times_in_a_row_restarts_the_node()
        {
            var board = new BareBoard(new MemoryFiles()) { FreeHeapBytes = 16383 };
            NodeProgram program = Make(board, new LineLog(1000), "");
            Run(program);
            Assert.AreEqual(181000000L, board.Timeline.Counter.Microseconds);
            Assert.AreEqual(16383L, program.Node.Heap.LeastBytes);
            Expect(program, RestartCause.Heap, false);
        }

        [TestMethod]
        public void A_floor_that_no_restart_helps_against_does_not_restart_the_node_all_the_time()
        {
            var files = new MemoryFiles();
            Run(Make(new BareBoard(files) { FreeHeapBytes = 16383 }, new LineLog(1000), ""));
            var board = new BareBoard(files) { FreeHeapBytes = 16383 };
            NodeProgram program = Make(board, new LineLog(1000), "");
            Run(program);
            Assert.AreEqual(HealthLimits.HeapAgainMicroseconds, board.Timeline.Counter.Microseconds);
            Expect(program, RestartCause.Heap, false);
        }

        [TestMethod]
        public void The_watchdog_pin_is_turned_while_all_tasks_beat_and_no_longer()
        {
            var pin = new CountedPin();
            var board = new BareBoard(new MemoryFiles()) { Watchdog = pin };
            var beats = new Heartbeats(board.Timeline.Counter);
            beats.Add("a", 2000000);
            var watchdog = new WatchdogPin(board, beats);
            for (long now = 0; now < 10000000; now += 1000000)
            {
                watchdog.Turn(now);
            }

            Assert.AreEqual(3, pin.Edges);
            Assert.IsFalse(new WatchdogPin(new BareBoard(new MemoryFiles()), beats).IsFitted);
        }

        [TestMethod]
        public void A_supervisor_that_fails_restarts_the_node()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            NodeProgram program = Make(board, new LineLog(3), "");
            Run(program);
            Assert.AreEqual(1, board.Reboots);
            Expect(program, RestartCause.FaultedTask, true);
        }

        [TestMethod]
        public void Whoever_types_settings_in_safe_mode_is_waited_for_but_not_for_ever()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings);
            for (int i = 0; i < 5; i++)
            {
                new BootLedger(files).Begin(ResetReason.Watchdog);
            }

            var board = new BareBoard(files);
            Run(new NodeProgram(board, deadline => Outcome.Timeout, () => "", new LineLog(1000).Add, Type));
            Assert.AreEqual(600000000L + NodeLimits.UnsavedMicroseconds, board.Timeline.Counter.Microseconds);
        }

        [TestMethod]
        public void A_console_that_cannot_be_made_does_not_keep_the_node_from_being_watched()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            Run(new NodeProgram(board, deadline => Outcome.Timeout, () => "", new LineLog(1000).Add, node => throw new InvalidOperationException()));
            Assert.IsTrue(board.Tasks.Has("acquisition"));
            Assert.AreEqual(1, board.Reboots);
        }

        private static TaskBody Type(Node node)
        {
            Assert.IsTrue(node.Configuration.Working.TrySet(Setting.Node, "cabinet-7") == Outcome.Ok);
            return null;
        }

        private static NodeProgram Make(BareBoard board, LineLog log, string faultedTask)
        {
            return new NodeProgram(board, deadline => Outcome.Timeout, () => faultedTask, log.Add, null);
        }

        private static void Run(NodeProgram program)
        {
            program.Run(new GatewayConfiguration(), new FiveParameterSettings());
        }

        private static void Expect(NodeProgram program, RestartCause cause, bool isBad)
        {
            BootRecord record = program.Node.Boots.Current;
            Assert.IsTrue(record.HasEnded);
            Assert.AreEqual(RestartCauses.Name(cause), RestartCauses.Name(record.Cause));
            Assert.IsTrue(record.IsBad == isBad);
            var line = new LogLine();
            Assert.IsTrue(program.Node.Log.TryRead(program.Node.Log.Newest, line));
            Assert.AreEqual(0, line.Text.IndexOf(RestartCauses.Name(cause) + ": "), line.Text);
        }
    }
}
