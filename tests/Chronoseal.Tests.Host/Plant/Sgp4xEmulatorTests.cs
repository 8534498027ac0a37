using Chronoseal.Drivers.Sgp4x;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand.Stands;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Sgp4xEmulatorTests
    {
        private readonly I2cBench _bus = new();
        private readonly Sgp4xEmulator _part;

        public Sgp4xEmulatorTests()
        {
            _part = new Sgp4xEmulator(_bus.Bench.Plant, _bus.Bench.Room, _bus.Bench.Random("part"), true);
            _bus.Attach(Sgp4xEmulator.Address, _part);
        }

        [TestCleanup]
        public void CleanUp() => _bus.Dispose();

        [TestMethod]
        public void ArgumentsNeedTheirChecksums()
        {
            Assert.AreEqual(Outcome.Nack, _bus.Write("2619"));
            Assert.AreEqual(Outcome.Nack, _bus.Write("2619 7333 02 6147 8A"));
            Assert.AreEqual(Outcome.Nack, _bus.Write("2619 7333 6147"));
            Assert.AreEqual(Outcome.Ok, _bus.Write("2619 7333 01 6147 8A"));
            Assert.AreEqual(0x7333, _part.HumidityArgument);
            Assert.AreEqual(0x6147, _part.TemperatureArgument);
            Assert.AreEqual(Outcome.Nack, _bus.Write("3682"), "busy for 50 ms");
            Assert.AreEqual("Nack", _bus.Read(6));
            _bus.Sleep(50_000);
            Assert.AreEqual(12, _bus.Read(6).Length);
        }

        [TestMethod]
        public void SelfTestTakesMoreThan250Milliseconds()
        {
            _bus.Write("280E");
            _bus.Sleep(250_000);
            Assert.AreEqual("Nack", _bus.Read(3));
            _bus.Sleep(70_000);
            Assert.AreEqual("00", _bus.Read(3)[2..4]);
        }

        [TestMethod]
        public void MoreThanTenSecondsOfConditioningDamageTheSecondPixel()
        {
            _bus.Write("2612 8000 A2 6666 93");
            _bus.Sleep(9_000_000);
            Assert.IsTrue(_part.IsConditioning);
            Assert.IsFalse(_part.IsDamaged);
            _bus.Sleep(1_100_000);
            _bus.Write("3615");
            Assert.IsTrue(_part.IsDamaged);
            _bus.Sleep(1_000);
            _bus.Write("280E");
            _bus.Sleep(320_000);
            Assert.AreEqual("02", _bus.Read(3)[2..4]);
        }

        [TestMethod]
        public void HoweverOftenItIsIdentifiedTheDriverNeverDamagesIt()
        {
            foreach (int milliseconds in new[] { 9_000, 60_000, 0, 30 })
            {
                _part.LosePower();
                var sensor = Sensor(new Sgp4xSettings { ConditioningMilliseconds = milliseconds });
                for (int i = 0; i < 5; i++)
                {
                    Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
                    Assert.IsFalse(_part.IsConditioning);
                    _bus.Bench.Wait(7);
                }

                Assert.IsFalse(_part.IsDamaged);
            }
        }

        [TestMethod]
        public void ABusThatFailsAmidConditioningDoesNotLeaveItOn()
        {
            var sensor = Sensor(new Sgp4xSettings());
            _bus.Bench.I2c.NacksToCome = 0;
            _bus.Bench.Plant.Schedule(3_020_000_000, () => _bus.Bench.I2c.NacksToCome = 2);
            Assert.AreEqual(Outcome.Nack, sensor.Identify(new SensorIdentity()));
            Assert.IsFalse(_part.IsConditioning);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.IsFalse(_part.IsDamaged);
        }

        [TestMethod]
        public void ConditioningLeftOnByANodeThatFellIsEndedFirst()
        {
            _bus.Write("2612 8000 A2 6666 93");
            _bus.Sleep(500_000);
            var sensor = Sensor(new Sgp4xSettings { ConditioningMilliseconds = 0 });
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.IsFalse(_part.IsConditioning);
        }

        [TestMethod]
        public void LearningOfThreeHoursSurvivesAGapOfTenMinutesAndNoMore()
        {
            _bus.Bench.Room.SetRamp(RoomParameter.VolatileOrganics, new RoomRamp(40, 0));
            _bus.Bench.Room.SetRamp(RoomParameter.NitrogenOxides, new RoomRamp(20, 0));
            var sensor = Sensor(new Sgp4xSettings { ConditioningMilliseconds = 0 });
            sensor.Identify(new SensorIdentity());
            var reader = new StandReader(_bus.Bench, sensor);
            for (int i = 0; i < 3 * 3600; i++)
            {
                reader.Read();
                _bus.Bench.Wait(0.95);
            }

            Assert.AreEqual(100L, reader.Samples[0].Mantissa);
            _bus.Bench.Wait(595);
            Assert.AreEqual(100L, FirstIndexAfterBlackout(reader), "ordinary air is known");
            _bus.Bench.Wait(605);
            Assert.AreEqual(1L, FirstIndexAfterBlackout(reader), "all is learnt anew");
        }

        [TestMethod]
        public void TheStandTellsAWrongInstant()
        {
            var stand = new Sgp41Stand();
            stand.SetRamps(_bus.Bench.Room);
            var sample = new Sample { Quantity = Quantity.VolatileOrganicIndex };
            double change = stand.TruthAt(_bus.Bench, sample, 70_000_000_000) - stand.TruthAt(_bus.Bench, sample, 69_900_000_000);
            Assert.IsGreaterThan(4 * stand.ResolutionOf(Quantity.VolatileOrganicIndex), Math.Abs(change));
        }

        private Sgp4xSensor Sensor(Sgp4xSettings settings) => new("gas", _bus.Bench.I2c.Open(Sgp4xEmulator.Address), _bus.Bench.Timeline, settings);

        private long FirstIndexAfterBlackout(StandReader reader)
        {
            for (int i = 0; i < 46; i++)
            {
                Assert.AreEqual(Outcome.NotReady, reader.Read());
                _bus.Bench.Wait(0.95);
            }

            Assert.AreEqual(Outcome.Ok, reader.Read());
            return reader.Samples[0].Mantissa;
        }
    }
}
