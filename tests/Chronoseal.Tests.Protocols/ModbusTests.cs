using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class ModbusTests
    {
        private const string ReadRequest = "01 03 00 02 00 01 25 CA";
        private const string GoodReply = "01 03 02 00 07 F9 86";

        [TestMethod]
        [DataRow("01 03 00 00 00 0A", "C5 CD")]
        [DataRow("11 03 00 6B 00 03", "76 87")]
        [DataRow("01 04 00 08 00 0A", "F1 CF")]
        [DataRow("F0 03 00 00 00 04", "51 28")]
        [DataRow("01 06 00 01 00 0B", "99 CD")]
        [DataRow("01 06 00 18 FF FF", "08 7D")]
        [DataRow("F0 03 1F 00 00 07", "16 FD")]
        [DataRow("01 03 01 2C 00 35", "45 E8")]
        [DataRow("31 32 33 34 35 36 37 38 39", "37 4B")]
        public void Crc_of_known_frames(string bytes, string crc)
        {
            byte[] data = Hex.Parse(bytes + " 00 00");
            ModbusCrc.Append(data, data.Length - 2);
            Assert.AreEqual(crc, Hex.Format(data, data.Length - 2, 2));
            Assert.IsTrue(ModbusCrc.IsValid(data, 0, data.Length));
        }

        [TestMethod]
        [DataRow("01 03 02 00 07 86 F9")]
        [DataRow("01 03 02 00 07 F9 F9")]
        [DataRow("01 03 02 00 07 86 86")]
        public void Swapped_and_doubled_crc_bytes_are_refused(string frame)
        {
            byte[] data = Hex.Parse(frame);
            Assert.IsFalse(ModbusCrc.IsValid(data, 0, data.Length));
        }

        [TestMethod]
        [DataRow("", GoodReply, (int)Outcome.Ok)]
        [DataRow("a stray byte before", "00 01 03 02 00 07 F9 86", (int)Outcome.Ok)]
        [DataRow("the address as a stray byte", "01 01 03 02 00 07 F9 86", (int)Outcome.Ok)]
        [DataRow("our own echo before", "01 03 00 02 00 01 25 CA 01 03 02 00 07 F9 86", (int)Outcome.Ok)]
        [DataRow("silence", "", (int)Outcome.Timeout)]
        [DataRow("half a reply", "01 03 02 00", (int)Outcome.ShortReply)]
        [DataRow("only the address", "01", (int)Outcome.ShortReply)]
        [DataRow("a flipped bit", "01 03 02 00 06 F9 86", (int)Outcome.BadChecksum)]
        [DataRow("another unit", "02 03 02 00 07 BD 86", (int)Outcome.WrongReply)]
        [DataRow("another function", "01 04 02 00 07 F8 F2", (int)Outcome.WrongReply)]
        [DataRow("another count", "01 03 04 00 07 00 07 0A 30", (int)Outcome.WrongReply)]
        [DataRow("an exception", "01 83 02 C0 F1", (int)Outcome.DeviceError)]
        public void Rtu_tells_what_went_wrong(string what, string reply, int expected)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, ReadRequest, reply);
            var master = Rtu(peer, timeline);
            Outcome outcome = master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1);
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(outcome), what);
            Assert.IsTrue(peer.IsDone);
            Assert.IsTrue(timeline.Microseconds < 500000, "the deadline holds");
            if (outcome == Outcome.Ok)
            {
                Assert.AreEqual(7, master.Register(0));
            }

            Assert.AreEqual(outcome == Outcome.DeviceError ? 2 : 0, master.ExceptionCode);
        }

        [TestMethod]
        public void Rtu_keeps_the_silence_between_frames()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, ReadRequest, GoodReply, ReadRequest, GoodReply);
            var channel = new ModbusRtuChannel(peer, timeline);
            var master = new ModbusMaster(channel, timeline, new ModbusProfile());
            master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1);
            long end = timeline.Microseconds;
            master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1);

            // 3.5 characters of 10 bits at 19,200 baud, then the request's own 8 characters.
            Assert.IsTrue(channel.RequestSentMicroseconds - end >= 1822 + 4166, (channel.RequestSentMicroseconds - end).ToString());
        }

        [TestMethod]
        public void Rtu_survives_a_line_of_rubbish()
        {
            var timeline = new ManualTimeline();
            string rubbish = "";
            for (int i = 0; i < 290; i++)
            {
                rubbish += "55 ";
            }

            var peer = new ScriptedPeer(timeline, ReadRequest, rubbish, ReadRequest, GoodReply);
            var master = Rtu(peer, timeline);
            Assert.AreEqual((int)Outcome.BadChecksum, (int)master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
            Assert.AreEqual((int)Outcome.Ok, (int)master.Read(ModbusFunction.ReadHoldingRegisters, 2, 1));
        }

        [TestMethod]
        public void A_write_must_be_echoed()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, "01 06 00 18 FF FF 08 7D", "01 06 00 18 FF FF 08 7D", "01 06 00 18 FF FF 08 7D", "01 06 00 18 00 01 C8 0D");
            var master = Rtu(peer, timeline);
            Assert.AreEqual((int)Outcome.Ok, (int)master.WriteRegister(0x18, 0xFFFF));
            Assert.AreEqual((int)Outcome.WrongReply, (int)master.WriteRegister(0x18, 0xFFFF));
        }

        [TestMethod]
        [DataRow("", "00 01 00 00 00 05 01 04 02 00 07", (int)Outcome.Ok)]
        [DataRow("a late reply before", "00 00 00 00 00 05 01 04 02 00 09 00 01 00 00 00 05 01 04 02 00 07", (int)Outcome.Ok)]
        [DataRow("silence", "", (int)Outcome.Timeout)]
        [DataRow("half a header", "00 01 00", (int)Outcome.ShortReply)]
        [DataRow("half a reply", "00 01 00 00 00 05 01 04", (int)Outcome.ShortReply)]
        [DataRow("another protocol", "00 01 00 07 00 05 01 04 02 00 07", (int)Outcome.WrongReply)]
        [DataRow("a length that lies", "00 01 00 00 FF FF 01 04 02 00 07", (int)Outcome.WrongReply)]
        [DataRow("no length", "00 01 00 00 00 00 01 04 02 00 07", (int)Outcome.WrongReply)]
        [DataRow("another unit", "00 01 00 00 00 05 02 04 02 00 07", (int)Outcome.WrongReply)]
        [DataRow("an exception", "00 01 00 00 00 03 01 84 02", (int)Outcome.DeviceError)]
        public void Tcp_tells_what_went_wrong(string what, string reply, int expected)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, "00 01 00 00 00 06 01 04 0C E4 00 01", reply);
            var master = Tcp(peer, timeline);
            Outcome outcome = master.Read(ModbusFunction.ReadInputRegisters, 3300, 1);
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(outcome), what);
            if (outcome == Outcome.Ok)
            {
                Assert.AreEqual(7, master.Register(0));
            }
        }

        [TestMethod]
        public void Tcp_connects_again_only_after_the_pause()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline) { ConnectOutcome = Outcome.Nack };
            var master = Tcp(peer, timeline);
            Assert.AreEqual((int)Outcome.Nack, (int)master.Read(ModbusFunction.ReadInputRegisters, 3300, 1));
            Assert.AreEqual((int)Outcome.BusFault, (int)master.Read(ModbusFunction.ReadInputRegisters, 3300, 1));
            Assert.AreEqual(1, peer.Connects);
            timeline.Microseconds += ModbusTcpChannel.ConnectBackoffMicroseconds;
            master.Read(ModbusFunction.ReadInputRegisters, 3300, 1);
            Assert.AreEqual(2, peer.Connects);
        }

        private static ModbusMaster Rtu(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new ModbusMaster(new ModbusRtuChannel(peer, timeline), timeline, Profile());
        }

        private static ModbusMaster Tcp(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new ModbusMaster(new ModbusTcpChannel(peer, timeline), timeline, Profile());
        }

        private static ModbusProfile Profile()
        {
            return new ModbusProfile
            {
                WritableRegisters = new[] { new ModbusRange(0x18, 1), new ModbusRange(0x100, 4) },
                WritableCoils = new[] { new ModbusRange(2, 2) },
            };
        }
    }
}
