using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    /// <summary>What the master does around the exchange: functions, whitelist, addresses, retries, proof, statistics.</summary>
    [TestClass]
    public class ModbusMasterTests
    {
        private const string Request = "01 03 00 02 00 01 25 CA";
        private const string Reply = "01 03 02 00 07 F9 86";

        [TestMethod]
        public void Every_function_has_its_bytes()
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile { WritableRegisters = new[] { new ModbusRange(0, 200) }, WritableCoils = new[] { new ModbusRange(0, 200) } },
                WithCrc("01 01 00 13 00 13"), WithCrc("01 01 03 CD 6B 05"),
                WithCrc("01 02 00 C4 00 16"), WithCrc("01 02 03 AC DB 35"),
                WithCrc("01 04 00 08 00 01"), WithCrc("01 04 02 00 0A"),
                WithCrc("01 05 00 AC FF 00"), WithCrc("01 05 00 AC FF 00"),
                WithCrc("01 06 00 01 00 03"), WithCrc("01 06 00 01 00 03"),
                WithCrc("01 0F 00 13 00 0A 02 CD 01"), WithCrc("01 0F 00 13 00 0A"),
                WithCrc("01 10 00 01 00 02 04 00 0A 01 02"), WithCrc("01 10 00 01 00 02"));
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadCoils, 19, 19));
            Assert.IsTrue(master.Bit(0) && !master.Bit(1) && master.Bit(18) && !master.Bit(17));
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadDiscreteInputs, 196, 22));
            Assert.IsTrue(!master.Bit(0) && master.Bit(2) && master.Bit(21));
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadInputRegisters, 8, 1));
            Assert.AreEqual(10, master.Register(0));
            Expect(Outcome.Ok, master.WriteCoil(172, true));
            Expect(Outcome.Ok, master.WriteRegister(1, 3));
            Expect(Outcome.Ok, master.WriteCoils(19, new[] { true, false, true, true, false, false, true, true, true, false }, 10));
            Expect(Outcome.Ok, master.WriteRegisters(1, new[] { 0x0A, 0x102 }, 2));
            Assert.AreEqual(7, master.Statistics.Replies);
        }

        [TestMethod]
        public void Identification_is_read_object_by_object()
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile(),
                WithCrc("01 2B 0E 03 80"), WithCrc("01 2B 0E 03 83 FF 81 02 80 03 41 31 32 82 02 4F 4B"),
                WithCrc("01 2B 0E 03 81"), WithCrc("01 2B 0E 03 83 00 00 01 81 0A 32 30 32 36 2D 30 31 2D 31 35"));
            Expect(Outcome.Ok, master.ReadIdentification(ModbusIdentification.Extended, 0x80, out int next));
            Assert.AreEqual(0x81, next);
            Assert.AreEqual("A12", master.IdentificationText(0x80));
            Assert.AreEqual("OK", master.IdentificationText(0x82));
            Assert.AreEqual("", master.IdentificationText(0x81));
            Expect(Outcome.Ok, master.ReadIdentification(ModbusIdentification.Extended, next, out next));
            Assert.AreEqual(0, next);
            Assert.AreEqual("2026-01-15", master.IdentificationText(0x81));
        }

        [TestMethod]
        [DataRow("objects longer than the frame", "01 2B 0E 03 83 00 00 01 81 F0 32")]
        [DataRow("another kind", "01 2B 0D 03 83 00 00 00")]
        [DataRow("more objects than a frame holds", "01 2B 0E 03 83 00 00 FF 00 FF 00")]
        public void Identification_never_trusts_a_length(string what, string reply)
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile(), WithCrc("01 2B 0E 03 80"), WithCrc(reply));
            Assert.AreEqual("WrongReply", Outcomes.Name(master.ReadIdentification(3, 0x80, out _)), what);
        }

        [TestMethod]
        public void What_is_not_on_the_list_is_not_written()
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile { WritableRegisters = new[] { new ModbusRange(24, 1) } });
            Expect(Outcome.Unsupported, master.WriteRegister(23, 0));
            Expect(Outcome.Unsupported, master.WriteRegisters(24, new[] { 0, 0 }, 2));
            Expect(Outcome.Unsupported, master.WriteCoil(20, true));
            Expect(Outcome.Unsupported, master.WriteCoils(20, new[] { true }, 1));
            Assert.AreEqual(0, master.Statistics.Requests, "nothing was sent");
        }

        [TestMethod]
        public void Addresses_have_limits_and_an_escape_hatch()
        {
            var timeline = new ManualTimeline();
            var profile = new ModbusProfile { Unit = 250 };
            ModbusMaster master = Rtu(timeline, profile, WithCrc("FA 03 00 02 00 01"), WithCrc("FA 03 02 00 07"));
            Expect(Outcome.OutOfRange, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            profile.AllowsReservedUnit = true;
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            profile.Unit = 256;
            Expect(Outcome.OutOfRange, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            profile.Unit = 0;
            Expect(Outcome.OutOfRange, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            profile.Unit = 1;
            Expect(Outcome.OutOfRange, master.Read(ModbusFunction.ReadHoldingRegisters, 0, 126));
            Expect(Outcome.OutOfRange, master.Read(ModbusFunction.ReadHoldingRegisters, 0xFFFF, 2));
            Expect(Outcome.OutOfRange, master.Read(ModbusFunction.ReadCoils, 0, 2001));
            Expect(Outcome.OutOfRange, master.Read(ModbusFunction.ReadHoldingRegisters, -1, 1));
        }

        [TestMethod]
        public void A_request_to_all_is_not_answered_but_waited_for()
        {
            var timeline = new ManualTimeline();
            var profile = new ModbusProfile { Unit = 0, WritableRegisters = new[] { new ModbusRange(0, 1) } };
            ModbusMaster master = Rtu(timeline, profile, WithCrc("00 06 00 00 00 01"), "");
            Expect(Outcome.Ok, master.WriteRegister(0, 1));
            Assert.IsTrue(timeline.Microseconds >= 150000, "turn-around");
        }

        [TestMethod]
        public void Register_numbers_count_from_the_profiles_base()
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile { AddressBase = 1 }, Request, Reply);
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 3, 1));
        }

        [TestMethod]
        public void A_failed_read_is_repeated_and_counted()
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile { Retries = 2 }, Request, "01 03 02 00 06 F9 86", Request, "", Request, Reply);
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.AreEqual(7, master.Register(0));
            Assert.AreEqual(3, master.Statistics.Requests);
            Assert.AreEqual(2, master.Statistics.Retries);
            Assert.AreEqual(1, master.Statistics.ChecksumErrors);
            Assert.AreEqual(1, master.Statistics.Timeouts);
            Assert.AreEqual(1, master.Statistics.Replies);
        }

        [TestMethod]
        public void An_exception_is_an_answer_and_not_repeated()
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile { Retries = 2 }, Request, "01 83 06 C1 32");
            Expect(Outcome.DeviceError, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.AreEqual(6, master.ExceptionCode);
            Assert.AreEqual(1, master.Statistics.Exceptions);
        }

        [TestMethod]
        public void After_a_timeout_the_line_rests_as_long_again()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Request, "", Request, Reply);
            var channel = new ModbusRtuChannel(peer, timeline);
            var master = new ModbusMaster(channel, timeline, new ModbusProfile());
            Expect(Outcome.Timeout, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            long gaveUp = timeline.Microseconds;
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.IsTrue(channel.RequestSentMicroseconds - gaveUp >= 300000, "a late answer must not be taken for the next");
        }

        [TestMethod]
        public void Two_masters_share_a_line()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Request, Reply, WithCrc("02 03 00 05 00 01"), WithCrc("02 03 02 00 09"));
            var channel = new ModbusRtuChannel(peer, timeline);
            var first = new ModbusMaster(channel, timeline, new ModbusProfile());
            var second = new ModbusMaster(channel, timeline, new ModbusProfile { Unit = 2 });
            Expect(Outcome.Ok, first.BeginRead(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Expect(Outcome.Ok, second.BeginRead(ModbusFunction.ReadHoldingRegisters, 5, 1));
            Expect(Outcome.Ok, first.EndRead());
            Expect(Outcome.Ok, second.EndRead());
            Assert.AreEqual(7, first.Register(0));
            Assert.AreEqual(9, second.Register(0));
        }

        [TestMethod]
        public void A_reply_that_is_given_up_is_waited_for()
        {
            var timeline = new ManualTimeline();
            const string Write = "02 06 00 18 FF FF 08 4E";
            var channel = new ModbusRtuChannel(new ScriptedPeer(timeline, Request, "", Write, Write, Request, Reply), timeline);
            var first = new ModbusMaster(channel, timeline, new ModbusProfile());
            var second = new ModbusMaster(channel, timeline, new ModbusProfile { Unit = 2, WritableRegisters = new[] { new ModbusRange(24, 1) } });
            Expect(Outcome.Ok, first.BeginRead(ModbusFunction.ReadHoldingRegisters, 2, 1));
            long sent = channel.RequestSentMicroseconds;
            Expect(Outcome.Ok, second.WriteRegister(24, 0xFFFF));
            Assert.IsTrue(channel.RequestSentMicroseconds - sent >= 600000, "the first device may still answer");
            Expect(Outcome.Ok, first.EndRead());
            Assert.AreEqual(7, first.Register(0));
        }

        [TestMethod]
        public void A_request_to_all_leaves_no_reply_outstanding()
        {
            var timeline = new ManualTimeline();
            var channel = new ModbusRtuChannel(new ScriptedPeer(timeline, WithCrc("00 06 00 00 00 01"), ""), timeline);
            var master = new ModbusMaster(channel, timeline, new ModbusProfile { Unit = 0, WritableRegisters = new[] { new ModbusRange(0, 1) } });
            Expect(Outcome.Ok, master.WriteRegister(0, 1));
            Assert.IsTrue(channel.Pending == null);
        }

        [TestMethod]
        public void A_stray_byte_takes_no_time_from_the_reply_and_gives_it_no_stamp()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Request, "00 " + Reply) { PauseAt = 1, PauseMicroseconds = 200000 };
            var master = new ModbusMaster(new ModbusRtuChannel(peer, timeline), timeline, new ModbusProfile());
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.IsTrue(master.InstantMicroseconds + master.InstantHalfWidthMicroseconds >= 200000, "the device had until then to look its value up");
        }

        [TestMethod]
        public void A_stray_character_gives_an_ascii_reply_no_stamp()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Line(":010300000001FB"), "3A " + Line(":01030200B248")) { PauseAt = 1, PauseMicroseconds = 200000 };
            var master = new ModbusMaster(new ModbusAsciiChannel(peer, timeline), timeline, new ModbusProfile());
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 0, 1));
            Assert.IsTrue(master.InstantMicroseconds + master.InstantHalfWidthMicroseconds >= 190000);
        }

        [TestMethod]
        [DataRow(false, 4166)]
        [DataRow(true, 0)]
        public void A_write_that_returns_late_does_not_move_the_stamp(bool isTcp, int earliest)
        {
            var timeline = new ManualTimeline { Microseconds = 1000000 };
            var peer = new ScriptedPeer(timeline, isTcp ? "00 01 00 00 00 06 01 03 00 02 00 01" : Request, isTcp ? "00 01 00 00 00 05 01 03 02 00 07" : Reply)
            {
                WriteMicroseconds = 30000,
            };
            IModbusChannel channel = isTcp ? new ModbusTcpChannel(peer, timeline) : (IModbusChannel)new ModbusRtuChannel(peer, timeline);
            var master = new ModbusMaster(channel, timeline, new ModbusProfile());
            long began = timeline.Microseconds;
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.AreEqual(earliest, (int)(master.InstantMicroseconds - master.InstantHalfWidthMicroseconds - began));
        }

        [TestMethod]
        public void A_retry_that_cannot_be_sent_does_not_hide_why_the_read_failed()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, "00 01 00 00 00 06 01 03 00 02 00 01", "00 01 00");
            var master = new ModbusMaster(new ModbusTcpChannel(peer, timeline), timeline, new ModbusProfile { Retries = 2 });
            Expect(Outcome.ShortReply, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
        }

        [TestMethod]
        public void An_address_beyond_all_bounds_reaches_no_register()
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile { WritableRegisters = new[] { new ModbusRange(24, 1) } });
            Expect(Outcome.Unsupported, master.WriteRegister(int.MaxValue, 1));
            Expect(Outcome.Unsupported, master.WriteRegisters(24, new[] { 0 }, int.MaxValue));
            Expect(Outcome.OutOfRange, master.Read(ModbusFunction.ReadHoldingRegisters, int.MaxValue, 1));
        }

        [TestMethod]
        [DataRow("the same bytes", "01 03 00 02 00 01 25 CA 01 03 02 00 07 F9 86", (int)Outcome.Ok)]
        [DataRow("somebody else talks", "01 03 00 02 00 01 25 CB 01 03 02 00 07 F9 86", (int)Outcome.BusFault)]
        [DataRow("no echo at all", "", (int)Outcome.Timeout)]
        public void An_echo_is_compared(string what, string reply, int expected)
        {
            var timeline = new ManualTimeline();
            var channel = new ModbusRtuChannel(new ScriptedPeer(timeline, Request, reply), timeline) { HasLocalEcho = true };
            var master = new ModbusMaster(channel, timeline, new ModbusProfile());
            Outcome outcome = master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1);
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(outcome), what);
        }

        [TestMethod]
        public void Without_the_echo_setting_a_write_would_confirm_itself()
        {
            var timeline = new ManualTimeline();
            const string Write = "01 06 00 18 FF FF 08 7D";
            var channel = new ModbusRtuChannel(new ScriptedPeer(timeline, Write, Write), timeline) { HasLocalEcho = true };
            var master = new ModbusMaster(channel, timeline, new ModbusProfile { WritableRegisters = new[] { new ModbusRange(24, 1) } });
            Expect(Outcome.Timeout, master.WriteRegister(24, 0xFFFF));
        }

        [TestMethod]
        [DataRow(0, "42 C6 66 E6", (int)Outcome.OutOfRange)]
        [DataRow(0, "C2 F6 E6 66", (int)Outcome.Ok)]
        [DataRow(1, "E6 66 C2 F6", (int)Outcome.Ok)]
        [DataRow(1, "C2 F6 E6 66", (int)Outcome.OutOfRange)]
        [DataRow(0, "7F C0 00 00", (int)Outcome.OutOfRange)]
        public void A_proof_register_tells_the_word_order(int wordOrder, string registers, int expected)
        {
            var timeline = new ManualTimeline();
            var profile = new ModbusProfile
            {
                WordOrder = (ModbusWordOrder)wordOrder,
                Proof = new ModbusProof(ModbusFunction.ReadHoldingRegisters, 0x1F01, true, -123450, -123450),
            };
            ModbusMaster master = Rtu(timeline, profile, WithCrc("01 03 1F 01 00 02"), WithCrc("01 03 04 " + registers));
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(master.Prove()));
        }

        [TestMethod]
        [DataRow(":010300000001FB", ":01030200B248", (int)Outcome.Ok, 0xB2)]
        [DataRow(":010300000001FB", "xx:0103:01030200B248", (int)Outcome.Ok, 0xB2)]
        [DataRow(":010300000001FB", ":01030200B249", (int)Outcome.BadChecksum, 0)]
        [DataRow(":010300000001FB", ":01030200B284", (int)Outcome.BadChecksum, 0)]
        [DataRow(":010300000001FB", ":02030200B247", (int)Outcome.WrongReply, 0)]
        [DataRow(":010300000001FB", ":01040200B247", (int)Outcome.WrongReply, 0)]
        [DataRow(":010300000001FB", ":0183027A", (int)Outcome.DeviceError, 0)]
        [DataRow(":010300000001FB", ":0103020G", (int)Outcome.BadChecksum, 0)]
        public void Ascii_frames(string request, string reply, int expected, int register)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Line(request), Line(reply));
            var master = new ModbusMaster(new ModbusAsciiChannel(peer, timeline), timeline, new ModbusProfile());
            Outcome outcome = master.Read(ModbusFunction.ReadHoldingRegisters, 0, 1);
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(outcome), reply);
            if (outcome == Outcome.Ok)
            {
                Assert.AreEqual(register, master.Register(0));
            }
        }

        [TestMethod]
        public void Ascii_tells_an_unfinished_line_from_silence()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Line(":010400000014E7"), Hex.Format(Bytes(":01042800")), Line(":010400000014E7"), "");
            var master = new ModbusMaster(new ModbusAsciiChannel(peer, timeline), timeline, new ModbusProfile());
            Expect(Outcome.ShortReply, master.Read(ModbusFunction.ReadInputRegisters, 0, 20));
            Expect(Outcome.Timeout, master.Read(ModbusFunction.ReadInputRegisters, 0, 20));
        }

        [TestMethod]
        public void One_silence_leaves_a_connection_and_the_second_ends_it()
        {
            var timeline = new ManualTimeline();
            const string Late = "00 01 00 00 00 05 01 03 02 00 01 ";
            var peer = new ScriptedPeer(
                timeline,
                "00 01 00 00 00 06 01 03 00 02 00 01", "",
                "00 02 00 00 00 06 01 03 00 02 00 01", Late + "00 02 00 00 00 05 01 03 02 00 07",
                "00 03 00 00 00 06 01 03 00 02 00 01", "",
                "00 04 00 00 00 06 01 03 00 02 00 01", "");
            var master = new ModbusMaster(new ModbusTcpChannel(peer, timeline), timeline, new ModbusProfile());
            Expect(Outcome.Timeout, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.AreEqual(7, master.Register(0), "not the late one");
            Expect(Outcome.Timeout, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.IsTrue(peer.IsConnected);
            Expect(Outcome.Timeout, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.IsFalse(peer.IsConnected);
            Assert.AreEqual(1, peer.Connects);
        }

        [TestMethod]
        public void Nothing_asked_is_nothing_to_fetch()
        {
            var timeline = new ManualTimeline();
            ModbusMaster master = Rtu(timeline, new ModbusProfile(), Request, Reply);
            Expect(Outcome.NotReady, master.EndRead());
            Expect(Outcome.Ok, master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Expect(Outcome.NotReady, master.EndRead());
            Assert.AreEqual("", master.IdentificationText(0x80), "a register is no identification");
        }

        private static ModbusMaster Rtu(ManualTimeline timeline, ModbusProfile profile, params string[] script)
        {
            return new ModbusMaster(new ModbusRtuChannel(new ScriptedPeer(timeline, script), timeline), timeline, profile);
        }

        private static void Expect(Outcome expected, Outcome actual)
        {
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(actual));
        }

        private static string Line(string text)
        {
            return Hex.Format(Bytes(text + "\r\n"));
        }

        private static byte[] Bytes(string text)
        {
            return Chronoseal.Protocols.Numbers.Ascii.Bytes(text);
        }

        private static string WithCrc(string frame)
        {
            byte[] bytes = Hex.Parse(frame + " 00 00");
            ModbusCrc.Append(bytes, bytes.Length - 2);
            return Hex.Format(bytes);
        }
    }
}
