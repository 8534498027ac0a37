using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class DatagramTests
    {
        private const int PacketLength = 48;

        [TestMethod]
        public void BoardHasTheTimeServerAndNoOther()
        {
            List<Outcome> outcomes = new List<Outcome>();
            Run(new NodeSettings(), board =>
            {
                outcomes.Add(board.OpenDatagram("time", 123, out _));
                outcomes.Add(board.OpenDatagram("time", 124, out _));
                outcomes.Add(board.OpenDatagram("elsewhere", 123, out _));
            });
            CollectionAssert.AreEqual(new[] { Outcome.Ok, Outcome.Unsupported, Outcome.Unsupported }, outcomes);
        }

        [TestMethod]
        public void ClosedChannelCarriesNothing()
        {
            List<Outcome> outcomes = new List<Outcome>();
            Run(new NodeSettings(), board =>
            {
                board.OpenDatagram("time", 123, out IDatagramChannel channel);
                outcomes.Add(channel.Send(Request(), PacketLength));
                outcomes.Add(channel.Receive(new byte[PacketLength], PacketLength, 1_000_000, out _));
                outcomes.Add(channel.Open(board.Timeline.Counter.Microseconds + 1_000));
                outcomes.Add(channel.Open(board.Timeline.Counter.Microseconds + 1_000_000));
                outcomes.Add(channel.Receive(new byte[PacketLength], PacketLength, board.Timeline.Counter.Microseconds + 1_000, out _));
            });
            CollectionAssert.AreEqual(new[] { Outcome.BusFault, Outcome.BusFault, Outcome.Timeout, Outcome.Ok, Outcome.Timeout }, outcomes);
        }

        [TestMethod]
        public void AnswerTakesBothWaysAndReturnsTheRequestsTimestamp()
        {
            DatagramSettings path = new DatagramSettings { OutwardMicroseconds = 3_000, ReturnMicroseconds = 7_000, JitterMicroseconds = 0 };
            byte[] reply = new byte[PacketLength];
            long elapsedMicroseconds = 0;
            Run(new NodeSettings { TimePath = path }, board =>
            {
                board.OpenDatagram("time", 123, out IDatagramChannel channel);
                channel.Open(board.Timeline.Counter.Microseconds + 1_000_000);
                long start = board.Timeline.Counter.Microseconds;
                channel.Send(Request(), PacketLength);
                channel.Receive(reply, PacketLength, start + 1_000_000, out _);
                elapsedMicroseconds = board.Timeline.Counter.Microseconds - start;
            });
            Assert.IsInRange(10_055, 10_065, elapsedMicroseconds);

            // Version 4, mode server, stratum 2; the first request byte of the timestamp comes back. RFC 5905, figure 8.
            Assert.AreEqual(0x24, reply[0]);
            Assert.AreEqual(2, reply[1]);
            Assert.AreEqual(0xAB, reply[24]);

            // 2026-06-01T08:00:00Z in NTP seconds is 3989289600.
            Assert.AreEqual(3_989_289_600u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(reply.AsSpan(32)));
        }

        private static byte[] Request()
        {
            byte[] request = new byte[PacketLength];
            request[0] = 0x23;
            request[40] = 0xAB;
            return request;
        }

        private static void Run(NodeSettings settings, Action<PlantBoard> firmware)
        {
            using PlantWorld world = new PlantWorld(new PlantSettings { Node = settings });
            world.Nodes[0].Boot(firmware);
            world.RunSeconds(0.9);
        }
    }
}
