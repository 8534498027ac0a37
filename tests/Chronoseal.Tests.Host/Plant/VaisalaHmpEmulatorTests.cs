using Chronoseal.Drivers.VaisalaHmp;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class VaisalaHmpEmulatorTests
    {
        private readonly Bench _bench = new(new BenchSettings());
        private readonly ISerialPort _port;
        private readonly VaisalaHmpEmulator _emulator;

        public VaisalaHmpEmulatorTests()
        {
            SerialLine line = _bench.Lay(new SerialSettings(19_200, SerialParity.None, 2, true));
            _emulator = new VaisalaHmpEmulator(_bench.Plant, _bench.Room, _bench.Random("hmp"));
            _ = new ModbusRtuSlave(line, VaisalaHmpEmulator.Address, _emulator);
            _port = _bench.Open(line);
        }

        [TestCleanup]
        public void CleanUp()
        {
            _bench.Dispose();
        }

        [TestMethod]
        public void AnswersTheReferenceExchange()
        {
            _emulator.Show(30.56f, 21.37f);
            Assert.AreEqual("F0 03 08 7A E1 41 F4 F5 C3 41 AA 29 66", ModbusExchange.Rtu(_bench, _port, "F0 03 00 00 00 04 51 28"));
        }

        [TestMethod]
        public void HoldsTheTestRegisters()
        {
            Assert.AreEqual(
                "F0 03 0E CF C7 E6 66 C2 F6 2D 31 32 33 2E 34 35 00 62 F0", ModbusExchange.Rtu(_bench, _port, "F0 03 1F 00 00 07 16 FD"));
            _emulator.IsHighWordFirst = true;
            Assert.AreEqual("03 04 C2 F6 E6 66", ModbusExchange.Pdu(_emulator, "03 1F 01 00 02"));
        }

        [TestMethod]
        public void SaysWhatItCannotMeasure()
        {
            _emulator.Show(float.NaN, 21.37f);
            _emulator.ErrorCode = 4;
            Assert.AreEqual("03 08 00 00 7F C0 F5 C3 41 AA", ModbusExchange.Pdu(_emulator, "03 00 00 00 04"));
            Assert.AreEqual("03 02 00 00", ModbusExchange.Pdu(_emulator, "03 02 00 00 01"));
            Assert.AreEqual("03 04 00 04 00 00", ModbusExchange.Pdu(_emulator, "03 02 03 00 02"));
            Assert.AreEqual("83 02", ModbusExchange.Pdu(_emulator, "03 03 00 00 01"));
            Assert.AreEqual("84 01", ModbusExchange.Pdu(_emulator, "04 00 00 00 01"));
        }

        [TestMethod]
        public void AnAdjustmentShowsInTheNextIdentity()
        {
            VaisalaHmpSensor sensor = MakeSensor(new VaisalaHmpSettings());
            var identity = new SensorIdentity();
            Assert.AreEqual(Outcome.Ok, sensor.Identify(identity));
            Assert.AreEqual(_emulator.SerialNumber, identity.Serial);
            Assert.AreEqual("2025-11-03", identity.CalibrationDate);
            string before = identity.FactValue(1);
            _emulator.SecurityHash++;
            _emulator.CalibrationDate = "2026-05-30";
            Assert.AreEqual(Outcome.Ok, sensor.Identify(identity));
            Assert.AreNotEqual(before, identity.FactValue(1));
            Assert.AreEqual("2026-05-30", identity.CalibrationDate);
        }

        [TestMethod]
        public void AFailedHumiditySensorComesBackAfterItsRepair()
        {
            VaisalaHmpSensor sensor = MakeSensor(new VaisalaHmpSettings());
            var reader = new StandReader(_bench, sensor);
            _emulator.IsHumidityAvailable = false;
            _emulator.ErrorCode = 4;
            _bench.Wait(1.5);
            Assert.AreEqual(Outcome.DeviceError, reader.Read());
            Assert.AreEqual(4, sensor.DeviceErrorCode);
            Assert.AreEqual(Outcome.DeviceError, sensor.SelfTest());
            _emulator.IsHumidityAvailable = true;
            _emulator.ErrorCode = 0;
            _bench.Wait(1.5);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            Assert.AreEqual(Outcome.Ok, sensor.SelfTest());
            Assert.AreEqual(0, sensor.DeviceErrorCode);
        }

        [TestMethod]
        public void ALockedOutputIsNotReadAsAMeasurement()
        {
            _emulator.IsLocked = true;
            var reader = new StandReader(_bench, MakeSensor(new VaisalaHmpSettings { HasOnlineStatus = true }));
            Assert.AreEqual(Outcome.DeviceError, reader.Read());
            _emulator.IsLocked = false;
            Assert.AreEqual(Outcome.Ok, reader.Read());
        }

        private VaisalaHmpSensor MakeSensor(VaisalaHmpSettings settings)
        {
            return new VaisalaHmpSensor("climate", new ModbusRtuChannel(_port, _bench.Timeline), _bench.Timeline, settings);
        }
    }
}
