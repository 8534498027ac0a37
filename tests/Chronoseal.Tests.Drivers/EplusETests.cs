using Chronoseal.Drivers.EplusE;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class EplusETests
    {
        private const string Floats = "F2 03 00 19 00 04 81 0D";
        private const string Integers = "F2 03 01 2C 00 02 10 FD";
        private const string Reply = "F2 03 08 00 00 41 CC 7D F4 42 34 EE 78";
        private const string IntegerReply = "F2 03 04 09 F6 11 A0 D6 BA";
        private const string NextReply = "F2 03 08 CC CD 41 CC CC CD 42 34 09 80";
        private const string NextIntegerReply = "F2 03 04 0A 00 11 A8 37 0A";
        private const string SwappedReply = "F2 03 08 41 CC 00 00 42 34 7D F4 25 01";
        private const string Ee072Request = "EA 03 03 EA 00 04 72 A2";
        private const string Ee072Reply = "EA 03 08 A1 06 41 D7 08 76 42 A1 23 25";

        [TestMethod]
        [DataRow(234, "EA 03 03 EA 00 02 F2 A0", "EA 03 04 A1 06 41 D7 12 CE")]
        [DataRow(233, "E9 03 03 EA 00 02 F2 93", "E9 03 04 A1 06 41 D7 21 CE")]
        [DataRow(66, "42 03 03 EA 00 02 EB 48", "42 03 04 A1 06 41 D7 3B 04")]
        public void The_low_word_comes_first_in_the_makers_own_examples(int unit, string request, string reply)
        {
            var timeline = new ManualTimeline();
            var master = new ModbusMaster(
                new ModbusRtuChannel(new ScriptedPeer(timeline, request, reply), timeline), timeline, new EplusESettings(EplusEMap.Ee072(), unit).Profile);
            Assert.AreEqual((int)Outcome.Ok, (int)master.Read(ModbusFunction.ReadHoldingRegisters, EplusEMap.Ee072().Temperature, 2));
            Assert.AreEqual((int)Outcome.Ok, (int)master.Float(0, 6, out long micro));
            Assert.AreEqual(26953625L, micro);
        }

        [TestMethod]
        public void Copies_that_agree_let_both_values_through()
        {
            Sample[] samples = Read(Outcome.Ok, Floats, Reply, Integers, IntegerReply);
            Assert.AreEqual(25500L, samples[0].Mantissa);
            Assert.AreEqual(45123L, samples[1].Mantissa);
            Assert.AreEqual(-3, samples[1].Exponent);
        }

        [TestMethod]
        public void A_measurement_between_the_two_requests_is_read_again()
        {
            Sample[] samples = Read(Outcome.Ok, Floats, Reply, Integers, NextIntegerReply, Floats, NextReply);
            Assert.AreEqual(25600L, samples[0].Mantissa);
            Assert.AreEqual(45200L, samples[1].Mantissa);
        }

        [TestMethod]
        public void Copies_that_never_agree_are_no_value()
        {
            Read(Outcome.OutOfRange, Floats, Reply, Integers, NextIntegerReply, Floats, Reply, Integers, NextIntegerReply, Floats, Reply);
        }

        [TestMethod]
        public void Another_word_order_shows_in_every_reading()
        {
            Read(Outcome.OutOfRange, Floats, SwappedReply);
        }

        [TestMethod]
        public void The_serial_number_is_read_whole()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "F2 03 00 00 00 08 50 CF", "F2 03 10 32 35 31 32 30 30 31 41 32 42 33 43 34 44 00 00 F9 E0",
                "F2 03 00 08 00 01 11 0B", "F2 03 02 01 07 FC 03",
                "F2 03 00 09 00 08 80 CD", "F2 03 10 45 45 32 31 30 00 00 00 00 00 00 00 00 00 00 00 94 5B",
                Floats, Reply, Integers, IntegerReply);
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)Make(peer, timeline, EplusEMap.Ee210(), 242).Identify(identity));
            Assert.AreEqual("2512001A2B3C4D", identity.Serial);
            Assert.AreEqual("1.7", identity.Firmware);
            Assert.AreEqual("E+E EE210", identity.Type);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void It_is_recognised_by_its_serial_number()
        {
            const string Request = "F2 03 00 00 00 08 50 CF";
            const string SerialReply = "F2 03 10 32 35 31 32 30 30 31 41 32 42 33 43 34 44 00 00 F9 E0";
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                Request, SerialReply, Request, SerialReply,
                Request, "F2 03 10 32 35 31 32 30 30 31 41 32 42 33 43 34 45 00 00 A8 20", Request, "F2 83 02 30 C2");
            EplusESensor sensor = Make(peer, timeline, EplusEMap.Ee210(), 242);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long first));
            sensor.ReadFingerprint(out long again);
            sensor.ReadFingerprint(out long another);
            Assert.IsTrue(first == again && first != another);
            Assert.AreEqual((int)Outcome.DeviceError, (int)sensor.ReadFingerprint(out another));
            Assert.AreEqual(0L, another);
        }

        [TestMethod]
        public void Fahrenheit_proves_the_other_map()
        {
            Sample[] samples = Read(Outcome.Ok, Ee072Request, Ee072Reply, "EA 03 03 FC 00 02 13 64", "EA 03 04 00 00 42 36 11 8B");
            Assert.AreEqual(26954L, samples[0].Mantissa);
            Assert.AreEqual(45500L, samples[1].Mantissa);
            Assert.IsTrue(samples[1].CounterMicroseconds > samples[0].CounterMicroseconds, "each has the instant of its own request");
        }

        [TestMethod]
        [DataRow("EA 03 08 A1 06 41 D7 33 33 42 A1 3F D4")]
        [DataRow("EA 03 08 41 D7 A1 06 42 A1 08 76 D7 0C")]
        public void A_temperature_without_its_copy_is_refused(string reply)
        {
            Read(Outcome.OutOfRange, Ee072Request, reply);
        }

        [TestMethod]
        [DataRow(21370, 2137, 1)]
        [DataRow(-4994, -499, 1)]
        [DataRow(21382, 2137, 0)]
        [DataRow(0, -2, 0)]
        public void Copies_may_differ_by_a_hundredth(int milli, int hundredths, int expected)
        {
            Assert.AreEqual(expected != 0, EplusECodec.Agrees(milli, hundredths));
        }

        private static Sample[] Read(Outcome expected, params string[] script)
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            var peer = new ScriptedPeer(timeline, script);
            bool isEe210 = script[0] == Floats;
            EplusESensor sensor = Make(peer, timeline, isEe210 ? EplusEMap.Ee210() : EplusEMap.Ee072(), isEe210 ? 242 : 234);
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Begin());
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(sensor.End(samples, out int count)));
            Assert.AreEqual(expected == Outcome.Ok ? 2 : 0, count);
            Assert.IsTrue(peer.IsDone);
            return samples;
        }

        private static EplusESensor Make(ScriptedPeer peer, ManualTimeline timeline, EplusEMap map, int unit)
        {
            return new EplusESensor("climate", new ModbusRtuChannel(peer, timeline), timeline, new EplusESettings(map, unit));
        }
    }
}
