using Chronoseal.Drivers.Sht3x;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.Drivers;
using Codec = Chronoseal.Plant.Sht3xCodec;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Sht3xEmulatorTests
    {
        private readonly I2cBench _bus = new();
        private readonly Sht3xEmulator _part;

        public Sht3xEmulatorTests()
        {
            _part = new Sht3xEmulator(_bus.Bench.Plant, _bus.Bench.Room, _bus.Bench.Random("part"));
            _bus.Attach(Sht3xEmulator.Address, _part);
        }

        [TestCleanup]
        public void CleanUp() => _bus.Dispose();

        [TestMethod]
        public void CodecAgreesWithTheReference()
        {
            Assert.AreEqual(0x6666, Codec.TemperatureWord(25));
            Assert.AreEqual(0x72B0, Codec.HumidityWord(44.8005));
            Assert.AreEqual(0xBEEF, Codec.HumidityWord(74.5846));
        }

        [TestMethod]
        public void StatusAfterPowerUpSaysResetUntilItIsCleared()
        {
            _bus.Write("F32D");
            Assert.AreEqual("8010E1", _bus.Read(3));
            _bus.Write("3041");
            _bus.Sleep(1_000);
            _bus.Write("F32D");
            Assert.AreEqual("000081", _bus.Read(3));
            _part.LosePower();
            _bus.Sleep(2_000);
            _bus.Write("F32D");
            Assert.AreEqual("8010E1", _bus.Read(3));
        }

        [TestMethod]
        public void SerialNumberIsThatOfTheRecordedPart()
        {
            _part.SerialNumber = 0x0ED8ADE0;
            _bus.Write("3780");
            _bus.Sleep(1_000);
            Assert.AreEqual("0ED851ADE0FF", _bus.Read(6));
        }

        [TestMethod]
        public void ItDoesNotAcknowledgeWhileItConvertsAndGivesEachValueOnce()
        {
            Assert.AreEqual(Outcome.Ok, _bus.Write("2400"));
            _bus.Sleep(7_000);
            Assert.AreEqual("Nack", _bus.Read(6));
            Assert.AreEqual(Outcome.Nack, _bus.Write("F32D"));
            _bus.Sleep(9_000);
            Assert.AreNotEqual("Nack", _bus.Read(6));
            Assert.AreEqual("Nack", _bus.Read(6));
        }

        [TestMethod]
        [DataRow("273A")]
        [DataRow("24")]
        [DataRow("240000")]
        [DataRow("FFFF")]
        public void OtherCommandsAreRefused(string command)
        {
            Assert.AreEqual(Outcome.Nack, _bus.Write(command));
        }

        [TestMethod]
        public void PeriodicModeTakesFetchAndBreakOnlyAndGivesEachValueOnce()
        {
            Assert.AreEqual(Outcome.Ok, _bus.Write("2334"));
            Assert.AreEqual(Outcome.Nack, _bus.Write("F32D"));
            Assert.AreEqual(Outcome.Ok, _bus.Write("E000"));
            Assert.AreEqual("Nack", _bus.Read(6));
            _bus.Sleep(300_000);
            _bus.Write("E000");
            Assert.AreNotEqual("Nack", _bus.Read(6));
            _bus.Write("E000");
            Assert.AreEqual("Nack", _bus.Read(6));
            _bus.Write("3093");
            _bus.Sleep(300_000);
            Assert.AreEqual(Outcome.Ok, _bus.Write("F32D"));
            Assert.IsFalse(_part.IsPeriodic);
        }

        [TestMethod]
        [DataRow(Sht3xRate.HalfHertz, Sht3xRepeatability.High)]
        [DataRow(Sht3xRate.OneHertz, Sht3xRepeatability.Low)]
        [DataRow(Sht3xRate.FourHertz, Sht3xRepeatability.Medium)]
        [DataRow(Sht3xRate.TenHertz, Sht3xRepeatability.Low)]
        public void PeriodicStampsHoldTheTruth(Sht3xRate rate, Sht3xRepeatability repeatability)
        {
            _bus.Bench.Room.SetRamp(RoomParameter.Temperature, new RoomRamp(5, 0.3));
            _bus.Bench.Room.SetRamp(RoomParameter.RelativeHumidity, new RoomRamp(15, 0.3));
            var sensor = Sensor(rate, repeatability);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            var reader = new StandReader(_bus.Bench, sensor);
            int values = 0;
            for (int i = 0; i < 60; i++)
            {
                _bus.Bench.Wait(0.731);
                Outcome outcome = reader.Read();
                Assert.IsTrue(outcome is Outcome.Ok or Outcome.NotReady, Outcomes.Name(outcome));
                foreach (Sample sample in reader.Samples)
                {
                    AssertTruth(sample);
                    values++;
                }
            }

            Assert.IsGreaterThan(40, values);
        }

        [TestMethod]
        public void ABrownOutInPeriodicModeIsASilenceThatIdentifyEnds()
        {
            var sensor = Sensor(Sht3xRate.TwoHertz, Sht3xRepeatability.High);
            sensor.Identify(new SensorIdentity());
            var reader = new StandReader(_bus.Bench, sensor);
            _bus.Bench.Wait(1);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            _part.LosePower();
            _bus.Bench.Wait(1);
            Assert.AreEqual(Outcome.Nack, reader.Read());
            var identity = new SensorIdentity();
            Assert.AreEqual(Outcome.Ok, sensor.Identify(identity));
            Assert.AreEqual("yes", identity.FactValue(1));
            _bus.Bench.Wait(1);
            Assert.AreEqual(Outcome.Ok, reader.Read());
        }

        [TestMethod]
        public void AHeaterThatCameOnIsNoticedAtTheNextReading()
        {
            var sensor = Sensor(Sht3xRate.SingleShot, Sht3xRepeatability.High);
            sensor.Identify(new SensorIdentity());
            var reader = new StandReader(_bus.Bench, sensor);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            _part.IsHeaterOn = true;
            Assert.AreEqual(Outcome.DeviceError, reader.Read());
            sensor.Identify(new SensorIdentity());
            Assert.IsFalse(_part.IsHeaterOn);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            Assert.AreEqual(SampleStatus.InstrumentWarning, reader.Samples[0].Status);
        }

        private Sht3xSensor Sensor(Sht3xRate rate, Sht3xRepeatability repeatability) =>
            new("climate", _bus.Bench.I2c.Open(Sht3xEmulator.Address), _bus.Bench.Timeline, new Sht3xSettings { Rate = rate, Repeatability = repeatability });

        private void AssertTruth(Sample sample)
        {
            var parameter = sample.Quantity == Quantity.Temperature ? RoomParameter.Temperature : RoomParameter.RelativeHumidity;
            double earliest = _bus.Bench.Room.At(parameter, _bus.Bench.TrueAt(sample.CounterMicroseconds - sample.InstantHalfWidthMicroseconds));
            double latest = _bus.Bench.Room.At(parameter, _bus.Bench.TrueAt(sample.CounterMicroseconds + sample.InstantHalfWidthMicroseconds));
            double value = sample.Mantissa * 1e-3;
            Assert.IsTrue(value >= earliest - 0.003 && value <= latest + 0.003, $"{value} not in {earliest} to {latest}");
        }
    }
}
