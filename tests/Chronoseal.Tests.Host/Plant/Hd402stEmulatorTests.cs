using Chronoseal.Drivers.Hd402st;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Hd402stEmulatorTests
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true });

        [TestInitialize]
        public void SetPressure()
        {
            _bench.Room.SetRamp(RoomParameter.DifferentialPressure, new RoomRamp(-12.34, 0));
        }

        [TestCleanup]
        public void CleanUp()
        {
            _bench.Dispose();
        }

        [TestMethod]
        public void OffersWhatItsModelHas()
        {
            Hd402stEmulator first = Make(1);
            Assert.AreEqual("04 0A FF 85 FF F4 80 00 80 00 80 00", ModbusExchange.Pdu(first, "04 00 03 00 05"));
            Assert.AreEqual("04 02 FF 82", ModbusExchange.Pdu(first, "04 00 08 00 01"), "-1.26 mmH2O");
            Assert.AreEqual("04 0A 80 00 80 00 80 00 00 00 00 00", ModbusExchange.Pdu(Make(5), "04 00 03 00 05"));
            Assert.AreEqual("84 02", ModbusExchange.Pdu(first, "04 00 1B 00 01"));
            Assert.AreEqual("83 02", ModbusExchange.Pdu(first, "03 00 03 00 01"));
        }

        [TestMethod]
        [DataRow(1, Hd402stMap.TenthPascals, -123)]
        [DataRow(2, Hd402stMap.Pascals, -120)]
        [DataRow(3, Hd402stMap.Pascals, -120)]
        [DataRow(4, Hd402stMap.TenPascals, -100)]
        [DataRow(5, Hd402stMap.Hectopascals, 0)]
        public void EveryModelIsToldAndRead(int model, int register, int decipascals)
        {
            var settings = new Hd402stSettings { Register = register };
            Hd402stSensor sensor = MakeSensor(Make(model), settings);
            var identity = new SensorIdentity();
            Assert.AreEqual(Outcome.Ok, sensor.Identify(identity));
            Assert.AreEqual("Delta Ohm HD402ST" + model, identity.Type);
            var reader = new StandReader(_bench, sensor);
            reader.ReadValue(1);
            Assert.AreEqual(decipascals, reader.Samples[0].Mantissa);
        }

        [TestMethod]
        public void AnAddressBaseThatIsOffByOneIsFound()
        {
            var settings = new Hd402stSettings();
            Hd402stEmulator emulator = Make(1);
            emulator.Offset = 1;
            Hd402stSensor sensor = MakeSensor(emulator, settings);
            Assert.AreEqual(Outcome.OutOfRange, sensor.Identify(new SensorIdentity()));
            settings.Profile.AddressBase = 1;
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
        }

        [TestMethod]
        public void AMeasurementErrorIsNoValue()
        {
            Hd402stEmulator emulator = Make(1);
            Hd402stSensor sensor = MakeSensor(emulator, new Hd402stSettings());
            var reader = new StandReader(_bench, sensor);
            emulator.ErrorBits = 1;
            Assert.AreEqual(Outcome.DeviceError, reader.Read());
            Assert.AreEqual(Outcome.DeviceError, sensor.SelfTest());
            Assert.AreEqual(1, sensor.DeviceErrorCode);
            emulator.ErrorBits = 0;
            Assert.AreEqual(Outcome.Ok, reader.Read());
        }

        private Hd402stEmulator Make(int model)
        {
            return new Hd402stEmulator(_bench.Plant, _bench.Room, _bench.Random("hd402st"), model);
        }

        private Hd402stSensor MakeSensor(Hd402stEmulator emulator, Hd402stSettings settings)
        {
            SerialLine line = _bench.Lay(new SerialSettings(19_200, SerialParity.Even, 1, true));
            _ = new ModbusRtuSlave(line, 1, emulator);
            return new Hd402stSensor("dp", new ModbusRtuChannel(_bench.Open(line), _bench.Timeline), _bench.Timeline, settings);
        }
    }
}
