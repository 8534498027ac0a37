using Chronoseal.Drivers.Hd402st;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Hd402stTests
    {
        private const string Request = "01 04 00 03 00 01 C1 CA";
        private const string ErrorRequest = "01 04 00 1A 00 01 10 0D";
        private const string Zero = "01 04 02 00 00 B9 30";
        private const string FindRequest = "01 04 00 03 00 12 80 07";
        private const string Model1 = "01 04 24 00 01 00 01 80 00 80 00 80 00 00 01 00 01 80 00 00 01 "
            + "80 00 80 00 80 00 80 00 80 00 80 00 80 00 80 00 80 00 A2 13";
        private const string Model2 = "01 04 24 80 00 00 01 00 01 80 00 80 00 00 01 00 01 00 01 00 01 "
            + "00 01 80 00 80 00 00 01 00 01 80 00 80 00 80 00 80 00 AC 88";
        private const string Model1Shifted = "01 04 24 80 00 00 01 00 01 80 00 80 00 80 00 00 01 00 01 80 00 00 01 "
            + "80 00 80 00 80 00 80 00 80 00 80 00 80 00 80 00 7C D5";

        [TestMethod]
        [DataRow("12.5 Pa", "01 04 02 00 7D 79 11", 125)]
        [DataRow("-20.0 Pa", "01 04 02 FF 38 F9 12", -200)]
        [DataRow("zero is a value", Zero, 0)]
        public void Tenths_of_a_pascal(string what, string reply, int expected)
        {
            Sample sample = Read(Outcome.Ok, 0, Request, reply, ErrorRequest, Zero);
            Assert.AreEqual((long)expected, sample.Mantissa, what);
            Assert.AreEqual(-1, sample.Exponent);
            Assert.AreEqual((int)Unit.Pascal, (int)sample.Unit);
            Assert.AreEqual(0, sample.Status);
            Assert.IsTrue(sample.InstantHalfWidthMicroseconds >= 62500, "half of its own period");
        }

        [TestMethod]
        public void A_measurement_error_is_no_value()
        {
            Read(Outcome.DeviceError, 1, Request, "01 04 02 00 7D 79 11", ErrorRequest, "01 04 02 00 01 78 F0");
        }

        [TestMethod]
        public void An_error_of_unknown_meaning_marks_the_value()
        {
            Sample sample = Read(Outcome.Ok, 0, Request, "01 04 02 00 7D 79 11", ErrorRequest, "01 04 02 00 04 B8 F3");
            Assert.AreEqual(SampleStatus.InstrumentError, sample.Status);
        }

        [TestMethod]
        public void A_register_that_is_not_offered_is_no_value()
        {
            Read(Outcome.OutOfRange, 0, Request, "01 04 02 80 00 D8 F0", ErrorRequest, Zero);
        }

        [TestMethod]
        [DataRow(Hd402stMap.TenthPascals, 125, 125)]
        [DataRow(Hd402stMap.Pascals, -12, -120)]
        [DataRow(Hd402stMap.TenPascals, 30, 3000)]
        [DataRow(Hd402stMap.Hectopascals, 2, 2000)]
        [DataRow(Hd402stMap.Kilopascals, 200, 2000000)]
        public void Every_register_in_pascals_gives_the_same_unit(int register, int value, int expected)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)Hd402stCodec.DecodePressure(register, value, out long mantissa));
            Assert.AreEqual((long)expected, mantissa);
        }

        [TestMethod]
        [DataRow(Model1, (int)Outcome.Ok, "Delta Ohm HD402ST1")]
        [DataRow(Model2, (int)Outcome.OutOfRange, "Delta Ohm HD402ST")]
        [DataRow(Model1Shifted, (int)Outcome.OutOfRange, "Delta Ohm HD402ST")]
        public void The_pattern_of_its_registers_names_it(string reply, int expected, string type)
        {
            var timeline = new ManualTimeline();
            var identity = new SensorIdentity();
            Hd402stSensor sensor = Make(new ScriptedPeer(timeline, FindRequest, reply), timeline, new Hd402stSettings());
            Assert.AreEqual(expected, (int)sensor.Identify(identity));
            Assert.AreEqual(type, identity.Type);
        }

        [TestMethod]
        public void A_manual_that_counts_from_one_is_a_setting()
        {
            var timeline = new ManualTimeline();
            var settings = new Hd402stSettings();
            settings.Profile.AddressBase = 1;
            Hd402stSensor sensor = Make(new ScriptedPeer(timeline, "01 04 00 02 00 12 D1 C7", Model1), timeline, settings);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(new SensorIdentity()));
        }

        [TestMethod]
        public void No_pattern_is_another_shifted_by_one()
        {
            for (int model = 1; model <= 5; model++)
            {
                for (int other = 1; other <= 5; other++)
                {
                    // The register that comes in at the end may or may not be offered.
                    int up = Hd402stCodec.OfferedBy(model) << 1 & 0x3FFFF;
                    int down = Hd402stCodec.OfferedBy(model) >> 1;
                    int pattern = Hd402stCodec.OfferedBy(other);
                    Assert.IsFalse(up == pattern || (up | 1) == pattern || down == pattern || (down | 0x20000) == pattern);
                }
            }
        }

        private static Sample Read(Outcome expected, int code, params string[] script)
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            var peer = new ScriptedPeer(timeline, script);
            Hd402stSensor sensor = Make(peer, timeline, new Hd402stSettings());
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(sensor.End(samples, out int count)));
            Assert.AreEqual(expected == Outcome.Ok ? 1 : 0, count);
            Assert.AreEqual(code, sensor.DeviceErrorCode);
            Assert.IsTrue(peer.IsDone);
            return samples[0];
        }

        private static Hd402stSensor Make(ScriptedPeer peer, ManualTimeline timeline, Hd402stSettings settings)
        {
            return new Hd402stSensor("dp", new ModbusRtuChannel(peer, timeline), timeline, settings);
        }
    }
}
