using Chronoseal.Drivers.VaisalaHmp;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class VaisalaHmpTests
    {
        private const string Request = "F0 03 00 00 00 04 51 28";
        private const string Reply = "F0 03 08 7A E1 41 F4 F5 C3 41 AA 29 66";
        private const string NoHumidity = "F0 03 08 00 00 7F C0 F5 C3 41 AA EA 29";
        private const string StatusRequest = "F0 03 02 00 00 01 90 93";
        private const string Well = "F0 03 02 00 01 04 51";
        private const string Errors = "F0 03 02 00 00 C5 91";
        private const string CodeRequest = "F0 03 02 03 00 02 20 92";
        private const string SensorFailure = "F0 03 04 00 04 00 00 5B 3D";
        private const string TestRequest = "F0 03 1F 00 00 07 16 FD";
        private const string TestReply = "F0 03 0E CF C7 E6 66 C2 F6 2D 31 32 33 2E 34 35 00 62 F0";
        private const string BasicRequest = "F0 2B 0E 01 00 0D A2";
        private const string BasicReply = "F0 2B 0E 01 83 00 00 03 00 07 56 61 69 73 61 6C 61 01 06 48 4D 50 31 31 33 02 05 32 2E 34 2E 30 68 A8";
        private const string OwnRequest = "F0 2B 0E 03 80 0D 62";
        private const string OwnReply = "F0 2B 0E 03 83 00 00 03 80 08 4A 31 31 34 30 35 30 31 81 0A 32 30 32 30 2D 30 36 2D 30 31 "
            + "82 0B 56 61 69 73 61 6C 61 2F 48 45 4C 74 4D";
        private const string HashRequest = "F0 03 02 03 00 04 A0 90";
        private const string HashReply = "F0 03 08 00 00 00 00 BE EF CA FE 50 D5";

        [TestMethod]
        public void Both_values_come_from_one_request()
        {
            Sample[] samples = Read(Outcome.Ok, 2, Request, Reply, StatusRequest, Well);
            Assert.AreEqual((int)Quantity.Temperature, (int)samples[0].Quantity);
            Assert.AreEqual(21370L, samples[0].Mantissa);
            Assert.AreEqual(-3, samples[0].Exponent);
            Assert.AreEqual((int)Quantity.RelativeHumidity, (int)samples[1].Quantity);
            Assert.AreEqual(30560L, samples[1].Mantissa);
            Assert.AreEqual(0x41F47AE1L, samples[1].Raw);
            Assert.AreEqual(0, samples[0].Status | samples[1].Status);
            Assert.AreEqual(samples[0].CounterMicroseconds, samples[1].CounterMicroseconds);
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds >= 500000, "it measures once a second by itself");
        }

        [TestMethod]
        [DataRow("F0 03 04 00 10 00 00 1B 39", SampleStatus.InstrumentWarning)]
        [DataRow("F0 03 04 00 20 00 00 1B 36", SampleStatus.InstrumentError)]
        public void Errors_that_leave_a_value_mark_it(string code, int status)
        {
            Sample[] samples = Read(Outcome.Ok, 2, Request, Reply, StatusRequest, Errors, CodeRequest, code);
            Assert.AreEqual(status, samples[0].Status);
            Assert.AreEqual(status, samples[1].Status);
        }

        [TestMethod]
        public void A_failed_sensor_gives_no_value_at_all()
        {
            Read(Outcome.DeviceError, 4, Request, NoHumidity, StatusRequest, Errors, CodeRequest, SensorFailure);
        }

        [TestMethod]
        public void Not_available_is_no_value_even_without_an_error()
        {
            Read(Outcome.OutOfRange, 0, Request, NoHumidity, StatusRequest, Well);
        }

        [TestMethod]
        public void An_error_hides_a_value_that_looks_good()
        {
            Read(Outcome.DeviceError, 4, Request, Reply, StatusRequest, Errors, CodeRequest, SensorFailure);
        }

        [TestMethod]
        public void A_locked_output_is_no_measurement()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Request, Reply, "F0 03 02 00 00 02 D0 92", "F0 03 04 00 01 00 00 4B 3C");
            VaisalaHmpSensor sensor = Make(peer, timeline, new VaisalaHmpSettings { HasOnlineStatus = true });
            sensor.Begin();
            Assert.AreEqual((int)Outcome.DeviceError, (int)sensor.End(MakeSamples(), out _));
            Assert.AreEqual(VaisalaHmpSensor.OutputLocked, sensor.DeviceErrorCode);
        }

        [TestMethod]
        public void Humidity_a_little_above_the_end_is_clamped()
        {
            Sample[] samples = Read(Outcome.Ok, 2, Request, "F0 03 08 00 00 42 CA F5 C3 41 AA 76 C5", StatusRequest, Well);
            Assert.AreEqual(100000L, samples[1].Mantissa);
            Assert.AreEqual(SampleStatus.Clamped, samples[1].Status);
            Assert.AreEqual(0, samples[0].Status);
        }

        [TestMethod]
        public void It_tells_who_it_is_and_its_settings_leave_a_hash()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                TestRequest, TestReply, BasicRequest, BasicReply, OwnRequest, OwnReply, HashRequest, HashReply,
                TestRequest, TestReply, BasicRequest, BasicReply, OwnRequest, OwnReply, HashRequest, "F0 03 08 00 00 00 00 BE F0 CA FE 61 13");
            VaisalaHmpSensor sensor = Make(peer, timeline, new VaisalaHmpSettings());
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("Vaisala HMP113", identity.Type);
            Assert.AreEqual("2.4.0", identity.Firmware);
            Assert.AreEqual("J1140501", identity.Serial);
            Assert.AreEqual("2020-06-01", identity.CalibrationDate);
            Assert.AreEqual("Vaisala/HEL", identity.FactValue(0));
            Assert.AreEqual("hash", identity.FactName(1));
            Assert.AreEqual("CAFEBEEF", identity.FactValue(1));
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("CAFEBEF0", identity.FactValue(1), "somebody adjusted it");
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void It_is_recognised_by_serial_number_and_hash()
        {
            const string Hash = "F0 03 02 05 00 02 C0 93";
            const string SameHash = "F0 03 04 BE EF CA FE D8 01";
            const string AnotherSerial = "F0 2B 0E 03 83 00 00 03 80 08 4A 31 31 34 30 35 30 32 81 0A 32 30 32 30 2D 30 36 2D 30 31 "
                + "82 0B 56 61 69 73 61 6C 61 2F 48 45 4C 7F 0D";
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                OwnRequest, OwnReply, Hash, SameHash, OwnRequest, OwnReply, Hash, SameHash,
                OwnRequest, OwnReply, Hash, "F0 03 04 BE F0 CA FE E9 C7", OwnRequest, AnotherSerial, Hash, SameHash,
                OwnRequest, OwnReply, Hash, "F0 83 06 90 C1");
            VaisalaHmpSensor sensor = Make(peer, timeline, new VaisalaHmpSettings());
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long first));
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long again));
            Assert.IsTrue(first == again);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long adjusted));
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long another));
            Assert.IsTrue(first != adjusted && first != another && adjusted != another);
            Assert.AreEqual((int)Outcome.DeviceError, (int)sensor.ReadFingerprint(out long none));
            Assert.AreEqual(0L, none);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void An_identification_in_two_replies_is_put_together()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                TestRequest, TestReply,
                BasicRequest, "F0 2B 0E 01 83 FF 02 02 00 07 56 61 69 73 61 6C 61 01 06 48 4D 50 31 31 30 E2 0D",
                "F0 2B 0E 01 02 8C 63", "F0 2B 0E 01 83 00 00 01 02 05 31 2E 30 2E 31 9C D5",
                OwnRequest, OwnReply, HashRequest, HashReply);
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)Make(peer, timeline, new VaisalaHmpSettings()).Identify(identity));
            Assert.AreEqual("Vaisala HMP110", identity.Type);
            Assert.AreEqual("1.0.1", identity.Firmware);
        }

        [TestMethod]
        public void Another_word_order_does_not_pass_the_test_registers()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, TestRequest, "F0 03 0E CF C7 C2 F6 E6 66 2D 31 32 33 2E 34 35 00 03 3B");
            Assert.AreEqual((int)Outcome.OutOfRange, (int)Make(peer, timeline, new VaisalaHmpSettings()).Identify(new SensorIdentity()));
        }

        [TestMethod]
        public void An_exception_is_told_with_its_code()
        {
            Read(Outcome.DeviceError, 2, Request, "F0 83 02 91 02");
        }

        [TestMethod]
        [DataRow("2020-06-01", 1)]
        [DataRow("", 0)]
        [DataRow("01.06.2020", 0)]
        [DataRow("2020-06-1x", 0)]
        public void A_date_is_a_date(string text, int expected)
        {
            Assert.AreEqual(expected != 0, VaisalaHmpCodec.IsDate(text));
        }

        // For a success the third parameter is the number of samples, for a device error its code.
        private static Sample[] Read(Outcome expected, int countOrCode, params string[] script)
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            var peer = new ScriptedPeer(timeline, script);
            VaisalaHmpSensor sensor = Make(peer, timeline, new VaisalaHmpSettings());
            Sample[] samples = MakeSamples();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Begin());
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(sensor.End(samples, out int count)));
            Assert.AreEqual(expected == Outcome.Ok ? countOrCode : 0, count);
            Assert.AreEqual(expected == Outcome.DeviceError ? countOrCode : 0, sensor.DeviceErrorCode);
            Assert.IsTrue(peer.IsDone);
            return samples;
        }

        private static Sample[] MakeSamples()
        {
            return new Sample[] { new Sample(), new Sample() };
        }

        private static VaisalaHmpSensor Make(ScriptedPeer peer, ManualTimeline timeline, VaisalaHmpSettings settings)
        {
            return new VaisalaHmpSensor("climate", new ModbusRtuChannel(peer, timeline), timeline, settings);
        }
    }
}
