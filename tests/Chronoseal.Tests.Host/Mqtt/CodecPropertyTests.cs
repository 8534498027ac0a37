using Chronoseal.Hal.Host.Mqtt;
using FsCheck;
using FsCheck.Fluent;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>What holds for all bytes.</summary>
    [TestClass]
    public sealed class CodecPropertyTests
    {
        private const int LimitBytes = 300;

        [TestMethod]
        public void RandomBytesNeverThrow()
        {
            Prop.ForAll<byte[]>(bytes => Drain(bytes, bytes.Length + 1) != null).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        }

        [TestMethod]
        public void RandomBodiesOfEveryTypeNeverThrow()
        {
            Prop.ForAll<byte, byte[]>((first, body) => Drain([first, (byte)(body.Length & 0x7F), .. body], 7) != null)
                .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        }

        [TestMethod]
        public void DamagedPacketsNeverThrow()
        {
            byte[] whole = Bytes.Of("10 26 0004 4D515454 04 EE 000A 0003 6E3031 0003 612F62 0004 676F6E65 0004 75736572 0004 70617373 82 08 000A 0003 612F62 01");
            Prop.ForAll<ushort, byte>((place, value) =>
            {
                byte[] damaged = (byte[])whole.Clone();
                damaged[place % damaged.Length] = value;
                return Drain(damaged, 5) != null;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        }

        [TestMethod]
        public void ChunkingChangesNothing()
        {
            Prop.ForAll<byte[], byte>((bytes, chunk) => Drain(bytes, bytes.Length + 1) == Drain(bytes, (chunk & 7) + 1))
                .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        }

        [TestMethod]
        public void WhatIsDecodedEncodesToWhatDecodesTheSame()
        {
            Prop.ForAll<byte, byte[]>((first, body) =>
            {
                var reader = new PacketReader(LimitBytes);
                reader.Append([first, (byte)(body.Length & 0x7F), .. body]);
                if (reader.Next(out MqttPacket? packet) != ReadStatus.Packet)
                {
                    return true;
                }

                var again = new PacketReader(LimitBytes);
                byte[] bytes = PacketEncoder.Encode(packet!);
                again.Append(bytes);
                return again.Next(out MqttPacket? second) == ReadStatus.Packet
                    && PacketEncoder.Encode(second!).AsSpan().SequenceEqual(bytes);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        }

        private static string Drain(byte[] bytes, int chunkBytes)
        {
            var reader = new PacketReader(LimitBytes);
            string story = string.Empty;
            foreach (byte[] chunk in bytes.Chunk(chunkBytes))
            {
                reader.Append(chunk);
                while (reader.Next(out MqttPacket? packet) == ReadStatus.Packet)
                {
                    story += packet!.Type + ";";
                }
            }

            return story + reader.Fault?.Reason;
        }
    }
}
