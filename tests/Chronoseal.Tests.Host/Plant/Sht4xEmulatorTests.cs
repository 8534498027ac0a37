using Chronoseal.Drivers.Sht4x;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>What I2cTests leave open: heater pulses, and the driver amid a conversion.</summary>
    [TestClass]
    public sealed class Sht4xEmulatorTests
    {
        private readonly I2cBench _bus = new();

        public Sht4xEmulatorTests()
        {
            _bus.Attach(Sht4xEmulator.Address, new Sht4xEmulator(_bus.Bench.Plant, _bus.Bench.Room, _bus.Bench.Random("part")));
        }

        [TestCleanup]
        public void CleanUp() => _bus.Dispose();

        [TestMethod]
        [DataRow("32")]
        [DataRow("24")]
        [DataRow("15")]
        public void AShortHeaterPulseTakesMoreThan100Milliseconds(string command)
        {
            _bus.Write(command);
            _bus.Sleep(100_000);
            Assert.AreEqual("Nack", _bus.Read(6));
            _bus.Sleep(10_000);
            Assert.AreEqual(12, _bus.Read(6).Length);
        }

        [TestMethod]
        public void APartUnderAHeaterPulseGivesAFailureAndNoValue()
        {
            ISensor sensor = Sensor();
            var reader = new StandReader(_bus.Bench, sensor);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            _bus.Write("39");
            Assert.AreEqual(Outcome.Nack, reader.Read());
            _bus.Bench.Wait(60);
            Assert.AreEqual(Outcome.Ok, reader.Read());
        }

        [TestMethod]
        public void IdentifyWaitsForAConversionToEnd()
        {
            ISensor sensor = Sensor();
            Assert.AreEqual(Outcome.Ok, sensor.Begin());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
        }

        private Sht4xSensor Sensor() => new("climate", _bus.Bench.I2c.Open(Sht4xEmulator.Address), _bus.Bench.Timeline, new Sht4xSettings());
    }
}
