using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>What is no packet, and the reason that is given for it.</summary>
    [TestClass]
    public sealed class MalformedPacketTests
    {
        private const string ConnectStart = "0004 4D515454 04";

        [TestMethod]
        [DataRow("00 00", "packet type 0 is reserved (2.2.1)")]
        [DataRow("F0 00", "packet type 15 is reserved (2.2.1)")]
        [DataRow("11", "CONNECT: fixed-header flags 1 (2.2.2)")]
        [DataRow("80", "SUBSCRIBE: fixed-header flags 0 (2.2.2)")]
        [DataRow("C1", "PINGREQ: fixed-header flags 1 (2.2.2)")]
        [DataRow("36", "PUBLISH: QoS 3 is illegal (3.3.1.2)")]
        [DataRow("34", "PUBLISH: QoS 2 is not supported")]
        [DataRow("38", "PUBLISH: DUP with QoS 0 (3.3.1.1)")]
        [DataRow("50", "PUBREC: QoS 2 is not supported")]
        [DataRow("62", "PUBREL: QoS 2 is not supported")]
        [DataRow("70", "PUBCOMP: QoS 2 is not supported")]
        [DataRow("30 80808080", "PUBLISH: remaining length takes more than 4 bytes (2.2.3)")]
        [DataRow("30 FFFFFF7F", "PUBLISH: 268435460 bytes exceed the limit of 256")]
        [DataRow("30 FE01", "PUBLISH: 257 bytes exceed the limit of 256")]
        [DataRow("10 0C 0004 4D515458 04 02 0000 0000", "CONNECT: protocol name is not MQTT (3.1.2.1)")]
        [DataRow("10 0E 0006 4D5149736470 03 02 0000 0000", "CONNECT: protocol name is not MQTT (3.1.2.1)")]
        [DataRow("10 0C 0004 4D515454 05 02 0000 0000", "CONNECT: protocol level 5 is not 4 (3.1.2.2)")]
        [DataRow("10 0C " + ConnectStart + " 03 0000 0000", "CONNECT: the reserved flag is set (3.1.2.3)")]
        [DataRow("10 0C " + ConnectStart + " 1E 0000 0000", "CONNECT: will QoS 3 is illegal (3.1.2.6)")]
        [DataRow("10 0C " + ConnectStart + " 0A 0000 0000", "CONNECT: will QoS or will retain without a will (3.1.2.6)")]
        [DataRow("10 0C " + ConnectStart + " 22 0000 0000", "CONNECT: will QoS or will retain without a will (3.1.2.6)")]
        [DataRow("10 0C " + ConnectStart + " 42 0000 0000", "CONNECT: password without user name (3.1.2.9)")]
        [DataRow("10 0C " + ConnectStart + " 82 0000 0000", "CONNECT: ends within user name")]
        [DataRow("10 0B " + ConnectStart + " 02 0000 00", "CONNECT: ends within client id")]
        [DataRow("10 0D " + ConnectStart + " 02 0000 0000 FF", "CONNECT: 1 trailing bytes")]
        [DataRow("10 11 " + ConnectStart + " 06 0000 0000 0001 2B 0000", "CONNECT: will topic holds a wildcard (4.7)")]
        [DataRow("10 0E " + ConnectStart + " 02 0000 0002 C080", "CONNECT: client id is not well-formed UTF-8 (1.5.3)")]
        [DataRow("10 0F " + ConnectStart + " 02 0000 0003 EDA080", "CONNECT: client id is not well-formed UTF-8 (1.5.3)")]
        [DataRow("10 0D " + ConnectStart + " 02 0000 0001 00", "CONNECT: client id holds U+0000 (1.5.3)")]
        [DataRow("20 02 02 00", "CONNACK: reserved acknowledge flags are set (3.2.2.1)")]
        [DataRow("20 02 00 06", "CONNACK: return code 6 is reserved (3.2.2.3)")]
        [DataRow("20 02 01 05", "CONNACK: session present with a refusal (3.2.2.2)")]
        [DataRow("20 03 00 00 00", "CONNACK: 1 trailing bytes")]
        [DataRow("30 02 0000", "PUBLISH: topic name is empty (4.7)")]
        [DataRow("30 03 0001 2B", "PUBLISH: topic name holds a wildcard (4.7)")]
        [DataRow("30 05 0003 612F23", "PUBLISH: topic name holds a wildcard (4.7)")]
        [DataRow("30 03 0001 00", "PUBLISH: topic name holds U+0000 (1.5.3)")]
        [DataRow("30 04 0009 6162", "PUBLISH: ends within topic name")]
        [DataRow("32 05 0001 61 0000", "PUBLISH: packet id is 0 (2.3.1)")]
        [DataRow("32 04 0001 61 00", "PUBLISH: ends within packet id")]
        [DataRow("40 02 0000", "PUBACK: packet id is 0 (2.3.1)")]
        [DataRow("40 03 0001 00", "PUBACK: 1 trailing bytes")]
        [DataRow("40 01 00", "PUBACK: ends within packet id")]
        [DataRow("82 02 000A", "SUBSCRIBE: no topic filter (3.8.3)")]
        [DataRow("82 06 0000 0001 61 00", "SUBSCRIBE: packet id is 0 (2.3.1)")]
        [DataRow("82 06 000A 0001 61 03", "SUBSCRIBE: requested QoS byte 0x03 is illegal (3.8.3)")]
        [DataRow("82 06 000A 0001 61 04", "SUBSCRIBE: requested QoS byte 0x04 is illegal (3.8.3)")]
        [DataRow("82 05 000A 0001 61", "SUBSCRIBE: ends within requested QoS")]
        [DataRow("82 05 000A 0000 00", "SUBSCRIBE: topic filter is empty (4.7)")]
        [DataRow("82 08 000A 0003 232F61 00", "SUBSCRIBE: topic filter has a # that is not last (4.7)")]
        [DataRow("82 07 000A 0002 6123 00", "SUBSCRIBE: topic filter has a # that is not alone in its level (4.7)")]
        [DataRow("82 07 000A 0002 2B61 00", "SUBSCRIBE: topic filter has a + that is not alone in its level (4.7)")]
        [DataRow("90 02 000A", "SUBACK: no return code (3.9.3)")]
        [DataRow("90 03 000A 03", "SUBACK: return code 0x03 is reserved (3.9.3)")]
        [DataRow("A2 02 000A", "UNSUBSCRIBE: no topic filter (3.10.3)")]
        [DataRow("B0 02 0000", "UNSUBACK: packet id is 0 (2.3.1)")]
        [DataRow("C0 01 00", "PINGREQ: 1 trailing bytes")]
        [DataRow("E0 01 00", "DISCONNECT: 1 trailing bytes")]
        public void GivesTheReason(string hex, string reason)
        {
            var reader = new PacketReader(256);
            reader.Append(Bytes.Of(hex));
            Assert.AreEqual(ReadStatus.Malformed, reader.Next(out MqttPacket? packet));
            Assert.IsNull(packet);
            Assert.AreEqual(reason, reader.Fault!.Reason);
            reader.Append(Bytes.Of("C000"));
            Assert.AreEqual(ReadStatus.Malformed, reader.Next(out _), "there is no way back");
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(3)]
        [DataRow(100_000)]
        public void APublishBeyondTheLimitIsPassedOverAndWhatFollowsIsRead(int chunkBytes)
        {
            byte[] large = PacketEncoder.Encode(new PublishPacket { Topic = "a/b", Qos = Qos.AtLeastOnce, PacketId = 7, Retain = true, Payload = new byte[70_000] });
            byte[] unacknowledged = PacketEncoder.Encode(new PublishPacket { Topic = "c", Payload = new byte[66_000] });
            byte[] stream = [.. large, .. PacketEncoder.Encode(new PublishPacket { Topic = "d", Payload = new byte[3] }), .. unacknowledged, .. Bytes.Of("D000")];
            var reader = new PacketReader(256, passesOverLarge: true);
            var read = new List<string>();
            foreach (byte[] chunk in stream.Chunk(chunkBytes))
            {
                reader.Append(chunk);
                while (reader.Next(out MqttPacket? packet) == ReadStatus.Packet)
                {
                    read.Add(packet is PublishPacket p ? $"{p.Topic} {p.PacketId} {p.Retain} {p.Payload.Length} {p.DroppedBytes}" : packet!.Type.ToString());
                }
            }

            Assert.IsNull(reader.Fault);
            Assert.AreEqual("a/b 7 True 0 70000, d 0 False 3 0, c 0 False 0 66000, Pingresp", string.Join(", ", read));
        }

        [TestMethod]
        [DataRow("30 FFFFFF7F 0000")]
        [DataRow("32 FFFFFF7F 0001 61 0000")]
        [DataRow("82 FFFFFF7F 0001")]
        public void OnlyASoundPublishIsPassedOver(string hex)
        {
            var reader = new PacketReader(256, passesOverLarge: true);
            reader.Append(Bytes.Of(hex));
            Assert.AreEqual(ReadStatus.Malformed, reader.Next(out _));
        }

        [TestMethod]
        public void AnotherProtocolLevelIsOwedAnAnswer()
        {
            var reader = new PacketReader(256);
            reader.Append(Bytes.Of("10 0C 0004 4D515454 05 02 0000 0000"));
            reader.Next(out _);
            Assert.AreEqual(ConnectReturnCode.UnacceptableProtocolVersion, reader.Fault!.Answer);
        }

        [TestMethod]
        public void EncoderRefusesWhatCannotBeSaid()
        {
            Assert.ThrowsExactly<ArgumentException>(() => PacketEncoder.Encode(new PublishPacket { Topic = "a\0" }));
            Assert.ThrowsExactly<ArgumentException>(() => PacketEncoder.Encode(new PublishPacket { Topic = "\uD800" }));
            Assert.ThrowsExactly<ArgumentException>(() => PacketEncoder.Encode(new PublishPacket { Topic = "a", Qos = Qos.AtLeastOnce }));
            Assert.ThrowsExactly<ArgumentException>(() => PacketEncoder.Encode(new PublishPacket { Topic = "a", Qos = Qos.ExactlyOnce, PacketId = 1 }));
            Assert.ThrowsExactly<ArgumentException>(() => PacketEncoder.Encode(new ConnectPacket { ClientId = "a", Password = [1] }));
            Assert.ThrowsExactly<OverflowException>(() => PacketEncoder.Encode(new PubackPacket { PacketId = 65536 }));
        }
    }
}
