using Chronoseal.Drivers.Airnet;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class AirnetTests
    {
        private const string CoilsReply = " 00 00 00 04 01 01 01 ";
        private const string PacketReply = " 00 00 00 27 01 04 24 ";
        private const string ClockReply = " 00 00 00 07 01 03 04 69 68 2E 02";

        // One in the queue, time 69 68 2E 00, 60.00 s, status 0, flow, volume, location, 2 channels, 0 analog, counts 352 and 0.
        private const string Packet = "00 01 69 68 2E 00 00 00 17 70 00 00 00 00 00 00 00 0A 00 00 00 0A 00 00 00 02 00 00 00 00 01 60 00 00 00 00";

        [TestMethod]
        public void A_sample_is_taken_out_and_given_once()
        {
            var timeline = new ManualTimeline { Microseconds = 100000000 };
            var peer = new ScriptedPeer(
                timeline,
                "00 01 00 00 00 06 01 01 00 00 00 08", "00 01" + CoilsReply + "03",
                "00 02 00 00 00 06 01 04 00 D6 00 12", "00 02" + PacketReply + Packet,
                "00 03 00 00 00 06 01 03 00 00 00 02", "00 03" + ClockReply,
                "00 04 00 00 00 06 01 05 00 01 00 00", "",
                "", "00 05" + CoilsReply + "03",
                "", "00 06" + PacketReply + Packet,
                "", "00 07" + ClockReply,
                "00 08 00 00 00 06 01 05 00 01 00 00", "00 08 00 00 00 06 01 05 00 01 00 00",
                "", "00 09" + CoilsReply + "01");
            AirnetSensor sensor = Make(peer, timeline);
            Sample[] samples = { new Sample(), new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count), "the answer to its taking out was lost");
            Assert.AreEqual(2, count);
            Assert.AreEqual(352L, samples[0].Mantissa);
            Assert.AreEqual(0L, samples[1].Mantissa, "zero is a count");
            Assert.AreEqual(60000000L, samples[0].ExposureMicroseconds);
            Assert.AreEqual(1768435200L, samples[0].InstrumentTimeSeconds);
            Assert.AreEqual(0, samples[0].Status);
            timeline.Microseconds += ModbusTcpChannel.ConnectBackoffMicroseconds;
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out count), "the same sample again");
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out count), "an empty queue");
            Assert.AreEqual(0, count);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        [DataRow("02", "00 01", "69 68 2E 00", "00 00 17 70", "00 02", (int)Outcome.Ok)]
        [DataRow("03", "00 00", "00 00 00 00", "00 00 00 00", "00 00", (int)Outcome.NotReady)]
        [DataRow("03", "00 01", "69 68 2E 00", "00 00 00 00", "00 02", (int)Outcome.OutOfRange)]
        [DataRow("03", "00 01", "69 68 2E 00", "FF FF FF FF", "00 02", (int)Outcome.OutOfRange)]
        [DataRow("03", "00 01", "69 68 2E 00", "00 00 17 70", "00 01", (int)Outcome.OutOfRange)]
        [DataRow("83", "00 01", "69 68 2E 00", "42 70 00 00", "00 02", (int)Outcome.Ok)]
        [DataRow("83", "00 01", "69 68 2E 00", "7F C0 00 00", "00 02", (int)Outcome.OutOfRange)]
        public void No_data_is_never_zero(string coils, string queued, string time, string length, string channels, int expected)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "", "00 01" + CoilsReply + coils,
                "", "00 02" + PacketReply + queued + time + length + "00 00 00 00 00 00 00 00 00 00 00 00 00 00" + channels + "00 00 00 00 00 00 00 00 00 00",
                "", "00 03" + ClockReply,
                "", "00 04 00 00 00 06 01 05 00 01 00 00");
            AirnetSensor sensor = Make(peer, timeline);
            Sample[] samples = { new Sample(), new Sample() };
            sensor.Begin();
            Assert.AreEqual(expected, (int)sensor.End(samples, out int count));
            Assert.AreEqual(expected == (int)Outcome.Ok ? 2 : 0, count);
            Assert.AreEqual(expected == (int)Outcome.Ok ? 60000000L : 0L, samples[0].ExposureMicroseconds);
        }

        [TestMethod]
        [DataRow("00 64", (int)Outcome.Ok)]
        [DataRow("00 70", (int)Outcome.OutOfRange)]
        public void The_map_version_proves_the_address_base(string version, int expected)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "00 01 00 00 00 06 01 04 00 00 00 0A", "00 01 00 00 00 17 01 04 14 " + version + "00 70 41 49 52 4E 45 54 00 00 00 00 00 00 00 00 00 00",
                "00 02 00 00 00 06 01 04 00 1E 00 04", "00 02 00 00 00 0B 01 04 08 00 00 01 F4 00 00 13 88");
            var settings = new AirnetSettings { ChannelSizeAddress = 30 };
            var sensor = new AirnetSensor("particles", new ModbusTcpChannel(peer, timeline), timeline, settings);
            var identity = new SensorIdentity();
            Assert.AreEqual(expected, (int)sensor.Identify(identity));
            Assert.IsTrue(expected != (int)Outcome.Ok || identity.FactValue(2) == "5000 nm");
        }

        [TestMethod]
        public void Nothing_but_the_queue_coil_may_be_written()
        {
            var timeline = new ManualTimeline();
            var master = new ModbusMaster(new ModbusTcpChannel(new ScriptedPeer(timeline), timeline), timeline, new AirnetSettings().Profile);
            Assert.AreEqual((int)Outcome.Unsupported, (int)master.WriteRegister(AirnetMap.Clock, 1));
            Assert.AreEqual((int)Outcome.Unsupported, (int)master.WriteCoil(AirnetMap.Sampling, true));
            Assert.AreEqual((int)Outcome.Unsupported, (int)master.WriteCoil(2, true));
        }

        private static AirnetSensor Make(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new AirnetSensor("particles", new ModbusTcpChannel(peer, timeline), timeline, new AirnetSettings());
        }
    }
}
