using Chronoseal.Drivers.Ze07;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Ze07EmulatorTests : IDisposable
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true });
        private readonly ISerialPort _port;
        private readonly Ze07Emulator _emulator;

        public Ze07EmulatorTests()
        {
            SerialLine line = _bench.Lay(new SerialSettings(9600, SerialParity.None, 1, false));
            _port = _bench.Open(line);
            _emulator = new Ze07Emulator(line, _bench.Room, _bench.Random("ze07"));
        }

        public void Dispose() => _bench.Dispose();

        [TestMethod]
        public void FramesAgreeWithTheReference()
        {
            Assert.AreEqual("FF86002A0000002030", Convert.ToHexString(Ze07Frame.Reply(42, 32)));
            Assert.AreEqual("FF1704000025138825", Convert.ToHexString(Ze07Frame.Upload(4, 0, 37, 5000)));
            Assert.AreEqual("FF0178410000000046", Convert.ToHexString(Ze07Frame.Seal(0xFF, 0x01, 0x78, 0x41, 0, 0, 0, 0)));
        }

        [TestMethod]
        public void UploadedValuesAreTakenWithTheirInstant()
        {
            _bench.Room.SetRamp(RoomParameter.Formaldehyde, new RoomRamp(5, 1));
            var sensor = new Ze07Sensor("hcho", _port, _bench.Timeline, new Ze07Settings { IsUploading = true });
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(300);
            var reader = new StandReader(_bench, sensor);
            reader.ReadValue(10);
            Sample sample = reader.Samples[0];
            double stamped = _bench.TrueAt(sample.CounterMicroseconds) * 1e-9;
            Assert.AreEqual(-3, sample.Exponent);
            Assert.AreEqual(5 + stamped, sample.Mantissa, sample.InstantHalfWidthMicroseconds * 1e-6 + 1);
            Assert.IsLessThan(1_000_000, sample.InstantHalfWidthMicroseconds);
        }

        [TestMethod]
        public void ARestartIsAFailureAndPreheatsAnew()
        {
            var sensor = new Ze07Sensor("hcho", _port, _bench.Timeline, new Ze07Settings());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(181);
            var reader = new StandReader(_bench, sensor);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(Outcome.Ok, reader.Read(), "asked again without having restarted");
            _emulator.PowerOn();
            for (int i = 0; i < 10; i++)
            {
                Assert.IsTrue(reader.Read() is Outcome.Timeout or Outcome.WrongReply or Outcome.ShortReply or Outcome.BadChecksum);
                _bench.Wait(0.9);
            }

            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(Outcome.NotReady, reader.Read());
            _bench.Wait(181);
            Assert.AreEqual(Outcome.Ok, reader.Read());
        }

        [TestMethod]
        [DataRow(false, 0.0)]
        [DataRow(false, 0.35)]
        [DataRow(false, 0.7)]
        [DataRow(true, 0.0)]
        [DataRow(true, 0.35)]
        [DataRow(true, 0.7)]
        public void ARestartedPartGivesNoValueUntilItIsWarm(bool answersWhileUploading, double phaseSeconds)
        {
            _emulator.AnswersWhileUploading = answersWhileUploading;
            var sensor = new Ze07Sensor("hcho", _port, _bench.Timeline, new Ze07Settings());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            var reader = new StandReader(_bench, sensor);
            for (int restart = 0; restart < 10; restart++)
            {
                _bench.Wait(181);
                Assert.IsTrue(reader.Read() is Outcome.Ok or Outcome.WrongReply);
                _bench.Wait(phaseSeconds);
                _emulator.PowerOn();
                int failures = 0;
                int values = 0;
                for (int epoch = 0; epoch < 170; epoch++)
                {
                    Outcome outcome = reader.Read();
                    values += outcome == Outcome.Ok ? 1 : 0;
                    failures = outcome is Outcome.Ok or Outcome.NotReady ? 0 : failures + 1;
                    if (failures == 3)
                    {
                        Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
                        failures = 0;
                    }

                    _bench.Wait(0.98);
                }

                // Until its first upload, up to a second after it started, nothing tells a restarted part that answers from another.
                Assert.IsLessThanOrEqualTo(answersWhileUploading ? 2 : 0, values);
            }
        }

        [TestMethod]
        public void ZeroIsAValue()
        {
            _bench.Room.SetRamp(RoomParameter.Formaldehyde, new RoomRamp(0, 0));
            var sensor = new Ze07Sensor("hcho", _port, _bench.Timeline, new Ze07Settings());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(181);
            var reader = new StandReader(_bench, sensor);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            Assert.AreEqual(0, reader.Samples[0].Mantissa);
        }
    }
}
