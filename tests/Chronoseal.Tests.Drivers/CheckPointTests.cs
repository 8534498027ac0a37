using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
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
        [DataRow(0x449C4000u, 2, 125000000L)]
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
        [DataRow(0x4B189680u, 2, (int)Outcome.OutOfRange)]
        [DataRow(0x53B5E621u, 3, (int)Outcome.OutOfRange)]
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
                "00 02 00 00 00 06 01 04 0C 1C 00 06", "00 02 00 00 00 0F " + LaterReply,
                "00 03 00 00 00 06 01 04 0C E4 00 03", "00 03 00 00 00 09 01 04 06 E1 48 40 5A 00 02",
                "00 04 00 00 00 06 01 02 03 E8 00 06", "00 04 00 00 00 04 01 02 01 05",
                "00 05 00 00 00 06 01 04 0C 1C 00 06", "00 05 00 00 00 0F " + LaterReply,
                "00 06 00 00 00 06 01 04 0C 1C 00 06", "00 06 00 00 00 0F " + LaterReply,
                "00 07 00 00 00 06 01 02 03 E8 00 06", "00 07 00 00 00 04 01 02 01 04");
            CheckPointSensor sensor = Make(peer, timeline);
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out int count), "of unknown age");
            timeline.Microseconds = 1000000;
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out count));
            Assert.AreEqual(1, count);
            Assert.AreEqual(342000L, samples[0].Mantissa);
            Assert.AreEqual(-8, samples[0].Exponent);
            Assert.AreEqual(1768435204L, samples[0].InstrumentTimeSeconds);
            Assert.AreEqual(SampleStatus.InstrumentWarning, samples[0].Status, "new data and warning");
            long earliest = samples[0].CounterMicroseconds - samples[0].InstantHalfWidthMicroseconds;
            Assert.IsTrue(earliest >= -1 && earliest < 1000, "the look that did not show it");
            long latest = samples[0].CounterMicroseconds + samples[0].InstantHalfWidthMicroseconds;
            Assert.IsTrue(latest >= 1000000 && latest < 1005000, "the look that did");
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out count), "the same reading again");
            Assert.AreEqual(0, count);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        [DataRow("08", "", CheckPointMap.StandbyCode)]
        [DataRow("02", "00 07", 7)]
        public void An_analyser_that_stopped_is_a_fault(string flags, string errorType, int code)
        {
            var timeline = new ManualTimeline();
            string[] script =
            {
                "", "00 01 00 00 00 0F " + TimeReply,
                "", "00 02 00 00 00 0F " + TimeReply,
                "", "00 03 00 00 00 04 01 02 01 " + flags,
                "00 04 00 00 00 06 01 04 0C 80 00 01", "00 04 00 00 00 05 01 04 02 " + errorType,
            };
            CheckPointSensor sensor = Make(new ScriptedPeer(timeline, script), timeline);
            Sample[] samples = { new Sample() };
            sensor.Begin();
            sensor.End(samples, out int count);
            sensor.Begin();
            Assert.AreEqual((int)Outcome.DeviceError, (int)sensor.End(samples, out count));
            Assert.AreEqual(code, sensor.DeviceErrorCode);
            Assert.AreEqual(0, count);
        }

        [TestMethod]
        [DataRow(3600, (int)Outcome.Ok)]
        [DataRow(5400, (int)Outcome.NotReady)]
        public void After_an_outage_too_long_for_a_stamp_a_reading_is_passed_over(int seconds, int expected)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "", "00 01 00 00 00 0F " + TimeReply,
                "", "00 02 00 00 00 0F " + LaterReply,
                "", "00 03 00 00 00 09 01 04 06 E1 48 40 5A 00 02",
                "", "00 04 00 00 00 04 01 02 01 01",
                "", "00 05 00 00 00 0F " + LaterReply);
            CheckPointSensor sensor = Make(peer, timeline);
            Sample[] samples = { new Sample() };
            sensor.Begin();
            sensor.End(samples, out _);
            timeline.Microseconds += seconds * 1000000L;
            sensor.Begin();
            Assert.AreEqual(expected, (int)sensor.End(samples, out _));
            Assert.IsTrue(expected != (int)Outcome.Ok || samples[0].InstantHalfWidthMicroseconds > 1799999999);
        }

        [TestMethod]
        public void A_value_is_never_paired_with_another_readings_time()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "", "00 01 00 00 00 0F " + TimeReply,
                "", "00 02 00 00 00 0F " + LaterReply,
                "", "00 03 00 00 00 09 01 04 06 E1 48 40 5A 00 02",
                "", "00 04 00 00 00 04 01 02 01 01",
                "", "00 05 00 00 00 0F " + TimeReply);
            CheckPointSensor sensor = Make(peer, timeline);
            sensor.Begin();
            sensor.End(new Sample[] { new Sample() }, out _);
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(new Sample[] { new Sample() }, out int count));
            Assert.AreEqual(0, count);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void A_map_without_a_unit_is_another_instrument()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, "", "00 01 00 00 00 09 01 04 06 00 01 00 02 30 39", "", "00 02 00 00 00 09 01 04 06 E1 48 40 5A 00 09");
            CheckPointSensor sensor = Make(peer, timeline);
            Assert.AreEqual((int)Outcome.WrongReply, (int)sensor.Identify(new SensorIdentity()));
        }

        [TestMethod]
        public void It_is_recognised_by_family_model_and_serial_number()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "00 01 00 00 00 06 01 04 0B C2 00 03", "00 01 00 00 00 09 01 04 06 00 07 00 02 30 39",
                "", "00 02 00 00 00 09 01 04 06 00 07 00 02 30 39",
                "", "00 03 00 00 00 09 01 04 06 00 07 00 02 30 3A",
                "", "00 04 00 00 00 03 01 84 02");
            CheckPointSensor sensor = Make(peer, timeline);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long first));
            sensor.ReadFingerprint(out long again);
            sensor.ReadFingerprint(out long another);
            Assert.IsTrue(first == again && first != another);
            Assert.AreEqual((int)Outcome.DeviceError, (int)sensor.ReadFingerprint(out another));
            Assert.AreEqual(0L, another);
        }

        private static CheckPointSensor Make(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new CheckPointSensor("toc", new ModbusTcpChannel(peer, timeline), timeline, new CheckPointSettings());
        }
    }
}
