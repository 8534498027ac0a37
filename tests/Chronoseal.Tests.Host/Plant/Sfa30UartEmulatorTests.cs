using Chronoseal.Drivers.Sfa30;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Shdlc;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Sfa30UartEmulatorTests : IDisposable
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true, HasRamps = true });
        private readonly Sample[] _samples = [new Sample()];

        public Sfa30UartEmulatorTests()
        {
            _bench.Room.SetRamp(RoomParameter.Formaldehyde, new RoomRamp(35.6, 0));
            _bench.Room.SetRamp(RoomParameter.RelativeHumidity, new RoomRamp(45.2, 0));
            _bench.Room.SetRamp(RoomParameter.Temperature, new RoomRamp(21.505, 0));
        }

        public void Dispose() => _bench.Dispose();

        [TestMethod]
        public void APartAnswersAsTheReferenceHasIt()
        {
            ISerialPort port = OnUart(out Sfa30UartEmulator emulator);
            emulator.Marking = "SN-4711";
            Assert.AreEqual("7E 00 D0 00 08 53 4E 2D 34 37 31 31 00 8C 7E", Ask(port, "7E 00 D0 01 06 28 7E"));
            Assert.AreEqual("7E 00 03 20 00 DC 7E", Ask(port, "7E 00 03 01 02 F9 7E"), "idle");
            Assert.AreEqual("7E 00 01 43 00 BB 7E", Ask(port, "7E 00 01 00 FE 7E"));
            Assert.AreEqual("7E 00 00 04 00 FB 7E", Ask(port, "7E 00 00 01 01 FD 7E"));
            Assert.AreEqual("7E 00 00 00 00 FF 7E", Ask(port, "7E 00 00 01 00 FE 7E"));
            Assert.AreEqual("7E 00 00 43 00 BC 7E", Ask(port, "7E 00 00 01 00 FE 7E"), "it measures");
            Assert.AreEqual("7E 00 03 20 00 DC 7E", Ask(port, "7E 00 03 01 02 F9 7E"), "no value yet");
            _bench.Wait(0.5);
            Assert.AreEqual("7E 00 03 00 06 00 B2 7D 31 A8 10 CD AE 7E", Ask(port, "7E 00 03 01 02 F9 7E"));
            Assert.AreEqual("7E 00 03 01 00 FB 7E", Ask(port, "7E 00 03 00 FC 7E"));
            Assert.AreEqual("7E 00 D3 00 00 2C 7E", Ask(port, "7E 00 D3 00 2C 7E"));
            Assert.AreEqual("7E 00 01 43 00 BB 7E", Ask(port, "7E 00 01 00 FE 7E"));
        }

        [TestMethod]
        public void EachFaultOfTheLineHasItsOutcomeAndTheNextReadingSucceeds()
        {
            ISerialPort port = OnUart(out Sfa30UartEmulator emulator);
            ShdlcFaults faults = emulator.Slave.Faults;
            ISensor sensor = Sensor(port);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(1);
            AssertFault(sensor, Outcome.Timeout, on => faults.IsSilent = on);
            AssertFault(sensor, Outcome.BadChecksum, on => faults.HasWrongChecksum = on);
            AssertFault(sensor, Outcome.WrongReply, on => faults.HasWrongAddress = on);
            AssertFault(sensor, Outcome.WrongReply, on => faults.HasWrongCommand = on);
            AssertFault(sensor, Outcome.WrongReply, on => faults.HasWrongLength = on);
            AssertFault(sensor, Outcome.ShortReply, on => faults.TruncateToBytes = on ? 7 : -1);
            AssertFault(sensor, Outcome.DeviceError, on => faults.State = on ? (byte)0x44 : (byte)0);
            AssertFault(sensor, Outcome.Timeout, on => faults.DelayMicroseconds = on ? 160_000 : 3_000);
        }

        [TestMethod]
        [DataRow("sfa30-uart")]
        [DataRow("sfa30-i2c")]
        public void ABrownOutIsAFailureAndIdentifyCuresIt(string id)
        {
            PartStand stand = PartStands.Make(id)!;
            ISensor sensor = stand.Place(_bench)!;
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(1);
            Assert.AreEqual(Outcome.Ok, Read(sensor));
            Assert.IsTrue(stand.TryBrownOut());
            _bench.Wait(3.5);
            Outcome outcome = Read(sensor);
            Assert.IsTrue(outcome is Outcome.Nack or Outcome.DeviceError, Outcomes.Name(outcome));
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(Outcome.NotReady, Read(sensor));
            _bench.Wait(1);
            Assert.AreEqual(Outcome.Ok, Read(sensor));
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()), "also while it measures");
        }

        private void AssertFault(ISensor sensor, Outcome expected, Action<bool> set)
        {
            set(true);
            Assert.AreEqual(expected, Read(sensor));
            set(false);
            Assert.AreEqual(Outcome.Ok, Read(sensor), "after " + Outcomes.Name(expected));
        }

        private Outcome Read(ISensor sensor)
        {
            Outcome outcome = sensor.Begin();
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _bench.Timeline.SleepUntil(_bench.Timeline.Counter.Microseconds + sensor.ReadyAfterMicroseconds);
            return sensor.End(_samples, out _);
        }

        private ISerialPort OnUart(out Sfa30UartEmulator emulator)
        {
            SerialLine line = _bench.Lay(new SerialSettings(115_200, SerialParity.None, 1, false));
            emulator = new Sfa30UartEmulator(line, _bench.Room, _bench.Random("sfa30"));
            return _bench.Open(line);
        }

        private Sfa30Sensor Sensor(ISerialPort port)
        {
            var channel = new ShdlcChannel(port, _bench.Timeline, 0, ShdlcChannel.UsualTimeoutMilliseconds);
            return new Sfa30Sensor("hcho", channel, _bench.Timeline, new Sfa30Settings());
        }

        private string Ask(ISerialPort port, string request)
        {
            byte[] bytes = Convert.FromHexString(request.Replace(" ", "", StringComparison.Ordinal));
            port.Write(bytes, bytes.Length);
            _bench.Wait(0.05);
            var buffer = new byte[512];
            Assert.AreEqual(Outcome.Ok, port.Read(buffer, 0, buffer.Length, 0, out int received));
            return BitConverter.ToString(buffer, 0, received).Replace('-', ' ');
        }
    }
}
