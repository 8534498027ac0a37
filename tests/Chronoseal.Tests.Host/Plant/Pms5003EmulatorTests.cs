using Chronoseal.Drivers.Pms5003;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Pms5003EmulatorTests : IDisposable
    {
        private static readonly SerialSettings s_settings = new(9600, SerialParity.None, 1, false);

        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true });
        private readonly SerialLine _line;
        private readonly ISerialPort _port;
        private readonly Pms5003Emulator _emulator;

        public Pms5003EmulatorTests()
        {
            _line = _bench.Lay(s_settings);
            _port = _bench.Open(_line);
            _emulator = new Pms5003Emulator(_line, _bench.Room, _bench.Random("pms5003"));
        }

        public void Dispose() => _bench.Dispose();

        [TestMethod]
        public void FramesAgreeWithTheReference()
        {
            byte[] frame = Pms5003Frame.Make(1, 2, 3, 1, 2, 3, 450, 120, 30, 4, 1, 0, 0x9700);
            Assert.AreEqual("424D001C00010002000300010002000301C20078001E000400010000970002AC", Convert.ToHexString(frame));
            Assert.AreEqual("424D0004E1000174", Convert.ToHexString(Pms5003Frame.Make(0xE100)));
        }

        [TestMethod]
        [DataRow("424DE100000170", true)]
        [DataRow("424DE100010171", true)]
        [DataRow("424DE200000171", true)]
        [DataRow("424DE400000173", true)]
        [DataRow("424DE400010174", true)]
        [DataRow("424DE400010175", false)]
        [DataRow("424DE4000174", false)]
        public void CommandsAgreeWithTheReference(string bytes, bool isCommand)
        {
            Assert.AreEqual(isCommand, Pms5003Frame.TryReadCommand(Convert.FromHexString(bytes), out _, out _));
        }

        [TestMethod]
        public void ItComesUpSendingAndIsQuietOnceItIsAsked()
        {
            _bench.Wait(5);
            Assert.IsTrue(_emulator.IsActive);
            Assert.IsGreaterThan(64, Received());
            Command("424DE100000170");
            _bench.Wait(0.1);
            Assert.AreEqual(8, Received());
            _bench.Wait(5);
            Assert.AreEqual(0, Received());
            Command("424DE200000171");
            _bench.Wait(0.1);
            Assert.AreEqual(32, Received());
        }

        [TestMethod]
        public void AsleepItObeysNothingButWaking()
        {
            Command("424DE400000173");
            _bench.Wait(0.1);
            Assert.IsTrue(_emulator.IsAsleep);
            Received();
            Command("424DE200000171");
            _bench.Wait(5);
            Assert.AreEqual(0, Received());
            Command("424DE400010174");
            Assert.IsFalse(_emulator.IsAsleep);
        }

        [TestMethod]
        public void ActiveFramesThatNobodyReadAreNotTakenForNews()
        {
            _bench.Room.SetRamp(RoomParameter.Mass10, new RoomRamp(5, 0.5));
            var sensor = new Pms5003Sensor("dust", _port, _bench.Timeline, new Pms5003Settings { IsActive = true });
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));

            // Minutes without a read: the receive buffer is full of the oldest frames, the newest are lost.
            _bench.Wait(300);
            var reader = new StandReader(_bench, sensor);
            reader.ReadValue(10);
            Sample mass = reader.Samples[2];
            double now = _bench.Plant.NowNanoseconds * 1e-9;
            Assert.AreEqual(5 + 0.5 * now, mass.Mantissa, 0.5 * 3.5 + 1);
            Assert.IsLessThan(1_700_000, mass.InstantHalfWidthMicroseconds);
            double stamped = _bench.TrueAt(mass.CounterMicroseconds) * 1e-9;
            Assert.AreEqual(5 + 0.5 * stamped, mass.Mantissa, 0.5 * 1.7 + 1);
        }

        [TestMethod]
        public void AnActivePartThatFallsSilentIsAFailureNotNoNews()
        {
            var sensor = new Pms5003Sensor("dust", _port, _bench.Timeline, new Pms5003Settings { IsActive = true });
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(31);
            _emulator.Faults.IsSilent = true;
            var reader = new StandReader(_bench, sensor);
            Outcome outcome = Outcome.NotReady;
            for (int i = 0; i < 8 && outcome == Outcome.NotReady; i++)
            {
                outcome = reader.Read();
            }

            Assert.AreEqual(Outcome.Timeout, outcome);
            _emulator.Faults.IsSilent = false;
            reader.ReadValue(10);
        }

        [TestMethod]
        public void ARestartIsAFailureUntilItIsIdentifiedAndHasSettled()
        {
            var sensor = new Pms5003Sensor("dust", _port, _bench.Timeline, new Pms5003Settings());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(31);
            var reader = new StandReader(_bench, sensor);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            _emulator.PowerOn();
            _bench.Wait(0.3);
            var outcomes = new List<Outcome>();
            for (int i = 0; i < 10; i++)
            {
                outcomes.Add(reader.Read());
                _bench.Wait(1);
            }

            Assert.DoesNotContain(Outcome.Ok, outcomes);
            Assert.DoesNotContain(Outcome.NotReady, outcomes);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(Outcome.NotReady, reader.Read());
            _bench.Wait(31);
            Assert.AreEqual(Outcome.Ok, reader.Read());
        }

        [TestMethod]
        public void SleepIsAMaintenanceAction()
        {
            var sensor = new Pms5003Sensor("dust", _port, _bench.Timeline, new Pms5003Settings());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(Outcome.Ok, sensor.Sleep());
            Assert.IsTrue(_emulator.IsAsleep);
            var reader = new StandReader(_bench, sensor);
            Assert.AreEqual(Outcome.Timeout, reader.Read());
            Assert.AreEqual(Outcome.Ok, sensor.Wake());
            Assert.AreEqual(Outcome.NotReady, reader.Read());
            _bench.Wait(31);
            Assert.AreEqual(Outcome.Ok, reader.Read());
        }

        [TestMethod]
        public void TheErrorByteFlagsTheSamples()
        {
            _emulator.ErrorCode = 0x02;
            var sensor = new Pms5003Sensor("dust", _port, _bench.Timeline, new Pms5003Settings());
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(31);
            var reader = new StandReader(_bench, sensor);
            Assert.AreEqual(Outcome.Ok, reader.Read());
            Assert.AreEqual(SampleStatus.InstrumentError, reader.Samples[0].Status);
        }

        private void Command(string bytes)
        {
            byte[] command = Convert.FromHexString(bytes);
            Assert.AreEqual(Outcome.Ok, _port.Write(command, command.Length));
            _bench.Wait(0.01);
        }

        private int Received()
        {
            var buffer = new byte[512];
            int count = 0;
            while (_port.Read(buffer, 0, buffer.Length, _bench.Timeline.Counter.Microseconds, out int received) == Outcome.Ok)
            {
                count += received;
            }

            return count;
        }
    }
}
