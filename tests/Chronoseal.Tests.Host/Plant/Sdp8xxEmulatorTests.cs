using Chronoseal.Drivers.Sdp8xx;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand.Stands;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Sdp8xxEmulatorTests
    {
        private readonly I2cBench _bus = new();
        private readonly Sdp8xxEmulator _part;

        public Sdp8xxEmulatorTests()
        {
            _part = new Sdp8xxEmulator(_bus.Bench.Plant, _bus.Bench.Room, _bus.Bench.Random("part"), 0x03020A3B, 60);
            _bus.Attach(Sdp8xxEmulator.Address, _part);
        }

        [TestCleanup]
        public void CleanUp() => _bus.Dispose();

        [TestMethod]
        public void RepliesAreThoseOfTheReference()
        {
            _bus.Bench.Room.SetRamp(RoomParameter.Temperature, new RoomRamp(23.25, 0));
            _bus.Bench.Room.SetRamp(RoomParameter.DifferentialPressure, new RoomRamp(-1.5, 0));
            _bus.Write("3615");
            _bus.Sleep(20_000);
            Assert.AreEqual("FFA65A122A6B003C39", _bus.Read(9));
            _part.ForcedSteps = 3000;
            _part.ForcedScale = 240;
            _bus.Sleep(1_000);
            Assert.AreEqual("0BB89D122A6B00F003", _bus.Read(9));
        }

        [TestMethod]
        public void TheIdentifierNeedsBothCommandsAndAPartAtRest()
        {
            _part.SerialNumber = 0x1234_8000_0001_0002;
            Assert.AreEqual(Outcome.Nack, _bus.Write("E102"));
            _bus.Write("367C");
            Assert.AreEqual(Outcome.Ok, _bus.Write("E102"));
            Assert.AreEqual("0302CE0A3B401234378000A20001B00002E3", _bus.Read(18));
            _bus.Write("3615");
            Assert.AreEqual(Outcome.Nack, _bus.Write("367C"));
            Assert.AreEqual(Outcome.Nack, _bus.Write("361E"), "no second start without a stop");
            Assert.AreEqual(Outcome.Ok, _bus.Write("3FF9"));
            Assert.AreEqual(Outcome.Nack, _bus.Write("367C"), "busy for half a millisecond");
        }

        [TestMethod]
        public void NothingToReadAtRestBeforeTheFirstValueOrTwiceWithinAnUpdate()
        {
            Assert.AreEqual("Nack", _bus.Read(9));
            _bus.Write("361E");
            _bus.Sleep(5_000);
            Assert.AreEqual("Nack", _bus.Read(9));
            _bus.Sleep(5_000);
            Assert.AreNotEqual("Nack", _bus.Read(9));
            _part.LosePower();
            Assert.AreEqual("Nack", _bus.Read(9));
        }

        [TestMethod]
        public void TheFirst25MillisecondsAreAMeanAndTheRestIsSmoothed()
        {
            _bus.Bench.Room.SetRamp(RoomParameter.DifferentialPressure, new RoomRamp(0, 100));
            _bus.Write("3615");
            _bus.Sleep(50_000);
            _bus.Read(9);
            _bus.Sleep(20_000);
            AssertAge(0.0105);
            _bus.Sleep(2_000_000);
            AssertAge(0.0097);
        }

        [TestMethod]
        [DataRow(0.003)]
        [DataRow(0.021)]
        [DataRow(0.026)]
        [DataRow(0.033)]
        [DataRow(0.06)]
        [DataRow(0.4)]
        public void StampAndExposureHoldTheTruthAtAnyPace(double seconds)
        {
            _bus.Bench.Room.SetRamp(RoomParameter.DifferentialPressure, new RoomRamp(-100, 20));
            var sensor = new Sdp8xxSensor("pressure", _bus.Bench.I2c.Open(Sdp8xxEmulator.Address), _bus.Bench.Timeline, new Sdp8xxSettings());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            var reader = new StandReader(_bus.Bench, sensor);
            for (int i = 0; i < 20; i++)
            {
                _bus.Bench.Wait(seconds);
                Assert.AreEqual(Outcome.Ok, reader.Read());
                AssertTruth(reader.Samples[0]);
            }
        }

        // On a ramp of 100 Pa/s the value tells its own age; a step of 1/60 Pa is 0.17 ms.
        private void AssertAge(double seconds)
        {
            double now = _bus.Bench.Room.At(RoomParameter.DifferentialPressure, _bus.Bench.Plant.NowNanoseconds);
            _bus.Read(9);
            Assert.AreEqual(seconds, (now - (short)_bus.Word(0) / 60.0) / 100, 0.0008);
        }

        private void AssertTruth(Sample sample)
        {
            var stand = new Sdp8xxStand();
            double value = sample.Mantissa * 1e-4;
            double earliest = stand.TruthAt(_bus.Bench, sample, _bus.Bench.TrueAt(sample.CounterMicroseconds - sample.InstantHalfWidthMicroseconds));
            double latest = stand.TruthAt(_bus.Bench, sample, _bus.Bench.TrueAt(sample.CounterMicroseconds + sample.InstantHalfWidthMicroseconds));
            Assert.IsTrue(value >= earliest - 0.017 && value <= latest + 0.017, $"{value} not in {earliest} to {latest}");
        }
    }
}
