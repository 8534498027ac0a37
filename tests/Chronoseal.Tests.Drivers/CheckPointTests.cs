using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Drivers.Modbus;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class CheckPointTests
    {
        private const string TimeReply = "01 04 0C 07 EA 00 01 00 0F 00 00 00 00 00 00";
        private const string LaterReply = "01 04 0C 07 EA 00 01 00 0F 00 00 00 00 00 04";

        [TestMethod]
        [DataRow(0x405AE148u, 2, 342000L)]
        [DataRow(0x405AE148u, 1, 342L)]
        [DataRow(0x405AE148u, 3, 342000000L)]
        [DataRow(0u, 2, 0L)]
        public void Toc_in_hundredths_of_a_ppt_whatever_the_unit(uint bits, int unit, long expected)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)CheckPointCodec.DecodeToc(bits, unit, out long mantissa));
            Assert.AreEqual(expected, mantissa);
        }

        [TestMethod]
        [DataRow(0x7FC00000u, 2, (int)Outcome.OutOfRange)]
        [DataRow(0x7F800000u, 2, (int)Outcome.OutOfRange)]
        [DataRow(0x405AE148u, 0, (int)Outcome.WrongReply)]
        [DataRow(0x405AE148u, 4, (int)Outcome.WrongReply)]
        public void What_is_no_number_or_has_no_unit_is_refused(uint bits, int unit, int expected)
        {
            Assert.AreEqual(expected, (int)CheckPointCodec.DecodeToc(bits, unit, out _));
        }

        [TestMethod]
        public void A_reading_is_taken_once_with_its_own_time()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "00 01 00 00 00 06 01 04 0C 1C 00 06", "00 01 00 00 00 0F " + TimeReply,
                "00 02 00 00 00 06 01 04 0C E4 00 03", "00 02 00 00 00 09 01 04 06 E1 48 40 5A 00 02",
                "00 03 00 00 00 06 01 02 03 E8 00 06", "00 03 00 00 00 04 01 02 01 05",
                "00 04 00 00 00 06 01 04 0C 1C 00 06", "00 04 00 00 00 0F " + TimeReply,
                "00 05 00 00 00 06 01 04 0C 1C 00 06", "00 05 00 00 00 0F " + TimeReply);
            CheckPointSensor sensor = Make(peer, timeline);
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count));
            Assert.AreEqual(1, count);
            Assert.AreEqual(342000L, samples[0].Mantissa);
            Assert.AreEqual(-8, samples[0].Exponent);
            Assert.AreEqual(1768435200L, samples[0].InstrumentTimeSeconds);
            Assert.AreEqual(SampleStatus.InstrumentWarning, samples[0].Status, "new data and warning");
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out count), "the same reading again");
            Assert.AreEqual(0, count);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void A_value_is_never_paired_with_another_readings_time()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "", "00 01 00 00 00 0F " + TimeReply,
                "", "00 02 00 00 00 09 01 04 06 E1 48 40 5A 00 02",
                "", "00 03 00 00 00 04 01 02 01 01",
                "", "00 04 00 00 00 0F " + LaterReply);
            CheckPointSensor sensor = Make(peer, timeline);
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(new Sample[] { new Sample() }, out int count));
            Assert.AreEqual(0, count);
        }

        [TestMethod]
        public void A_map_without_a_unit_is_another_instrument()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, "", "00 01 00 00 00 09 01 04 06 00 01 00 02 30 39", "", "00 02 00 00 00 09 01 04 06 E1 48 40 5A 00 09");
            CheckPointSensor sensor = Make(peer, timeline);
            Assert.AreEqual((int)Outcome.WrongReply, (int)sensor.Identify(new SensorIdentity()));
        }

        private static CheckPointSensor Make(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new CheckPointSensor("toc", new ModbusTcpChannel(peer, timeline), timeline, new CheckPointSettings());
        }
    }
}
