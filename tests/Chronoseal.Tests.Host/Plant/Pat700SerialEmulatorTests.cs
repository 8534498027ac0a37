using Chronoseal.Drivers.Pat700;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Pat700SerialEmulatorTests : IDisposable
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true });
        private readonly ISerialPort _port;
        private readonly Pat700SerialEmulator _emulator;

        public Pat700SerialEmulatorTests()
        {
            SerialLine line = _bench.Lay(new SerialSettings(9600, SerialParity.None, 1, false));
            _port = _bench.Open(line);
            _emulator = new Pat700SerialEmulator(line, _bench.Room, _bench.Clock, _bench.Random("pat700"));
        }

        public void Dispose() => _bench.Dispose();

        [TestMethod]
        [DataRow("RD\r", "00/00/0000 00:00:00 0 0 0 0% 0.0 0.000 0.00 P0 0\r\nOK>")]
        [DataRow("RM\r", "1 4\r\nOK>")]
        [DataRow("\r", "OK>")]
        [DataRow("MZ\r", "OK>?")]
        public void AnswersAndRefusals(string command, string expected)
        {
            byte[] bytes = System.Text.Encoding.ASCII.GetBytes(command);
            Assert.AreEqual(Outcome.Ok, _port.Write(bytes, bytes.Length));
            _bench.Wait(0.2);
            var buffer = new byte[128];
            Assert.AreEqual(Outcome.Ok, _port.Read(buffer, 0, buffer.Length, _bench.Timeline.Counter.Microseconds, out int received));
            Assert.AreEqual(expected, System.Text.Encoding.ASCII.GetString(buffer, 0, received));
        }

        [TestMethod]
        public void EveryRecordIsTakenOnceAndTheStampIsThatOfTheWater()
        {
            _bench.Room.SetRamp(RoomParameter.TotalOrganicCarbon, new RoomRamp(100, 1));
            var sensor = new Pat700SerialSensor("toc", _port, _bench.Timeline, new Pat700SerialSettings { TrustsElapsedTime = true });
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            var reader = new StandReader(_bench, sensor);
            int records = 0;
            for (int second = 0; second < 290; second++)
            {
                Outcome outcome = reader.Read();
                Assert.IsTrue(outcome is Outcome.Ok or Outcome.NotReady);
                if (outcome == Outcome.Ok)
                {
                    records++;
                    Sample sample = reader.Samples[0];
                    double stamped = _bench.TrueAt(sample.CounterMicroseconds) * 1e-9;
                    Assert.AreEqual(0.1 + stamped * 1e-3, sample.Mantissa * 1e-6, 1.5e-3);
                    Assert.IsLessThan(700_000, sample.InstantHalfWidthMicroseconds);
                }

                _bench.Wait(0.9);
            }

            Assert.AreEqual(3, records);
        }

        [TestMethod]
        public void ConductivityModeAndErrorsAreToldApart()
        {
            var sensor = new Pat700SerialSensor("toc", _port, _bench.Timeline, new Pat700SerialSettings());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            var reader = new StandReader(_bench, sensor);
            _emulator.IsConductivityMode = true;
            Assert.AreEqual(Outcome.NotReady, reader.Read());
            _emulator.ForcedState = 10;
            Assert.AreEqual(Outcome.DeviceError, reader.Read());
            Assert.AreEqual(10, sensor.DeviceErrorCode);
            Assert.AreEqual(Outcome.DeviceError, sensor.SelfTest());
            _emulator.ForcedState = -1;
            _emulator.IsConductivityMode = false;
            _emulator.Faults.IsSilent = true;
            Assert.AreEqual(Outcome.Timeout, reader.Read());
            _emulator.Faults.IsSilent = false;
            _emulator.Faults.TruncateToBytes = 12;
            Assert.AreEqual(Outcome.ShortReply, reader.Read());
        }
    }
}
