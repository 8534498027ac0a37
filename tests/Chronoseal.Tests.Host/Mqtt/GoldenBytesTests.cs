using System.Text;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Packets as bytes, put together by hand from MQTT 3.1.1, chapter 3; every one both ways.</summary>
    [TestClass]
    public sealed class GoldenBytesTests
    {
        private const string FullConnect =
            "10 26 0004 4D515454 04 EE 000A 0003 6E3031 0003 612F62 0004 676F6E65 0004 75736572 0004 70617373";

        [TestMethod]
        public void ConnectWithEverything()
        {
            var packet = new ConnectPacket
            {
                ClientId = "n01",
                KeepAliveSeconds = 10,
                UserName = "user",
                Password = Encoding.ASCII.GetBytes("pass"),
                Will = new MqttWill { Topic = "a/b", Payload = Encoding.ASCII.GetBytes("gone"), Qos = Qos.AtLeastOnce, Retain = true },
            };
            AssertBytes(FullConnect, packet);
            var read = (ConnectPacket)Read(FullConnect);
            Assert.AreEqual("n01", read.ClientId);
            Assert.IsTrue(read.CleanSession);
            Assert.AreEqual(10, read.KeepAliveSeconds);
            Assert.AreEqual("user", read.UserName);
            CollectionAssert.AreEqual(packet.Password, read.Password);
            Assert.AreEqual("a/b", read.Will!.Topic);
            Assert.AreEqual("gone", Encoding.ASCII.GetString(read.Will.Payload.Span));
            Assert.AreEqual(Qos.AtLeastOnce, read.Will.Qos);
            Assert.IsTrue(read.Will.Retain);
        }

        [TestMethod]
        public void ConnectWithNothing()
        {
            const string hex = "10 0D 0004 4D515454 04 00 0000 0001 78";
            AssertBytes(hex, new ConnectPacket { ClientId = "x", CleanSession = false });
            var read = (ConnectPacket)Read(hex);
            Assert.IsFalse(read.CleanSession);
            Assert.IsNull(read.Will);
            Assert.IsNull(read.UserName);
            Assert.IsNull(read.Password);
        }

        [TestMethod]
        public void Connack()
        {
            AssertBytes("20 02 01 00", new ConnackPacket { SessionPresent = true });
            AssertBytes("20 02 00 05", new ConnackPacket { ReturnCode = ConnectReturnCode.NotAuthorised });
            Assert.IsTrue(((ConnackPacket)Read("20 02 01 00")).SessionPresent);
            Assert.AreEqual(ConnectReturnCode.NotAuthorised, ((ConnackPacket)Read("20 02 00 05")).ReturnCode);
        }

        [TestMethod]
        [DataRow("30 05 0003 612F62", Qos.AtMostOnce, 0, false, false, "", DisplayName = "QoS 0, empty")]
        [DataRow("31 06 0003 612F62 2A", Qos.AtMostOnce, 0, true, false, "2A", DisplayName = "QoS 0, retain")]
        [DataRow("32 08 0003 612F62 000A 2A", Qos.AtLeastOnce, 10, false, false, "2A", DisplayName = "QoS 1")]
        [DataRow("3B 08 0003 612F62 FFFF 00", Qos.AtLeastOnce, 65535, true, true, "00", DisplayName = "QoS 1, retain, DUP")]
        public void Publish(string hex, Qos qos, int id, bool retain, bool duplicate, string payload)
        {
            var packet = new PublishPacket { Topic = "a/b", Qos = qos, PacketId = id, Retain = retain, Duplicate = duplicate, Payload = Bytes.Of(payload) };
            AssertBytes(hex, packet);
            var read = (PublishPacket)Read(hex);
            Assert.AreEqual("a/b", read.Topic);
            Assert.AreEqual(qos, read.Qos);
            Assert.AreEqual(id, read.PacketId);
            Assert.AreEqual(retain, read.Retain);
            Assert.AreEqual(duplicate, read.Duplicate);
            Assert.AreEqual(payload, Convert.ToHexString(read.Payload.Span));
        }

        [TestMethod]
        public void Subscribe()
        {
            const string hex = "82 0E 000A 0003 612F62 01 0003 632F64 02";
            AssertBytes(hex, new SubscribePacket { PacketId = 10, Requests = [new TopicRequest("a/b", Qos.AtLeastOnce), new TopicRequest("c/d", Qos.ExactlyOnce)] });
            var read = (SubscribePacket)Read(hex);
            Assert.AreEqual(10, read.PacketId);
            CollectionAssert.AreEqual(
                new[] { new TopicRequest("a/b", Qos.AtLeastOnce), new TopicRequest("c/d", Qos.ExactlyOnce) },
                read.Requests.ToArray());
        }

        [TestMethod]
        public void Unsubscribe()
        {
            const string hex = "A2 0C 000A 0003 612F62 0003 632F64";
            AssertBytes(hex, new UnsubscribePacket { PacketId = 10, Filters = ["a/b", "c/d"] });
            CollectionAssert.AreEqual(new[] { "a/b", "c/d" }, ((UnsubscribePacket)Read(hex)).Filters.ToArray());
        }

        [TestMethod]
        public void Answers()
        {
            AssertBytes("40 02 1234", new PubackPacket { PacketId = 0x1234 });
            AssertBytes("B0 02 1234", new UnsubackPacket { PacketId = 0x1234 });
            AssertBytes("90 05 000A 00 01 80", new SubackPacket { PacketId = 10, ReturnCodes = [0, 1, 0x80] });
            Assert.AreEqual(0x1234, ((PubackPacket)Read("40 02 1234")).PacketId);
            Assert.AreEqual(0x1234, ((UnsubackPacket)Read("B0 02 1234")).PacketId);
            CollectionAssert.AreEqual(new byte[] { 0, 1, 0x80 }, ((SubackPacket)Read("90 05 000A 00 01 80")).ReturnCodes);
        }

        [TestMethod]
        public void Bare()
        {
            AssertBytes("C0 00", BarePacket.Pingreq);
            AssertBytes("D0 00", BarePacket.Pingresp);
            AssertBytes("E0 00", BarePacket.Disconnect);
            Assert.AreEqual(PacketType.Pingreq, Read("C0 00").Type);
            Assert.AreEqual(PacketType.Pingresp, Read("D0 00").Type);
            Assert.AreEqual(PacketType.Disconnect, Read("E0 00").Type);
        }

        [TestMethod]
        [DataRow(127, "7F")]
        [DataRow(128, "8001")]
        [DataRow(16383, "FF7F")]
        [DataRow(16384, "808001")]
        [DataRow(2097151, "FFFF7F")]
        [DataRow(2097152, "80808001")]
        public void RemainingLengthOfTable24(int length, string hex)
        {
            var packet = new PublishPacket { Topic = "t", Payload = new byte[length - 3] };
            byte[] bytes = PacketEncoder.Encode(packet);
            Assert.AreEqual("30" + hex, Convert.ToHexString(bytes, 0, 1 + (hex.Length / 2)));
            var reader = new PacketReader(bytes.Length);
            reader.Append(bytes);
            Assert.AreEqual(ReadStatus.Packet, reader.Next(out MqttPacket? read));
            Assert.AreEqual(length - 3, ((PublishPacket)read!).Payload.Length);
        }

        [TestMethod]
        public void ByteByByte()
        {
            string[] packets = [FullConnect, "20 02 01 00", "32 08 0003 612F62 000A 2A", "C0 00", "82 08 000A 0003 612F62 01"];
            var reader = new PacketReader(256);
            var types = new List<PacketType>();
            foreach (byte one in Bytes.Of(string.Concat(packets)))
            {
                reader.Append([one]);
                while (reader.Next(out MqttPacket? packet) == ReadStatus.Packet)
                {
                    types.Add(packet!.Type);
                }
            }

            Assert.IsNull(reader.Fault);
            CollectionAssert.AreEqual(
                new[] { PacketType.Connect, PacketType.Connack, PacketType.Publish, PacketType.Pingreq, PacketType.Subscribe },
                types);
        }

        [TestMethod]
        public void TextOutsideTheBasicPlane()
        {
            const string hex = "30 08 0005 41F0AA9B94 2A";
            AssertBytes(hex, new PublishPacket { Topic = "A\U0002A6D4", Payload = new byte[] { 0x2A } });
            Assert.AreEqual("A\U0002A6D4", ((PublishPacket)Read(hex)).Topic);
        }

        private static void AssertBytes(string hex, MqttPacket packet)
        {
            Assert.AreEqual(Convert.ToHexString(Bytes.Of(hex)), Convert.ToHexString(PacketEncoder.Encode(packet)));
        }

        private static MqttPacket Read(string hex)
        {
            var reader = new PacketReader(1024);
            reader.Append(Bytes.Of(hex));
            Assert.AreEqual(ReadStatus.Packet, reader.Next(out MqttPacket? packet), reader.Fault?.Reason);
            Assert.AreEqual(ReadStatus.NeedMore, reader.Next(out _));
            return packet!;
        }
    }
}
