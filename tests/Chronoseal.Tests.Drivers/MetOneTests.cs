using Chronoseal.Drivers.MetOne;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class MetOneTests
    {
        // 2026-01-15T00:00:00Z, 1 min, status, counts 352 and 0.
        private const string Time = "07 EA 01 0F 00 00 00 00 ";
        private const string Period = "00 00 01 00 ";
        private const string Counts = "00 00 01 60 00 00 00 00";
        private const string Modes = "00 02 00 00 00 07 01 03 04 ";

        [TestMethod]
        public void The_last_completed_sample_is_taken_once()
        {
            var timeline = new ManualTimeline { Microseconds = 100000000 };
            var peer = new ScriptedPeer(
                timeline,
                "00 01 00 00 00 06 01 03 01 F4 00 0F", Record("00 01", Time, Period, "00 00 00 00 "),
                "00 02 00 00 00 06 01 03 00 8F 00 02", Modes + "00 00 00 00",
                "00 03 00 00 00 06 01 03 00 70 00 04", "00 03 00 00 00 0B 01 03 08 07 EA 01 0F 00 00 00 02",
                "00 04 00 00 00 06 01 03 01 F4 00 0F", Record("00 04", Time, Period, "00 00 00 00 "),
                "00 05 00 00 00 06 01 03 00 68 00 01", "00 05 00 00 00 05 01 03 02 00 01");
            MetOneSensor sensor = Make(peer, timeline);
            Sample[] samples = { new Sample(), new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count));
            Assert.AreEqual(2, count);
            Assert.AreEqual(352L, samples[0].Mantissa);
            Assert.AreEqual(0L, samples[1].Mantissa, "zero is a count");
            Assert.AreEqual(60000000L, samples[0].ExposureMicroseconds);
            Assert.AreEqual(1768435200L, samples[0].InstrumentTimeSeconds);
            Assert.AreEqual(0, samples[0].Status);
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds < 1020000);
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out count), "the same sample again");
            Assert.AreEqual(0, count);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        [DataRow("07 EA 01 0F 00 00 00 00", "00 00 01 00", "00 00", (int)Outcome.Ok)]
        [DataRow("07 EA 01 0F 00 00 00 00", "00 00 01 00", "00 03", (int)Outcome.Unsupported)]
        [DataRow("07 EA 0D 0F 00 00 00 00", "00 00 01 00", "00 00", (int)Outcome.OutOfRange)]
        [DataRow("07 EA 01 0F 00 18 00 00", "00 00 01 00", "00 00", (int)Outcome.OutOfRange)]
        [DataRow("07 EA 01 0F 00 00 00 00", "00 00 00 00", "00 00", (int)Outcome.OutOfRange)]
        [DataRow("07 EA 01 0F 00 00 00 00", "00 00 01 3C", "00 00", (int)Outcome.OutOfRange)]
        [DataRow("00 00 00 00 00 00 00 00", "00 00 00 00", "00 00", (int)Outcome.NotReady)]
        public void What_is_no_sample_of_counts_is_refused(string time, string period, string mode, int expected)
        {
            var timeline = new ManualTimeline();
            bool isEmpty = time.Substring(0, 5) == "00 00";
            var peer = new ScriptedPeer(
                timeline,
                "", Record("00 01", time, period, "00 00 00 00 "),
                "", isEmpty ? "00 02 00 00 00 05 01 03 02 00 01" : Modes + mode + "00 00",
                "", "00 03 00 00 00 0B 01 03 08 07 EA 01 0F 00 00 00 02");
            MetOneSensor sensor = Make(peer, timeline);
            sensor.Begin();
            Assert.AreEqual(expected, (int)sensor.End(new Sample[] { new Sample(), new Sample() }, out int count));
            Assert.AreEqual(expected == (int)Outcome.Ok ? 2 : 0, count);
        }

        [TestMethod]
        public void Nothing_may_be_written()
        {
            var timeline = new ManualTimeline();
            var master = new ModbusMaster(new ModbusTcpChannel(new ScriptedPeer(timeline), timeline), timeline, new MetOneSettings().Profile);
            Assert.AreEqual((int)Outcome.Unsupported, (int)master.WriteRegister(MetOneMap.Control, 1));
        }

        [TestMethod]
        [DataRow("5", "EA", "ED", 0)]
        [DataRow("6", "EA", "ED", 1)]
        [DataRow("5", "EB", "ED", 1)]
        [DataRow("5", "EA", "EE", 1)]
        public void It_is_recognised_by_serial_number_calibration_and_firmware(string serial, string year, string firmware, int isAnother)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "00 01 00 00 00 06 01 03 00 19 00 0E", Card("01", "5", "00", "EA", "ED"),
                "", Card("02", serial, "7F", year, firmware));
            MetOneSensor sensor = Make(peer, timeline);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long first));
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long second));
            Assert.AreEqual(isAnother != 0, first != second);
            Assert.IsTrue(peer.IsDone);
        }

        // Serial number, four registers of anything, both dates, firmware.
        private static string Card(string transaction, string serial, string anything, string year, string firmware)
        {
            return "00 " + transaction + " 00 00 00 1F 01 03 1C 3" + serial + " 32 33 34 35 36 37 38 39 30 " + anything + " 01 02 03 04 05 06 07 07 "
                + year + " 01 0F 07 EB 01 0F 00 " + firmware;
        }

        // Reserved and volume stand between period and status.
        private static string Record(string transaction, string time, string period, string status)
        {
            return transaction + " 00 00 00 21 01 03 1E " + time + period + "00 00 00 00 00 00 " + status + Counts;
        }

        private static MetOneSensor Make(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new MetOneSensor("particles", new ModbusTcpChannel(peer, timeline), timeline, new MetOneSettings { ChannelCount = 2 });
        }
    }
}
