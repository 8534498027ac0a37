using Chronoseal.Drivers.EplusE;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class EplusEEmulatorTests
    {
        private readonly Bench _bench = new(new BenchSettings());

        [TestCleanup]
        public void CleanUp()
        {
            _bench.Dispose();
        }

        [TestMethod]
        public void SendsTheLowWordFirstAsInTheMakersExample()
        {
            EplusEEmulator emulator = Make(true);
            emulator.Show(45.5, 26.953624725341797);
            Assert.AreEqual("03 04 A1 06 41 D7", ModbusExchange.Pdu(emulator, "03 03 EA 00 02"));
            Assert.AreEqual("04 04 00 00 42 36", ModbusExchange.Pdu(emulator, "04 03 FC 00 02"));
            Assert.AreEqual("03 02 0A 87", ModbusExchange.Pdu(emulator, "03 0F A1 00 01"));
            Assert.AreEqual("83 02", ModbusExchange.Pdu(emulator, "03 03 EA 00 14"), "the map has holes");
        }

        [TestMethod]
        public void KeepsBothValuesInHundredthsToo()
        {
            EplusEEmulator emulator = Make(false);
            emulator.Show(45.5, -3.21);
            Assert.AreEqual("03 04 FE BF 11 C6", ModbusExchange.Pdu(emulator, "03 01 2C 00 02"));
            Assert.AreEqual("83 02", ModbusExchange.Pdu(emulator, "03 03 EA 00 02"));
        }

        [TestMethod]
        public void GivesItsSerialNumberOnlyWhole()
        {
            EplusEEmulator emulator = Make(false);
            emulator.SerialNumber = "AB";
            Assert.AreEqual("03 10 41 42" + string.Concat(Enumerable.Repeat(" 00", 14)), ModbusExchange.Pdu(emulator, "03 00 00 00 08"));
            Assert.AreEqual("83 02", ModbusExchange.Pdu(emulator, "03 00 00 00 07"));
            Assert.AreEqual("83 02", ModbusExchange.Pdu(emulator, "03 00 01 00 08"));
        }

        [TestMethod]
        [DataRow("EE210")]
        [DataRow("EE072")]
        [DataRow("EE310")]
        public void AnotherWordOrderIsFoundAtOnce(string model)
        {
            EplusEEmulator emulator = Make(model != "EE210");
            EplusESensor sensor = MakeSensor(emulator, model == "EE210" ? EplusEMap.Ee210() : model == "EE072" ? EplusEMap.Ee072() : EplusEMap.Ee310());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            emulator.IsHighWordFirst = true;
            Assert.AreEqual(Outcome.OutOfRange, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(Outcome.OutOfRange, new StandReader(_bench, sensor).Read());
        }

        [TestMethod]
        public void CopiesThatNeverAgreeGiveNoValue()
        {
            EplusEEmulator emulator = Make(false);
            var reader = new StandReader(_bench, MakeSensor(emulator, EplusEMap.Ee210()));
            emulator.IsRestless = true;
            Assert.AreEqual(Outcome.OutOfRange, reader.Read());
            emulator.IsRestless = false;
            Assert.AreEqual(Outcome.Ok, reader.Read());
        }

        // Readings so dense that many fall on a new measurement between the two requests.
        [TestMethod]
        public void ANewMeasurementBetweenTheRequestsCostsNoReading()
        {
            EplusESensor sensor = MakeSensor(Make(false), EplusEMap.Ee210());
            var reader = new StandReader(_bench, sensor);
            for (int i = 0; i < 300; i++)
            {
                Assert.AreEqual(Outcome.Ok, reader.Read());
                _bench.Wait(0.013);
            }

            Assert.IsGreaterThan(600, sensor.Statistics.Requests, "some were read again");
        }

        private EplusEEmulator Make(bool isEe072)
        {
            return new EplusEEmulator(_bench.Plant, _bench.Room, _bench.Random("e+e"), isEe072);
        }

        private EplusESensor MakeSensor(EplusEEmulator emulator, EplusEMap map)
        {
            SerialLine line = _bench.Lay(new SerialSettings(9_600, SerialParity.Even, 1, true));
            _ = new ModbusRtuSlave(line, 242, emulator);
            var settings = new EplusESettings(map, 242);
            return new EplusESensor("climate", new ModbusRtuChannel(_bench.Open(line), _bench.Timeline), _bench.Timeline, settings);
        }
    }
}
