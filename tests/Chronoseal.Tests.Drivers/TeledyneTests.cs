using Chronoseal.Drivers.Teledyne;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class TeledyneTests
    {
        private const string Inputs = " 00 00 00 06 01 02 00 00 00 1B";
        private const string Concentration = " 00 00 00 06 01 04 00 12 00 02";
        private const string InputsHead = " 00 00 00 07 01 02 04 ";
        private const string FloatHead = " 00 00 00 07 01 04 04 ";
        private const string Open = "00 00 00 01";
        private const string Reading = "41 45 85 1F";

        [TestMethod]
        public void A_concentration_between_two_open_gates_is_taken()
        {
            Sample sample = Read(Outcome.Ok, 0, Open, Reading, Open);
            Assert.AreEqual((int)Quantity.Ozone, (int)sample.Quantity);
            Assert.AreEqual((int)Unit.PartsPerMillion, (int)sample.Unit);
            Assert.AreEqual(12345L, sample.Mantissa, "12.345 ppb");
            Assert.AreEqual(-6, sample.Exponent);
            Assert.AreEqual(0, sample.Status);
        }

        [TestMethod]
        public void Clean_air_may_read_a_little_below_zero()
        {
            Assert.AreEqual(-250L, Read(Outcome.Ok, 0, Open, "BE 80 00 00", Open).Mantissa);
            Assert.AreEqual(0L, Read(Outcome.Ok, 0, Open, "00 00 00 00", Open).Mantissa);
        }

        [TestMethod]
        [DataRow("00 00 08 01", 19)]
        [DataRow("00 00 10 01", 20)]
        [DataRow("00 00 20 01", 21)]
        [DataRow("00 00 40 01", 22)]
        [DataRow("00 00 80 01", 23)]
        public void Calibration_gas_is_never_air(string inputs, int gate)
        {
            Read(Outcome.DeviceError, 256 + gate, inputs);
            Read(Outcome.DeviceError, 256 + gate, Open, Reading, inputs);
        }

        [TestMethod]
        [DataRow("00 02 00 00", SampleStatus.InstrumentWarning | SampleStatus.FlowFault)]
        [DataRow("40 00 00 01", SampleStatus.SourceFault)]
        [DataRow("00 00 00 03", SampleStatus.ThresholdHigh)]
        public void Warnings_mark_the_value(string inputs, int status)
        {
            Assert.AreEqual(status, Read(Outcome.Ok, 0, Open, Reading, inputs).Status);
        }

        [TestMethod]
        [DataRow("7F C0 00 00")]
        [DataRow("7F 80 00 00")]
        [DataRow("47 C3 50 00")]
        public void What_is_no_concentration_is_refused(string reading)
        {
            Read(Outcome.OutOfRange, 0, Open, reading);
        }

        [TestMethod]
        [DataRow("41 E4 00 00", "45 80 01 9A", (int)Outcome.Ok)]
        [DataRow("00 00 41 E4", "", (int)Outcome.OutOfRange)]
        [DataRow("42 C8 00 00", "", (int)Outcome.OutOfRange)]
        [DataRow("41 E4 00 00", "41 F4 00 00", (int)Outcome.OutOfRange)]
        public void Box_temperature_and_reference_prove_the_map(string box, string reference, int expected)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "00 01 00 00 00 06 01 04 00 2C 00 02", "00 01" + FloatHead + box,
                "00 02 00 00 00 06 01 04 00 38 00 02", "00 02" + FloatHead + reference,
                "00 03" + Inputs, "00 03" + InputsHead + "00 00 10 01");
            var identity = new SensorIdentity();
            Assert.AreEqual(expected, (int)Make(peer, timeline, TeledyneModel.T400()).Identify(identity));
            Assert.AreEqual("Teledyne T400", identity.Type);
            Assert.AreEqual(expected == (int)Outcome.Ok, peer.IsDone);
        }

        [TestMethod]
        public void Two_gases_come_from_one_request()
        {
            var timeline = new ManualTimeline();
            const string Request = " 00 00 00 06 01 02 00 00 00 14";
            const string Reply = " 00 00 00 06 01 02 03 00 00 08";
            var peer = new ScriptedPeer(
                timeline,
                "00 01" + Request, "00 01" + Reply,
                "00 02 00 00 00 06 01 04 00 22 00 06", "00 02 00 00 00 0F 01 04 0C 41 45 85 1F 00 00 00 00 41 F4 00 00",
                "00 03" + Request, "00 03" + Reply);
            TeledyneSensor sensor = Make(peer, timeline, TeledyneModel.T101(new[] { 15, 16 }, 19, true));
            Sample[] samples = { new Sample(), new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count));
            Assert.AreEqual(2, count);
            Assert.AreEqual((int)Quantity.HydrogenSulfide, (int)samples[0].Quantity);
            Assert.AreEqual(30500L, samples[0].Mantissa);
            Assert.AreEqual((int)Quantity.SulfurDioxide, (int)samples[1].Quantity);
            Assert.AreEqual(12345L, samples[1].Mantissa);
        }

        [TestMethod]
        public void Coils_that_start_calibrations_are_refused_before_anything_is_sent()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline);
            var master = new ModbusMaster(new ModbusTcpChannel(peer, timeline), timeline, new TeledyneSettings(TeledyneModel.T400()).Profile);
            for (int coil = 0; coil < 26; coil++)
            {
                Assert.AreEqual((int)Outcome.Unsupported, (int)master.WriteCoil(coil, true));
                Assert.AreEqual((int)Outcome.Unsupported, (int)master.WriteCoils(coil, new bool[] { true }, 1));
                Assert.AreEqual((int)Outcome.Unsupported, (int)master.WriteRegister(coil, 0));
            }

            Assert.AreEqual(0, peer.Connects);
        }

        [TestMethod]
        public void A_map_without_gates_is_a_mistake()
        {
            Assert.ThrowsException(typeof(System.ArgumentException), () => TeledyneModel.T101(new int[0], 19, false));
        }

        private static Sample Read(Outcome expected, int code, params string[] replies)
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            var script = new string[2 * replies.Length];
            for (int i = 0; i < replies.Length; i++)
            {
                string transaction = "00 0" + (i + 1).ToString();
                script[2 * i] = transaction + (i == 1 ? Concentration : Inputs);
                script[2 * i + 1] = transaction + (i == 1 ? FloatHead : InputsHead) + replies[i];
            }

            var peer = new ScriptedPeer(timeline, script);
            TeledyneSensor sensor = Make(peer, timeline, TeledyneModel.T400());
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(sensor.End(samples, out int count)));
            Assert.AreEqual(expected == Outcome.Ok ? 1 : 0, count);
            Assert.AreEqual(code, sensor.DeviceErrorCode);
            Assert.IsTrue(peer.IsDone);
            return samples[0];
        }

        private static TeledyneSensor Make(ScriptedPeer peer, ManualTimeline timeline, TeledyneModel model)
        {
            return new TeledyneSensor("amc", new ModbusTcpChannel(peer, timeline), timeline, new TeledyneSettings(model));
        }
    }
}
