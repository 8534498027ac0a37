using Chronoseal.Firmware;
using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Console.Buses;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Buses
{
    [TestClass]
    public class BusVerbTests
    {
        [TestMethod]
        [DataRow("read")]
        [DataRow("read climate now")]
        [DataRow("selftest climate now")]
        [DataRow("scan")]
        [DataRow("scan spi")]
        [DataRow("scan i2c i2c1 8")]
        [DataRow("scan modbus rs485 1")]
        [DataRow("modbus")]
        [DataRow("modbus write rs485 1 holding 0 1")]
        [DataRow("modbus read rs485 1 holding 0")]
        [DataRow("modbus read rs485 1 register 0 1")]
        [DataRow("modbus read rs485 1 holding 0 1 1")]
        [DataRow("tap i2c1 5 5")]
        [DataRow("tap off 5")]
        [DataRow("pps")]
        [DataRow("pps look")]
        public void Words_that_make_no_sense_are_answered_with_the_usage(string line)
        {
            Assert.AreEqual(0, Ask(Running(), line).IndexOf("Usage: not understood; use: "), line);
        }

        [TestMethod]
        [DataRow("read nobody", "OutOfRange: no such sensor; there are climate, hcho, particles, toc")]
        [DataRow("selftest nobody", "OutOfRange: no such sensor; there are climate, hcho, particles, toc")]
        [DataRow("scan modbus i2c1", "OutOfRange: no such Modbus bus; there is rs485")]
        [DataRow("scan modbus rs485 0 9", "OutOfRange: no such units; FIRST and LAST are 1 to 247, the smaller one first")]
        [DataRow("scan modbus rs485 9 8", "OutOfRange: no such units; FIRST and LAST are 1 to 247, the smaller one first")]
        [DataRow("modbus read i2c1 1 coil 0 1", "OutOfRange: no such Modbus bus; there is rs485, toc")]
        [DataRow("modbus read rs485 0 coil 0 1", "OutOfRange: no such unit; UNIT is 1 to 247 here")]
        [DataRow("modbus read toc 256 coil 0 1", "OutOfRange: no such unit; UNIT is 0 to 255 here")]
        [DataRow("modbus read toc 1 coil 65536 1", "OutOfRange: no such address; ADDRESS is 0 to 65535, as it goes over the line: 40001 in a map is holding 0")]
        [DataRow("modbus read toc 1 coil -1 1", "OutOfRange: no such address; ADDRESS is 0 to 65535, as it goes over the line: 40001 in a map is holding 0")]
        [DataRow("modbus read toc 1 coil 0 2001", "OutOfRange: so many cannot be read at once; COUNT is 1 to 2000, and not beyond address 65535")]
        [DataRow("modbus read toc 1 holding 0 126", "OutOfRange: so many cannot be read at once; COUNT is 1 to 125, and not beyond address 65535")]
        [DataRow("modbus read toc 1 holding 0xFFFF 2", "OutOfRange: so many cannot be read at once; COUNT is 1 to 125, and not beyond address 65535")]
        [DataRow("modbus read toc 1 holding 0 0", "OutOfRange: so many cannot be read at once; COUNT is 1 to 125, and not beyond address 65535")]
        [DataRow("tap spi", "OutOfRange: no such bus; there are i2c1, rs485, toc, gnss")]
        [DataRow("tap i2c1 0", "OutOfRange: no such time; SECONDS is 1 to 3600")]
        [DataRow("tap i2c1 3601", "OutOfRange: no such time; SECONDS is 1 to 3600")]
        [DataRow("tap i2c1 99999999", "OutOfRange: no such time; SECONDS is 1 to 3600")]
        [DataRow("pps test", "Unsupported: the board has no output 'loopback'; give it a pin in the pin map, wired to the PPS input")]
        public void What_cannot_be_is_refused_with_what_can(string line, string expected)
        {
            Assert.AreEqual(expected, Ask(Running(), line));
        }

        [TestMethod]
        [DataRow("read climate")]
        [DataRow("selftest")]
        [DataRow("scan i2c")]
        [DataRow("scan modbus")]
        [DataRow("modbus read rs485 1 coil 0 1")]
        [DataRow("tap i2c1")]
        [DataRow("pps test")]
        public void A_node_that_does_not_sample_says_why(string line)
        {
            var node = new Node(new BareBoard(new MemoryFiles())) { State = NodeState.SafeMode, Reason = "five bad boots" };
            Assert.AreEqual("NotReady: the node does not sample, it is SafeMode; five bad boots", Ask(node, line));
        }

        [TestMethod]
        public void A_scan_finds_who_answers_and_names_who_is_in_use()
        {
            Node node = Running();
            ((BareBoard)node.Board).ProbedAddress = 0x76;
            string text = Ask(node, "scan i2c");
            Assert.AreEqual("| bus=i2c1 addr=0x44 state=in-use user=climate| bus=i2c1 addr=0x5D state=in-use user=hcho| bus=i2c1 addr=0x76 state=answers", text.Substring(0, text.IndexOf(" (")));
            Assert.IsTrue(text.IndexOf(" (3 of 112 addresses ") > 0, text);
            ((BareBoard)node.Board).ProbeOutcome = Outcome.BusFault;
            Assert.AreEqual(0, Ask(node, "scan i2c i2c1").IndexOf("BusFault: the bus hangs; "));
            ((BareBoard)node.Board).MissingPort = "i2c9";
            Assert.AreEqual(0, Ask(node, "scan i2c i2c9").IndexOf("Unsupported: the board has no bus of that name"));
            Assert.AreEqual(0, Ask(node, "scan modbus toc").IndexOf("Unsupported: a TCP connection is not scanned"));
        }

        [TestMethod]
        public void An_errand_that_cannot_be_done_says_why()
        {
            Node node = Running();
            node.Errands.SetServed(false);
            Assert.AreEqual(0, Ask(node, "selftest climate").IndexOf("NotReady: sampling has not begun"));
            node.Errands.SetServed(true);

            // The bare board's bus throws.
            Assert.AreEqual(0, Ask(node, "selftest climate").IndexOf("BusFault: the step broke off"));
            Assert.AreEqual("| name=hcho result=Unsupported cause=the part has no test of its own", Ask(node, "selftest hcho"));
            node.Gateway.Configuration.EpochMicroseconds = 100000;
            Assert.AreEqual(0, Ask(node, "modbus read rs485 1 coil 0 1").IndexOf("Timeout: sampling leaves too little time: a step may take "));
        }

        [TestMethod]
        public void Ctrl_C_ends_an_errand_and_leaves_the_desk_free()
        {
            Node node = Running();
            var wait = new ServingWait(node.Errands, node.Board.Timeline) { PausesUntilInterrupted = 1, IsBusy = true };
            Assert.AreEqual("Abandoned: interrupted by Ctrl-C; begin again", Ask(node, "scan i2c", wait, false));
            Assert.AreEqual((int)Outcome.Ok, (int)node.Errands.Post(new CountedErrand(new ManualTimeline(), 1, 1)));
        }

        [TestMethod]
        public void A_verb_waits_for_the_errand_of_another_task()
        {
            Node node = Running();
            var other = new CountedErrand(new ManualTimeline(), 1, 1000);
            Assert.AreEqual((int)Outcome.Ok, (int)node.Errands.Post(other));
            var wait = new ServingWait(node.Errands, node.Board.Timeline);
            wait.OnPause = () => TakeBack(node, other, wait.Pauses);
            Assert.AreEqual("| name=hcho result=Unsupported cause=the part has no test of its own", Ask(node, "selftest hcho", wait, false));

            // One that nobody takes back: the console does not wait for ever.
            node.Errands.Post(other);
            long before = node.Board.Timeline.Counter.Microseconds;
            Assert.AreEqual(0, Ask(node, "selftest hcho").IndexOf("NotReady: sampling has not begun, ends, or another errand is on the buses"));
            Assert.IsTrue(node.Board.Timeline.Counter.Microseconds - before < 5100000);
        }

        [TestMethod]
        public void A_program_without_an_edge_input_has_none_to_test()
        {
            Node node = Running();
            node.Buses.Pulse = null;
            Assert.AreEqual("Unsupported: the node has no PPS input to test; its program opens none", Ask(node, "pps test"));
        }

        [TestMethod]
        public void An_errand_without_a_step_is_given_up()
        {
            Node node = Running();
            var wait = new ServingWait(node.Errands, node.Board.Timeline) { IsBusy = true };
            Assert.AreEqual(0, Ask(node, "scan i2c", wait, false).IndexOf("Timeout: sampling leaves too little time: a step may take 25 ms"));
            Assert.IsTrue(node.Board.Timeline.Counter.Microseconds < 15100000);
        }

        [TestMethod]
        public void A_reading_that_does_not_come_is_waited_for_and_then_not_ready()
        {
            Node node = Running();
            Assert.AreEqual(0, Ask(node, "read climate").IndexOf("NotReady: nothing came of it"));
            long waited = node.Board.Timeline.Counter.Microseconds;
            Assert.IsTrue(waited >= 3000000 && waited < 3100000);
        }

        [TestMethod]
        public void A_tap_streams_for_a_machine_and_for_a_human_and_ends_in_time()
        {
            Node node = Running();
            BusTap tap = node.Buses.FindTap("i2c1");
            IStreamer streamer = Tapped(node, "tap i2c1 2", true, "| bus=i2c1 seconds=2");
            tap.Note(100, true, 0x44, new byte[] { 0xFD }, 1, Outcome.Ok);
            tap.Note(350, false, 0x44, new byte[40], 40, Outcome.Ok);
            tap.Note(400, true, 0x5D, new byte[0], 0, Outcome.Nack);
            string zeros = "0000000000000000000000000000000000000000000000000000000000000000";
            Assert.AreEqual("!tap bus=i2c1 dir=w addr=0x44 us=100 gap-us=0 hex=FD\n!tap bus=i2c1 dir=r addr=0x44 us=350 gap-us=250 hex=" + zeros
                + " more=8\n!tap bus=i2c1 dir=w addr=0x5D us=400 gap-us=50 outcome=Nack\n", Turn(streamer, true));
            node.Board.Timeline.SleepUntil(node.Board.Timeline.Counter.Microseconds + 2000000);
            Assert.AreEqual("!tap bus=i2c1 end=time\n", Turn(streamer, false));
            Assert.IsFalse(tap.IsOn);

            streamer = Tapped(node, "tap i2c1", false, "| bus=i2c1 seconds=60");
            tap.Note(100, true, 0x44, new byte[] { 0xFD, 1 }, 2, Outcome.Nack);
            for (int i = 0; i < Limits.TapRecords; i++)
            {
                tap.Note(100, true, 0x44, new byte[0], 0, Outcome.Ok);
            }

            string shown = Turn(streamer, true);
            Assert.AreEqual(0, shown.IndexOf("         100 us        +0 us  w 0x44  FD 01 (Nack)\n"), shown);
            Assert.IsTrue(shown.IndexOf("\n  1 transfers were too many for the console and are not shown\n") > 0, shown);
            streamer.End();
            Assert.IsFalse(tap.IsOn);
        }

        [TestMethod]
        public void What_a_tap_did_not_come_to_show_when_its_time_is_over_is_told()
        {
            Node node = Running();
            BusTap tap = node.Buses.FindTap("i2c1");
            IStreamer streamer = Tapped(node, "tap i2c1 2", true, "| bus=i2c1 seconds=2");
            for (int i = 0; i < BusLimits.TapLinesPerTurn + 3; i++)
            {
                tap.Note(100, true, 0x44, new byte[0], 0, Outcome.Ok);
            }

            node.Board.Timeline.SleepUntil(node.Board.Timeline.Counter.Microseconds + 2000000);
            string shown = Turn(streamer, false);
            Assert.IsTrue(shown.IndexOf("!tap bus=i2c1 dropped=3\n!tap bus=i2c1 end=time\n") > 0, shown);
        }

        [TestMethod]
        public void Only_sensors_that_are_fitted_are_opened()
        {
            Node node = Running("climate,toc");
            Assert.AreEqual(2, node.Gateway.Slots.Length);
            Assert.AreEqual(1, node.Buses.I2cCount);
            Assert.AreEqual("toc", node.Buses.ModbusAt(0).Bus);
            Assert.AreEqual("OutOfRange: no such bus; there are i2c1, toc, gnss", Ask(node, "tap rs485"));
            Assert.AreEqual(0, Ask(node, "scan modbus").IndexOf("OutOfRange: no such Modbus bus; no sensor on one is fitted"));
        }

        private static void TakeBack(Node node, IErrand other, int pauses)
        {
            if (pauses == 3)
            {
                Assert.AreEqual((int)Outcome.Ok, (int)node.Errands.Withdraw(other));
            }
        }

        private static IStreamer Tapped(Node node, string line, bool isForMachine, string expected)
        {
            BusTap tap = node.Buses.FindTap("i2c1");
            Assert.AreEqual(expected, Ask(node, line, new ServingWait(node.Errands, node.Board.Timeline), isForMachine));
            Assert.IsTrue(tap.IsOn);
            return new TapStreamer(tap, isForMachine, tap.Now + 2000000);
        }

        private static string Turn(IStreamer streamer, bool goesOn)
        {
            var line = new LineLogger();
            Assert.AreEqual(goesOn, streamer.Turn(line));
            return line.Text;
        }

        private static string Ask(Node node, string line)
        {
            return Ask(node, line, new ServingWait(node.Errands, node.Board.Timeline), false);
        }

        private static string Ask(Node node, string line, ServingWait wait, bool isForMachine)
        {
            var answer = new RecordingAnswer(isForMachine);
            new VerbTable(ConsoleVerbs.All(node, new ConsoleSession(wait))).Run(line, answer);
            return answer.Text;
        }

        private static Node Running()
        {
            return Running("climate,hcho,particles,toc");
        }

        private static Node Running(string sensors)
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            var node = new Node(board) { State = NodeState.Running };
            var settings = new FiveParameterSettings { Sensors = sensors.Split(',') };
            FiveParameterNode.Create(node, new KeyStore(board.Files), new GatewayConfiguration { BrokerHost = "b" }, settings, out Gateway gateway, out _);
            Assert.AreEqual((int)Outcome.Ok, (int)gateway.Start());
            node.Gateway = gateway;
            node.Errands.SetServed(true);
            return node;
        }
    }
}
