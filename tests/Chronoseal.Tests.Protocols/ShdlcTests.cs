using Chronoseal.Hal;
using Chronoseal.Protocols.Shdlc;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class ShdlcTests
    {
        private const string ReadValues = "7E 00 03 00 FC 7E";
        private const string Nothing = "7E 00 03 00 00 FC 7E";
        private const string Ten = "7E 00 03 00 28 40 00 00 00 40 B8 00 00 41 0C 00 00 41 14 00 00 40 B0 00 00 41 40 00 00 41 7C 00 00 41 84 00 00 "
            + "41 85 00 00 3F 2C CC CD 3D 7E";

        // The maker's unit tests (python-shdlc-driver), and frames of the SPS30 and SFA30 with their data.
        [TestMethod]
        [DataRow(0x00, 0x00, "", "7E 00 00 00 FF 7E")]
        [DataRow(0x7E, 0x7D, "11 12 13 14", "7E 7D 5E 7D 5D 04 7D 31 12 7D 33 14 B6 7E")]
        [DataRow(0x00, 0x00, "01 03", "7E 00 00 02 01 03 F9 7E")]
        [DataRow(0x00, 0x11, "", "7E 00 7D 31 00 EE 7E")]
        [DataRow(0x00, 0x80, "00", "7E 00 80 01 00 7D 5E 7E")]
        [DataRow(0x00, 0x80, "00 00 09 3A 80", "7E 00 80 05 00 00 09 3A 80 B7 7E")]
        [DataRow(0x00, 0x80, "00 00 11 7D 13", "7E 00 80 05 00 00 7D 31 7D 5D 7D 33 D9 7E")]
        [DataRow(0x00, 0x03, "02", "7E 00 03 01 02 F9 7E")]
        public void Requests_of_the_maker(int address, int command, string data, string frame)
        {
            byte[] bytes = Hex.Parse(data);
            var buffer = new byte[ShdlcCodec.MaximumRequest];
            int length = ShdlcCodec.BuildRequest(buffer, (byte)address, (byte)command, bytes, bytes.Length);
            Assert.AreEqual(frame, Hex.Format(buffer, 0, length));
        }

        [TestMethod]
        [DataRow(0x00, 0x01, 0x7E, 2 + 3 + 2 * 255 + 2, "7D 5D 7E")]
        [DataRow(0xFF, 0xFF, 0xFF, 2 + 3 + 255 + 1, "FF 01 7E")]
        public void Longest_requests_of_the_maker(int address, int command, int value, int expected, string tail)
        {
            var data = new byte[ShdlcCodec.MaximumData];
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = (byte)value;
            }

            var buffer = new byte[ShdlcCodec.MaximumRequest];
            int length = ShdlcCodec.BuildRequest(buffer, (byte)address, (byte)command, data, data.Length);
            Assert.AreEqual(expected, length);
            Assert.AreEqual(tail, Hex.Format(buffer, length - 3, 3));
        }

        [TestMethod]
        [DataRow(0x00, 0x00, "7E 00 00 00 00 FF 7E", "00 00 00 00 FF")]
        [DataRow(0x7E, 0x7D, "7E 7D 5E 7D 5D 7D 31 03 12 7D 33 14 B7 7E", "7E 7D 11 03 12 13 14 B7")]
        [DataRow(0x00, 0x11, "FE 7E 00 7D 31 43 00 AB 7E", "00 11 43 00 AB")]
        public void Replies_of_the_maker(int address, int command, string frame, string content)
        {
            var reader = new ShdlcReader();
            Assert.AreEqual((int)Outcome.Ok, (int)Feed(reader, Hex.Parse(frame)));
            Assert.AreEqual(content, Hex.Format(reader.Content, 0, reader.Count));
            Assert.AreEqual((int)Outcome.Ok, (int)ShdlcCodec.CheckReply(reader.Content, reader.Count, (byte)address, (byte)command));
        }

        [TestMethod]
        public void Longest_reply_of_the_maker_and_nothing_longer()
        {
            var frame = new byte[2 + 4 + 255 + 1];
            for (int i = 0; i < frame.Length; i++)
            {
                frame[i] = 0xFF;
            }

            frame[0] = ShdlcCodec.Flag;
            frame[frame.Length - 2] = 0x02;
            frame[frame.Length - 1] = ShdlcCodec.Flag;
            var reader = new ShdlcReader();
            Assert.AreEqual((int)Outcome.Ok, (int)Feed(reader, frame));
            Assert.AreEqual((int)Outcome.Ok, (int)ShdlcCodec.CheckReply(reader.Content, reader.Count, 0xFF, 0xFF));
            frame[frame.Length - 1] = 0x00;
            Feed(reader, frame);
            Assert.AreEqual((int)Outcome.BadChecksum, (int)reader.Take(ShdlcCodec.Flag), "one byte more than a frame can have");
        }

        [TestMethod]
        [DataRow("7E 00 03 00 00 FC 7E")]
        [DataRow("12 34 FF 7E 00 03 00 00 FC 7E")]
        [DataRow("7E 7E 7E 00 03 00 00 FC 7E")]
        [DataRow("7E 41 42 7E 00 03 00 00 FC 7E")]
        [DataRow("7E 41 42 43 44 45 46 7E 00 03 00 00 FC 7E")]
        [DataRow("7E 41 7D 7E 00 03 00 00 FC 7E")]
        [DataRow("7E 00 03 00 00 FD 7E 00 03 00 00 FC 7E")]
        [DataRow("7E 00 D0 00 00 2F 7E 7E 00 03 00 00 FC 7E")]
        [DataRow("7E 00 03 00 00 FC 7E 55 55")]
        public void A_good_reply_is_found_in_what_surrounds_it(string line)
        {
            ShdlcChannel channel = Channel(new ManualTimeline(), ReadValues, line);
            Assert.AreEqual((int)Outcome.Ok, (int)channel.Exchange(0x03, new byte[0], 0));
            Assert.AreEqual(0, channel.DataLength);
            Assert.AreEqual(1, channel.GoodReplies);
        }

        // The last: a length of 28 hex where 3 bytes follow, its checksum right (paulvha/sps30 #19).
        [TestMethod]
        [DataRow("", (int)Outcome.Timeout)]
        [DataRow("7E 00 03 00", (int)Outcome.ShortReply)]
        [DataRow("7E 00 03 00 00 FC", (int)Outcome.ShortReply)]
        [DataRow("00 03 00 00 FC 7E", (int)Outcome.ShortReply)]
        [DataRow("55 AA 55", (int)Outcome.ShortReply)]
        [DataRow("7E 00 03 00 00 FD 7E", (int)Outcome.BadChecksum)]
        [DataRow("7E 00 03 00 00 00 7E", (int)Outcome.BadChecksum)]
        [DataRow("7E 00 03 00 00 7D 20 FC 7E", (int)Outcome.BadChecksum)]
        [DataRow("7E 00 03 00 00 11 EB 7E", (int)Outcome.BadChecksum)]
        [DataRow("7E 01 03 00 00 FB 7E", (int)Outcome.WrongReply)]
        [DataRow("7E 00 02 00 00 FD 7E", (int)Outcome.WrongReply)]
        [DataRow("7E 00 03 00 00 01 FB 7E", (int)Outcome.WrongReply)]
        [DataRow("7E 00 03 00 28 01 02 03 CE 7E", (int)Outcome.WrongReply)]
        public void What_is_no_reply_is_told_apart(string line, int expected)
        {
            var timeline = new ManualTimeline();
            ShdlcChannel channel = Channel(timeline, ReadValues, line);
            Assert.AreEqual(expected, (int)channel.Exchange(0x03, new byte[0], 0));
            Assert.AreEqual(0, channel.DataLength);
            Assert.AreEqual(0, channel.GoodReplies);
            Assert.IsTrue(timeline.Microseconds <= 160000, "one deadline for all of it");
        }

        [TestMethod]
        public void Every_byte_lost_or_doubled_is_a_failure_and_the_next_exchange_succeeds()
        {
            byte[] good = Hex.Parse(Ten);
            for (int i = 0; i < good.Length; i++)
            {
                AssertSpoilt(Hex.Format(good, 0, i) + " " + Hex.Format(good, i + 1, good.Length - i - 1), "lost " + i.ToString());
                if (good[i] != ShdlcCodec.Flag)
                {
                    AssertSpoilt(Hex.Format(good, 0, i + 1) + " " + Hex.Format(good, i, good.Length - i), "doubled " + i.ToString());
                }
            }
        }

        [TestMethod]
        [DataRow("7E 00 03 43 00 B9 7E", 0x43)]
        [DataRow("7E 00 03 C3 00 39 7E", 0xC3)]
        [DataRow("7E 00 03 01 00 FB 7E", 0x01)]
        public void A_refusal_keeps_its_code(string reply, int code)
        {
            ShdlcChannel channel = Channel(new ManualTimeline(), ReadValues, reply);
            Assert.AreEqual((int)Outcome.DeviceError, (int)channel.Exchange(0x03, new byte[0], 0));
            Assert.AreEqual(code, channel.DeviceErrorCode);
            Assert.AreEqual(1, channel.DeviceErrors);
        }

        [TestMethod]
        public void The_device_flag_alone_refuses_nothing()
        {
            ShdlcChannel channel = Channel(new ManualTimeline(), ReadValues, "7E 00 03 80 00 7C 7E", ReadValues, Nothing);
            Assert.AreEqual((int)Outcome.Ok, (int)channel.Exchange(0x03, new byte[0], 0));
            Assert.IsTrue(channel.IsDeviceFlagged);
            Assert.AreEqual((int)Outcome.Ok, (int)channel.Exchange(0x03, new byte[0], 0));
            Assert.IsFalse(channel.IsDeviceFlagged);
        }

        [TestMethod]
        public void Statistics_count_each_kind()
        {
            ShdlcChannel channel = Channel(
                new ManualTimeline(), ReadValues, Nothing, ReadValues, "", ReadValues, "7E 00 03 00 00 FD 7E",
                ReadValues, "7E 00 03 02 00 FA 7E", ReadValues, "7E 00");
            for (int i = 0; i < 5; i++)
            {
                channel.Exchange(0x03, new byte[0], 0);
            }

            Assert.AreEqual(5, channel.Requests);
            Assert.AreEqual(1, channel.GoodReplies);
            Assert.AreEqual(1, channel.Timeouts);
            Assert.AreEqual(1, channel.ChecksumErrors);
            Assert.AreEqual(1, channel.DeviceErrors);
            Assert.AreEqual(1, channel.WrongReplies);
        }

        private static void AssertSpoilt(string line, string message)
        {
            ShdlcChannel channel = Channel(new ManualTimeline(), ReadValues, line, ReadValues, Ten);
            Assert.AreNotEqual("Ok", Outcomes.Name(channel.Exchange(0x03, new byte[0], 0)), message);
            Assert.AreEqual((int)Outcome.Ok, (int)channel.Exchange(0x03, new byte[0], 0), message);
            Assert.AreEqual(40, channel.DataLength);
        }

        private static ShdlcChannel Channel(ManualTimeline timeline, params string[] script)
        {
            return new ShdlcChannel(new ScriptedPeer(timeline, script), timeline, ShdlcChannel.UsualAddress, ShdlcChannel.UsualTimeoutMilliseconds);
        }

        private static Outcome Feed(ShdlcReader reader, byte[] bytes)
        {
            Outcome outcome = Outcome.NotReady;
            for (int i = 0; i < bytes.Length; i++)
            {
                outcome = reader.Take(bytes[i]);
            }

            return outcome;
        }
    }
}
