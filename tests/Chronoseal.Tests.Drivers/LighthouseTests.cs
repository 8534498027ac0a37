using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class LighthouseTests
    {
        private const string StatusRequest = "01 03 00 02 00 01 25 CA";
        private const string SelectNewest = "01 06 00 18 FF FF 08 7D";
        private const string SerialToClock = "01 03 00 04 00 18";
        private const string NameToFlow = " 41 50 45 58 20 52 35 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 64";

        private const string Identity = "01 03 44 00 96 00 00 00 03 00 ED 00 01 86 A1 41 50 45 58 20 52 35 00 00 00 00 00 00 00 00 00 "
            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 64 00 00 FF FF 00 05 69 68 2E 00 00 00 00 00 00 00 00 00 00 00 00 3C";

        private const int RequestMicroseconds = 100000000;

        [TestMethod]
        public void The_newest_record_is_taken_once()
        {
            string[] script =
            {
                StatusRequest, WithCrc("01 03 02 00 07"),
                WithCrc(SerialToClock), Clock("05"),
                SelectNewest, SelectNewest,
                WithCrc("01 04 00 49 00 01"), WithCrc("01 04 02 00 07"),
                WithCrc("01 04 00 00 00 18"), WithCrc("01 04 30" + Record),
                StatusRequest, WithCrc("01 03 02 00 03"),
                StatusRequest, WithCrc("01 03 02 00 07"),
                WithCrc(SerialToClock), Clock("05"),
                SelectNewest, SelectNewest,
                WithCrc("01 04 00 49 00 01"), WithCrc("01 04 02 00 07"),
                WithCrc("01 04 00 00 00 18"), WithCrc("01 04 30" + Record),
            };
            var timeline = new ManualTimeline { Microseconds = RequestMicroseconds };
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

            // The clock is 5 s ahead of the record: give or take a second and its lookup.
            long age = RequestMicroseconds - samples[0].CounterMicroseconds;
            Assert.IsTrue(age > 4900000 && age < 5000000, age.ToString());
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds > 1000000 && samples[0].InstantHalfWidthMicroseconds < 1020000);

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
                WithCrc(SerialToClock),
                Clock("05"),
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
        public void A_counter_without_records_is_well_and_a_stopped_one_is_not()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                StatusRequest, WithCrc("01 03 02 00 03"), WithCrc(SerialToClock), Clock("00", "05"),
                StatusRequest, WithCrc("01 03 02 00 07"), WithCrc(SerialToClock), Clock("05"),
                SelectNewest, SelectNewest, WithCrc("01 04 00 49 00 01"), WithCrc("01 04 02 00 00"),
                WithCrc("01 04 00 00 00 18"), WithCrc("01 04 30" + Record),
                StatusRequest, WithCrc("01 03 02 00 00"));
            LighthouseSensor sensor = Make(peer, timeline);
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(MakeSamples(), out int count), "no record");
            sensor.Begin();
            Assert.AreEqual((int)Outcome.OutOfRange, (int)sensor.End(MakeSamples(), out count), "a record without a valid channel");
            sensor.Begin();
            Assert.AreEqual((int)Outcome.DeviceError, (int)sensor.End(MakeSamples(), out count), "stopped");
            Assert.AreEqual(LighthouseMap.StoppedCode, sensor.DeviceErrorCode);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void Serial_number_settings_change_and_location_are_told()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                WithCrc("01 03 00 00 00 22"),
                WithCrc(Identity),
                WithCrc("01 03 00 3D 00 02"),
                WithCrc("01 03 04 69 68 2E 00"));
            LighthouseSensor sensor = Make(peer, timeline);
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("Lighthouse APEX R5", identity.Type);
            Assert.AreEqual("100001", identity.Serial);
            Assert.AreEqual("2.37", identity.Firmware);
            Assert.AreEqual("location", identity.FactName(2));
            Assert.AreEqual("5", identity.FactValue(2));
            Assert.AreEqual("settings", identity.FactName(6));
            Assert.AreEqual("1768435200", identity.FactValue(6));
        }

        [TestMethod]
        public void Another_instrument_is_noticed_before_a_record_of_it_is_taken()
        {
            var timeline = new ManualTimeline();
            string[] script =
            {
                WithCrc("01 03 00 00 00 22"), WithCrc(Identity), WithCrc("01 03 00 3D 00 02"), WithCrc("01 03 04 69 68 2E 00"),
                StatusRequest, WithCrc("01 03 02 00 07"),
                WithCrc(SerialToClock), WithCrc("01 03 30 00 01 86 A2" + NameToFlow + " 00 05 FF FF 00 05 69 68 2E 05"),
            };
            var peer = new ScriptedPeer(timeline, script);
            LighthouseSensor sensor = Make(peer, timeline);
            sensor.Identify(new SensorIdentity());
            sensor.Begin();
            Assert.AreEqual((int)Outcome.WrongReply, (int)sensor.End(MakeSamples(), out int count));
            Assert.AreEqual(0, count);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        [DataRow("01 03 04 69 68 2E 00")]
        [DataRow("01 83 02")]
        public void It_is_recognised_by_serial_number_and_time_of_settings(string settings)
        {
            bool hasTime = settings.Length > 10;
            string serialRequest = WithCrc("01 03 00 04 00 02");
            string settingsRequest = WithCrc("01 03 00 3D 00 02");
            var timeline = new ManualTimeline();
            string[] script =
            {
                WithCrc("01 03 00 00 00 22"), WithCrc(Identity), settingsRequest, WithCrc(settings),
                serialRequest, WithCrc("01 03 04 00 01 86 A1"), hasTime ? settingsRequest : serialRequest, WithCrc(hasTime ? settings : "01 03 04 00 01 86 A2"),
                serialRequest, WithCrc("01 03 04 00 01 86 A1"), settingsRequest, WithCrc("01 83 06"),
            };
            var peer = new ScriptedPeer(timeline, script);
            LighthouseSensor sensor = Make(peer, timeline);
            sensor.Identify(new SensorIdentity());
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long fingerprint));
            Assert.AreEqual(hasTime ? 0x186A169682E00L : 0x186A100000000L, fingerprint);
            Assert.AreEqual(hasTime ? (int)Outcome.DeviceError : (int)Outcome.Ok, (int)sensor.ReadFingerprint(out fingerprint), "a time that there is has to be told");
            Assert.AreEqual(hasTime ? 0L : 0x186A200000000L, fingerprint);
        }

        [TestMethod]
        public void Ascii_asks_as_the_reference_does()
        {
            var timeline = new ManualTimeline();
            byte[] request = Chronoseal.Protocols.Numbers.Ascii.Bytes(":010400000014E7\r\n");
            var peer = new ScriptedPeer(timeline, Hex.Format(request), "");
            var master = new ModbusMaster(new ModbusAsciiChannel(peer, timeline), timeline, new ModbusProfile());
            Assert.AreEqual((int)Outcome.Timeout, (int)master.Read(ModbusFunction.ReadInputRegisters, LighthouseMap.Record, 20));
            Assert.IsTrue(peer.IsDone);
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

        // 5 records, index, location 5, and a time that ends in the given byte.
        private static string Clock(string lowByte)
        {
            return Clock("05", lowByte);
        }

        // Serial number 100001, name, flow 1.00, then as many records as given.
        private static string Clock(string records, string lowByte)
        {
            return WithCrc("01 03 30 00 01 86 A1" + NameToFlow + " 00 " + records + " FF FF 00 05 69 68 2E " + lowByte);
        }

        private static string WithCrc(string frame)
        {
            byte[] bytes = Hex.Parse(frame + " 00 00");
            ModbusCrc.Append(bytes, bytes.Length - 2);
            return Hex.Format(bytes);
        }
    }
}
