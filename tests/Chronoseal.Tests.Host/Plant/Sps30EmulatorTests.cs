using Chronoseal.Drivers.Sps30;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Shdlc;
using Chronoseal.Stand;
using Chronoseal.Stand.Stands;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Sps30EmulatorTests : IDisposable
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true, HasRamps = true });
        private readonly Sps30Model _part;

        public Sps30EmulatorTests()
        {
            new Sps30UartStand().SetRamps(_bench.Room);
            _part = new Sps30Model(_bench.Plant, _bench.Room, _bench.Random("sps30"));
        }

        public void Dispose() => _bench.Dispose();

        [TestMethod]
        [DataRow("", "7E 00 00 00 00 FF 7E", 0x00, 0x00, 0x00)]
        [DataRow("12 13 14", "7E 7D 5E 7D 5D 7D 31 03 12 7D 33 14 B7 7E", 0x7E, 0x7D, 0x11)]
        [DataRow("40 00 00 00 40 B8 00 00 41 0C 00 00 41 14 00 00 40 B0 00 00 41 40 00 00 41 7C 00 00 41 84 00 00 41 85 00 00 3F 2C CC CD",
            "7E 00 03 00 28 40 00 00 00 40 B8 00 00 41 0C 00 00 41 14 00 00 40 B0 00 00 41 40 00 00 41 7C 00 00 41 84 00 00 41 85 00 00 3F 2C CC CD 3D 7E",
            0, 3, 0)]
        public void RepliesAgreeWithTheReference(string data, string frame, int address, int command, int state)
        {
            Assert.AreEqual(frame, Text(ShdlcFrame.Reply((byte)address, (byte)command, (byte)state, Bytes(data))));
        }

        [TestMethod]
        public void TheLongestReplyAgreesWithTheReference()
        {
            byte[] frame = ShdlcFrame.Reply(0xFF, 0xFF, 0xFF, Enumerable.Repeat((byte)0xFF, 255).ToArray());
            Assert.HasCount(262, frame);
            Assert.AreEqual("FF 02 7E", Text(frame[^3..]));
        }

        [TestMethod]
        [DataRow("7E 00 D0 01 00 2E 7E", "7E 00 D0 00 09 30 30 30 38 30 30 30 30 00 9E 7E")]
        [DataRow("7E 00 D1 00 2E 7E", "7E 00 D1 00 07 02 02 00 06 00 02 00 1B 7E")]
        [DataRow("7E 00 D2 01 00 2C 7E", "7E 00 D2 00 05 00 00 00 00 00 28 7E")]
        [DataRow("7E 00 D3 00 2C 7E", "7E 00 D3 00 00 2C 7E")]
        [DataRow("7E 00 03 00 FC 7E", "7E 00 03 00 00 FC 7E")]
        [DataRow("7E 00 80 01 00 7D 5E 7E", "7E 00 80 00 04 00 09 3A 80 B8 7E")]
        [DataRow("7E 00 00 02 01 03 F9 7E", "7E 00 00 00 00 FF 7E")]
        [DataRow("7E 00 00 02 01 04 F8 7E", "7E 00 00 04 00 FB 7E")]
        [DataRow("7E 00 00 01 01 FD 7E", "7E 00 00 01 00 FE 7E")]
        [DataRow("7E 00 01 00 FE 7E", "7E 00 01 43 00 BB 7E")]
        [DataRow("7E 00 56 00 A9 7E", "7E 00 56 43 00 66 7E")]
        [DataRow("7E 00 7D 31 00 EE 7E", "7E 00 7D 31 43 00 AB 7E")]
        [DataRow("7E 00 42 00 BD 7E", "7E 00 42 02 00 BB 7E")]
        [DataRow("55 7E 7E 00 D3 00 2C 7E", "7E 00 D3 00 00 2C 7E")]
        [DataRow("7E 00 D3 00 2D 7E", "")]
        [DataRow("7E 00 D3 01 2B 7E", "")]
        [DataRow("7E 01 D3 00 2B 7E", "")]
        public void AnIdlePartAnswers(string request, string reply)
        {
            ISerialPort port = OnUart(out _);
            Assert.AreEqual(reply, Ask(port, request));
        }

        [TestMethod]
        public void IntervalIsStuffedBothWays()
        {
            ISerialPort port = OnUart(out _);
            Assert.AreEqual("7E 00 80 00 00 7F 7E", Ask(port, "7E 00 80 05 00 00 7D 31 7D 5D 7D 33 D9 7E"));
            Assert.AreEqual(0x00117D13u, _part.CleaningIntervalSeconds);
            Assert.AreEqual("7E 00 80 00 04 00 7D 31 7D 5D 7D 33 DA 7E", Ask(port, "7E 00 80 01 00 7D 5E 7E"));
        }

        [TestMethod]
        public void SleepTakesAPulseAndAWakeUpWithin100Milliseconds()
        {
            ISerialPort port = OnUart(out _);
            Assert.AreEqual("7E 00 10 00 00 EF 7E", Ask(port, "7E 00 10 00 EF 7E"));
            Assert.AreEqual("", Ask(port, "7E 00 D1 00 2E 7E"));
            Assert.AreEqual("", Ask(port, "7E 00 7D 31 00 EE 7E"), "the interface went to sleep again");
            port.Write([0xFF], 1);
            Assert.AreEqual("7E 00 7D 31 00 00 EE 7E", Ask(port, "7E 00 7D 31 00 EE 7E"));
            Assert.IsFalse(_part.IsAsleep);
        }

        [TestMethod]
        public void ErrorFlagsShowInEveryState()
        {
            ISerialPort port = OnUart(out _);
            _part.Status = Sps30Model.FanSpeed;
            Assert.AreEqual("7E 00 03 00 00 FC 7E", Ask(port, "7E 00 03 00 FC 7E"), "a warning is no error");
            _part.Status |= Sps30Model.LaserFailure;
            Assert.AreEqual("7E 00 03 80 00 7C 7E", Ask(port, "7E 00 03 00 FC 7E"));
            Ask(port, "7E 00 D2 01 01 2B 7E");
            Assert.AreEqual(0u, _part.Status);
        }

        [TestMethod]
        public void ValuesComeEverySecondOnceAndNotWhileTheFanIsCleaned()
        {
            Assert.IsTrue(_part.Start(Sps30Model.Floats));
            Assert.IsFalse(_part.HasValue);
            _bench.Wait(1.05);
            Assert.IsTrue(_part.HasNewValue);
            _part.Read(new byte[40]);
            Assert.IsFalse(_part.HasNewValue);
            _bench.Wait(1.05);
            Assert.IsTrue(_part.HasNewValue);
            _part.Read(new byte[40]);
            Assert.IsTrue(_part.CleanFan());
            _bench.Wait(9.5);
            Assert.IsFalse(_part.HasNewValue);
            _bench.Wait(2);
            Assert.IsTrue(_part.HasNewValue);
        }

        [TestMethod]
        public void NumbersAreCumulativeFromAThirdOfAMicrometre()
        {
            double[] numbers = [.. Enumerable.Range(Sps30Air.Masses, 5).Select(i => Sps30Air.At(_bench.Room, i, 0))];
            CollectionAssert.AreEqual(numbers.Order().ToArray(), numbers);
            Assert.AreEqual(300_000, numbers[0], 1e-6);
            Assert.AreEqual(398_000, numbers[4], 1e-6);

            // Straight on a log-log plot between 15,000 beyond 2.5 um and 8,000 beyond 5 um.
            Assert.AreEqual(400_000 - 9_794.4, numbers[3], 1);
        }

        [TestMethod]
        public void OverI2cArgumentsNeedTheirChecksumAndBusyPartsDoNotAcknowledge()
        {
            II2cDevice device = _bench.Attach(Sps30I2cEmulator.Address, new Sps30I2cEmulator(_bench.Plant, _part));
            Assert.AreEqual(Outcome.Nack, Write(device, "00 10 03 00 AD"));
            Assert.AreEqual(Outcome.Nack, Write(device, "00 10 04 00 " + $"{SensirionWord.Crc([4, 0]):X2}"));
            Assert.AreEqual(Outcome.Ok, Write(device, "00 10 03 00 AC"));
            Assert.AreEqual(Outcome.Nack, Write(device, "02 02"));
            _bench.Wait(0.02);
            Assert.AreEqual(Outcome.Ok, Write(device, "02 02"));
            Assert.AreEqual("00 00 81", Read(device, 3));
            Assert.AreEqual(Outcome.Nack, Write(device, "03 00"), "no value yet");
            _bench.Wait(1.05);
            Assert.AreEqual(Outcome.Ok, Write(device, "03 00"));
            Assert.HasCount(60, Bytes(Read(device, 60)));
            Assert.AreEqual(Outcome.Ok, Write(device, "D2 06"));
            Assert.AreEqual("00 00 81 00 00 81", Read(device, 6));
        }

        [TestMethod]
        public void OverI2cTheSecondWakeUpCounts()
        {
            II2cDevice device = _bench.Attach(Sps30I2cEmulator.Address, new Sps30I2cEmulator(_bench.Plant, _part));
            Assert.AreEqual(Outcome.Ok, Write(device, "10 01"));
            Assert.AreEqual(Outcome.Nack, Write(device, "11 03"));
            _bench.Wait(0.15);
            Assert.AreEqual(Outcome.Nack, Write(device, "11 03"), "100 ms are over");
            Assert.AreEqual(Outcome.Ok, Write(device, "11 03"));
        }

        [TestMethod]
        [DataRow("sps30-uart")]
        [DataRow("sps30-i2c")]
        public void DriverAndPartGetOverABrownOutASleepAndAStuckLaser(string id)
        {
            var stand = (Sps30Stand)PartStands.Make(id)!;
            var sensor = (Sps30Sensor)stand.Place(_bench)!;
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            _bench.Wait(31);
            Assert.AreEqual("Ok", After(sensor, 3, 1));
            Assert.IsTrue(stand.TryBrownOut());
            Assert.AreEqual("NotReady", After(sensor, 10, 1));
            Assert.AreEqual("DeviceError", After(sensor, 6, 1));
            Assert.AreEqual(Sps30Codec.NoNewValue, sensor.DeviceErrorCode);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual("Ok", After(sensor, 2, 1.1));
            Assert.AreEqual(Outcome.Ok, sensor.Sleep());
            Assert.AreNotEqual("Ok", After(sensor, 1, 1.1));
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()), "also while it measures");
            Assert.AreEqual("Ok", After(sensor, 2, 1.1));
            stand.Part!.IsStuck = true;
            Assert.AreEqual("DeviceError", After(sensor, 10, 1.1));
            Assert.AreEqual(Sps30Codec.FlatLine, sensor.DeviceErrorCode);
            stand.Part.IsStuck = false;
            Assert.AreEqual("Ok", After(sensor, 1, 1.1));
            stand.Part.Status = Sps30Model.FanFailure;
            Assert.AreEqual(Outcome.DeviceError, sensor.SelfTest());
        }

        [TestMethod]
        [DataRow("sps30-uart", 1, 9)]
        [DataRow("sps30-i2c", 1, 9)]
        [DataRow("sps30-uart", 2, 2)]
        [DataRow("sps30-i2c", 2, 2)]
        public void OldFirmwareWithoutStatusOrSleepMeasuresToo(string id, int major, int minor)
        {
            var stand = (Sps30Stand)PartStands.Make(id)!;
            ISensor sensor = stand.Place(_bench)!;
            stand.Part!.Firmware = new Version(major, minor);
            stand.Part.Status = Sps30Model.FanSpeed;
            var identity = new SensorIdentity();
            Assert.AreEqual(Outcome.Ok, sensor.Identify(identity));
            Assert.AreEqual($"{major}.{minor}", identity.Firmware);
            Assert.AreEqual("Ok", After(sensor, 1, 32));
            Assert.AreEqual(major == 2 ? SampleStatus.InstrumentWarning : 0, _samples[0].Status);
        }

        [TestMethod]
        public void IntegersAreWholeUnits()
        {
            ISerialPort port = OnUart(out _);
            var channel = new ShdlcChannel(port, _bench.Timeline, 0, ShdlcChannel.UsualTimeoutMilliseconds);
            var sensor = new Sps30Sensor("dust", channel, _bench.Timeline, new Sps30Settings { UsesIntegers = true });
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            Assert.AreEqual("Ok", After(sensor, 1, 60));
            foreach (Sample sample in _samples)
            {
                long unit = sample.Unit == Unit.MicrogramsPerCubicMetre ? 1_000 : 1_000_000;
                Assert.AreEqual(0, sample.Mantissa % unit);
                Assert.AreEqual(sample.Raw, sample.Mantissa / unit);
            }
        }

        private readonly Sample[] _samples = [.. Enumerable.Range(0, Sps30Air.Count).Select(_ => new Sample())];

        private ISerialPort OnUart(out Sps30UartEmulator emulator)
        {
            SerialLine line = _bench.Lay(new SerialSettings(115_200, SerialParity.None, 1, false));
            emulator = new Sps30UartEmulator(line, _part);
            return _bench.Open(line);
        }

        /// <summary>The outcome of the last of some readings.</summary>
        private string After(ISensor sensor, int readings, double seconds)
        {
            Outcome outcome = Outcome.NotReady;
            for (int i = 0; i < readings; i++)
            {
                _bench.Wait(seconds);
                outcome = sensor.Begin();
                if (outcome == Outcome.Ok)
                {
                    _bench.Timeline.SleepUntil(_bench.Timeline.Counter.Microseconds + sensor.ReadyAfterMicroseconds);
                    outcome = sensor.End(_samples, out _);
                }
            }

            return Outcomes.Name(outcome);
        }

        private string Ask(ISerialPort port, string request)
        {
            byte[] bytes = Bytes(request);
            port.Write(bytes, bytes.Length);
            _bench.Wait(0.12);
            var buffer = new byte[512];
            return port.Read(buffer, 0, buffer.Length, 0, out int received) == Outcome.Ok ? Text(buffer[..received]) : "";
        }

        private static Outcome Write(II2cDevice device, string bytes) => device.Write(Bytes(bytes), Bytes(bytes).Length);

        private static string Read(II2cDevice device, int count)
        {
            var buffer = new byte[count];
            Assert.AreEqual(Outcome.Ok, device.Read(buffer, count));
            return Text(buffer);
        }

        private static byte[] Bytes(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

        private static string Text(byte[] bytes) => BitConverter.ToString(bytes).Replace('-', ' ');
    }
}
