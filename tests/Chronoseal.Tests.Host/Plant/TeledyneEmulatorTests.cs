using Chronoseal.Drivers.Teledyne;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class TeledyneEmulatorTests
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true });
        private readonly TeledyneEmulator _emulator;
        private readonly TeledyneSensor _sensor;

        public TeledyneEmulatorTests()
        {
            _bench.Room.SetRamp(RoomParameter.Ozone, new RoomRamp(12.25, 0));
            _emulator = new TeledyneEmulator(_bench.Plant, _bench.Room, _bench.Random("t400"), TeledyneMap.T400);
            var channel = new ModbusTcpChannel(_bench.Connect(new ModbusTcpSlave(_emulator)), _bench.Timeline);
            _sensor = new TeledyneSensor("o3", channel, _bench.Timeline, new TeledyneSettings(TeledyneModel.T400()));
        }

        [TestCleanup]
        public void CleanUp()
        {
            _bench.Dispose();
        }

        [TestMethod]
        public void SendsTheHighWordFirst()
        {
            Assert.AreEqual("04 04 41 44 00 00", ModbusExchange.Pdu(_emulator, "04 00 12 00 02"));
            Assert.AreEqual("02 04 00 00 00 01", ModbusExchange.Pdu(_emulator, "02 00 00 00 1B"));
            Assert.AreEqual("84 02", ModbusExchange.Pdu(_emulator, "04 00 3A 00 02"));
            Assert.AreEqual("83 01", ModbusExchange.Pdu(_emulator, "03 00 00 00 02"));
        }

        [TestMethod]
        public void AnotherWordOrderIsFoundAtOnce()
        {
            Assert.AreEqual(Outcome.Ok, _sensor.Identify(new SensorIdentity()));
            _emulator.IsLowWordFirst = true;
            Assert.AreEqual(Outcome.OutOfRange, _sensor.Identify(new SensorIdentity()));
        }

        // A calibration begins or ends at every phase of a reading: not one value of the gas gets through.
        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void CalibrationGasIsNeverAir(bool isBeginning)
        {
            var reader = new StandReader(_bench, _sensor);
            int barred = 0;
            for (int i = 0; i < 400; i++)
            {
                Calibrate(!isBeginning);
                _bench.Wait(0.5);
                _bench.Plant.Schedule(_bench.Plant.NowNanoseconds + i * 50_000L, () => Calibrate(isBeginning));
                Outcome outcome = reader.Read();
                Assert.IsTrue(outcome is Outcome.Ok or Outcome.DeviceError, Outcomes.Name(outcome));
                Assert.AreEqual(outcome == Outcome.Ok ? 0 : TeledyneSensor.GateErrorBase + TeledyneMap.T400.Calibration, _sensor.DeviceErrorCode);
                Assert.IsTrue(reader.Samples.All(s => s.Mantissa == 12_250), "gas for air");
                barred += outcome == Outcome.DeviceError ? 1 : 0;
                _bench.Wait(0.5);
            }

            Assert.IsTrue(barred is > 5 and < 395, $"{barred} of 400 readings met the calibration");
        }

        [TestMethod]
        public void AnAnalyserInCalibrationStillTellsWhoItIs()
        {
            Calibrate(true);
            Assert.AreEqual(Outcome.Ok, _sensor.Identify(new SensorIdentity()));
        }

        [TestMethod]
        public void NothingIsEverWritten()
        {
            _sensor.Identify(new SensorIdentity());
            _sensor.SelfTest();
            new StandReader(_bench, _sensor).ReadValue(3);
            Assert.AreEqual(0, _emulator.WriteCount);
            Assert.AreEqual("0F 00 14 00 02", ModbusExchange.Pdu(_emulator, "0F 00 14 00 02 01 03"), "it would have obeyed");
            Assert.IsTrue(_emulator.IsOnCalibrationGas);
        }

        [TestMethod]
        public void AWarningMarksTheValueAndFailsTheTest()
        {
            _emulator.SetInput(TeledyneMap.T400.SystemOk, false);
            _emulator.SetInput(9, true);
            var reader = new StandReader(_bench, _sensor);
            reader.ReadValue(3);
            Assert.AreEqual(SampleStatus.InstrumentWarning | SampleStatus.FlowFault, reader.Samples[0].Status);
            Assert.AreEqual(Outcome.DeviceError, _sensor.SelfTest());
        }

        private void Calibrate(bool isOn)
        {
            _emulator.SetInput(TeledyneMap.T400.Calibration, isOn);
            _emulator.IsOnCalibrationGas = isOn;
        }
    }
}
