using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Modbus;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class LighthouseTests
    {
        private const string StatusRequest = "01 03 00 02 00 01 25 CA";
        private const string SelectNewest = "01 06 00 18 FF FF 08 7D";

        [TestMethod]
        public void The_newest_record_is_taken_once()
        {
            string[] script =
            {
                StatusRequest, WithCrc("01 03 02 00 07"),
                SelectNewest, SelectNewest,
                WithCrc("01 04 00 49 00 01"), WithCrc("01 04 02 00 07"),
                WithCrc("01 04 00 00 00 18"), WithCrc("01 04 30" + Record),
                StatusRequest, WithCrc("01 03 02 00 03"),
                StatusRequest, WithCrc("01 03 02 00 07"),
                SelectNewest, SelectNewest,
                WithCrc("01 04 00 49 00 01"), WithCrc("01 04 02 00 07"),
                WithCrc("01 04 00 00 00 18"), WithCrc("01 04 30" + Record),
            };
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, script);
            LighthouseSensor sensor = Make(peer, timeline);
            Sample[] samples = MakeSamples();

            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count));
            Assert.AreEqual(3, count);
            Assert.AreEqual(352L, samples[0].Mantissa);
            Assert.AreEqual(41L, samples[1].Mantissa);
            Assert.AreEqual(3L, samples[2].Mantissa);
            Assert.AreEqual(1768435200L, samples[0].InstrumentTimeSeconds, "2026-01-15T00:00:00Z");
            Assert.AreEqual(60000000L, samples[0].ExposureMicroseconds);
            Assert.AreEqual(0, samples[0].Status);
            Assert.AreEqual("pc1", Quantities.Name(samples[0].Quantity));

            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out count), "no new data");
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out count), "the same record again");
            Assert.AreEqual(0, count);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void Channels_that_are_not_valid_are_left_out()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                StatusRequest,
                WithCrc("01 03 02 00 0C"),
                SelectNewest,
                SelectNewest,
                WithCrc("01 04 00 49 00 01"),
                WithCrc("01 04 02 00 05"),
                WithCrc("01 04 00 00 00 18"),
                WithCrc("01 04 30" + Record));
            LighthouseSensor sensor = Make(peer, timeline);
            Sample[] samples = MakeSamples();
            sensor.Begin();
            sensor.End(samples, out int count);
            Assert.AreEqual(2, count);
            Assert.AreEqual("pc3", Quantities.Name(samples[1].Quantity));
            Assert.AreEqual(SampleStatus.InstrumentError, samples[1].Status, "device status bit 3");
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(6, SampleStatus.FlowFault | SampleStatus.Overflow)]
        [DataRow(1, SampleStatus.SourceFault)]
        [DataRow(0x78, SampleStatus.ServiceDue | SampleStatus.ThresholdHigh | SampleStatus.ThresholdLow | SampleStatus.SamplerFault)]
        public void Status_bits_of_a_record(int status, int expected)
        {
            Assert.AreEqual(expected, LighthouseRecord.TranslateStatus(status));
        }

        [TestMethod]
        [DataRow("00 01 00 00")]
        [DataRow("")]
        public void A_dead_line_is_a_timeout_or_rubbish_never_a_value(string reply)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, StatusRequest, reply);
            LighthouseSensor sensor = Make(peer, timeline);
            sensor.Begin();
            Outcome outcome = sensor.End(MakeSamples(), out int count);
            Assert.IsTrue(outcome == Outcome.Timeout || outcome == Outcome.BadChecksum, Outcomes.Name(outcome));
            Assert.AreEqual(0, count);
        }

        // Timestamp 69 68 2E 00, 60 s, location 5, status 0, counts 352, 41, 3, 0, 0, 0, 0, 0.
        private const string Record = " 69 68 2E 00 00 00 00 3C 00 00 00 05 00 00 00 00 00 00 01 60 00 00 00 29 00 00 00 03"
            + " 00 00 00 00 00 00 00 00 00 00 00 0D 00 00 00 00 00 00 00 00";

        private static LighthouseSensor Make(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new LighthouseSensor("particles", new ModbusRtuChannel(peer, timeline), timeline, new LighthouseSettings());
        }

        private static Sample[] MakeSamples()
        {
            return new Sample[] { new Sample(), new Sample(), new Sample() };
        }

        private static string WithCrc(string frame)
        {
            byte[] bytes = Hex.Parse(frame + " 00 00");
            ModbusCrc.Append(bytes, bytes.Length - 2);
            return Hex.Format(bytes);
        }
    }
}
