using System;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    [TestClass]
    public class NodeProgramTests
    {
        [TestMethod]
        public void A_bad_configuration_is_shown_again_and_again_without_a_restart()
        {
            var board = new BareBoard(new MemoryFiles());
            var log = new LineLog(1000);
            Assert.ThrowsException(typeof(InvalidOperationException), () => Run(board, log, ""));
            Assert.AreEqual("configuration: no broker is set; set broker to host:port, then save it, or write node.cfg", log[1]);
            Assert.AreEqual(log[1], log[999]);
            Assert.AreEqual(998 * NodeLimits.RepeatMicroseconds, board.Timeline.Counter.Microseconds);
            Assert.AreEqual(0, board.Reboots);
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
            Run(board, log, "");
            Assert.AreEqual("start: " + port + " cannot be opened: Unsupported; check the pin map and the wiring", log[1]);
            Assert.AreEqual(NodeLimits.FailedStartMicroseconds, board.Timeline.Counter.Microseconds);
            Assert.AreEqual(1, board.Reboots);
        }

        [TestMethod]
        public void A_store_that_takes_nothing_is_named_and_the_node_restarts_late()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings);
            files.CapacityBytes = files.UsedBytes;
            var board = new BareBoard(files);
            var log = new LineLog(1000);
            Run(board, log, "");
            Assert.AreEqual("start: the flash cannot be read or written: BusFault; check the drive", log[2]);
            Assert.AreEqual(1, board.Reboots);
        }

        [TestMethod]
        public void A_node_that_seals_nothing_reports_every_minute_and_restarts()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            var log = new LineLog(1000);
            Run(board, log, "");
            Assert.IsTrue(board.Tasks.Has("network") && board.Tasks.Has("acquisition") && board.Tasks.Has("uplink"));
            Assert.AreEqual("started as 0200000000000001, boot 1", log[1]);
            Assert.AreEqual(0, log[2].IndexOf("status up-s=60 boot=1 clock=Unsynchronised u95-us=0 bound-us=0 edges=0 edges-rejected=0"), log[2]);
            Assert.IsTrue(log[2].IndexOf(" network=NotReady uplink=Idle(None) pending=") > 0, log[2]);
            Assert.IsTrue(
                log[2].IndexOf(
                    " pending=0 epochs=0 overrun=0 unsealed=0 failed-reads=0 sealed=0"
                    + " published=0 acknowledged=0 connections=0 lost=0 refused=0 links=0 journal-faults=0 damaged=0 dropped=0 events-dropped=0") > 0,
                log[2]);
            Assert.AreEqual("restart: no frame was sealed for too long", log[log.Count - 2]);
            Assert.AreEqual(1, board.Reboots);
            Assert.AreEqual(301000000L, board.Timeline.Counter.Microseconds);
        }

        [TestMethod]
        public void A_faulted_task_restarts_the_node_but_not_in_a_tight_loop()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            var log = new LineLog(1000);
            Run(board, log, "uplink");
            Assert.AreEqual("restart: the task uplink ended by an exception", log[log.Count - 2]);
            Assert.AreEqual(NodeLimits.EarliestRestartMicroseconds, board.Timeline.Counter.Microseconds);
            Assert.AreEqual(1, board.Reboots);
        }

        [TestMethod]
        public void An_uplink_that_never_comes_back_from_the_network_restarts_the_node()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            var configuration = new GatewayConfiguration { BrokerHost = "b" };
            var node = new Node(board);
            FiveParameterNode.Create(node, new KeyStore(board.Files), configuration, new FiveParameterSettings(), out Gateway gateway, out _);
            Assert.AreEqual((int)Outcome.Ok, (int)gateway.Start());
            var log = new LineLog(100);
            var network = new NetworkTask(board.Tasks, deadline => Outcome.Ok, gateway);
            node.Gateway = gateway;
            node.Network = network;
            var supervisor = new NodeSupervisor(node, 1000000, () => "", log.Add);
            while (!supervisor.Turn())
            {
                // Sampling goes on; the tasks of a bare board never run.
                gateway.Health.FramesSealed++;
                board.Tasks.SleepUntil(board.Tasks.Counter.Microseconds + 1000000);
            }

            Assert.AreEqual("restart: the task timing is stuck", log[log.Count - 2]);
            Assert.AreEqual(NodeLimits.UplinkSilenceMicroseconds + 1000000, board.Tasks.Counter.Microseconds);
        }

        [TestMethod]
        public void A_supervisor_that_fails_restarts_the_node()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            Run(board, new LineLog(3), "");
            Assert.AreEqual(1, board.Reboots);
        }

        private static void Run(BareBoard board, LineLog log, string faultedTask)
        {
            new NodeProgram(board, deadline => Outcome.Timeout, () => faultedTask, log.Add, null)
                .Run(new GatewayConfiguration(), new FiveParameterSettings());
        }
    }
}
