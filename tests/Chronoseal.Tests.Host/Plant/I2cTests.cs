using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class I2cTests
    {
        private readonly PlantWorld _world = new PlantWorld(new PlantSettings { Room = new RoomSettings { HasDefaultEvents = false } });
        private readonly byte[] _buffer = new byte[64];

        private PlantNode Node
        {
            get { return _world.Nodes[0]; }
        }

        [TestCleanup]
        public void CleanUp()
        {
            _world.Dispose();
        }

        [TestMethod]
        [DataRow(0xBEEF, 0x92)]
        [DataRow(0x8000, 0xA2)]
        [DataRow(0x6666, 0x93)]
        [DataRow(0x0000, 0x81)]
        [DataRow(0xFFFF, 0xAC)]
        [DataRow(0x0300, 0xAC)]
        [DataRow(0x0500, 0xF6)]
        [DataRow(0x0ED8, 0x51)]
        [DataRow(0xADE0, 0xFF)]
        [DataRow(0x3FD0, 0xAE)]
        [DataRow(0xA3D7, 0xC0)]
        public void WordChecksumsAgreeWithTheReference(int word, int crc)
        {
            SensirionWord.Write(_buffer, (ushort)word);
            Assert.AreEqual(crc, _buffer[2]);
        }

        [TestMethod]
        public void ShtCodecAgreesWithTheReference()
        {
            Assert.AreEqual(0x6666, Sht4xCodec.TemperatureWord(25.0));
            Assert.AreEqual(0x72B0, Sht4xCodec.HumidityWord(50.0006));
            Assert.AreEqual(0, Sht4xCodec.TemperatureWord(-45));
            Assert.AreEqual(0xFFFF, Sht4xCodec.HumidityWord(119));
            Sht4xCodec.WriteReply(_buffer, 0x6666, 0x72B0);
            AssertBytes("66 66 93 72 B0 DC", 6);
        }

        [TestMethod]
        public void ShtGivesItsSerialNumberAsTheRealOne()
        {
            Node.Sht4x.SerialNumber = 0x0ED8ADE0;
            Assert.AreEqual(Outcome.Ok, Command(Sht4xEmulator.Address, 0x89));
            Assert.AreEqual(Outcome.Nack, Read(Sht4xEmulator.Address, 6));
            Sleep(1_000);
            Assert.AreEqual(Outcome.Ok, Read(Sht4xEmulator.Address, 6));
            AssertBytes("0E D8 51 AD E0 FF", 6);
            Assert.AreEqual(Outcome.Nack, Read(Sht4xEmulator.Address, 6));
        }

        [TestMethod]
        public void ShtMeasuresTheRoomInTheMiddleOfTheConversion()
        {
            _world.Room.Add(new ContaminationEvent(1_010_000_000, 30, 30));
            _world.Timeline.Run(1_000_000_000);
            double before = MeasureCelsius();
            double after = MeasureCelsius();
            Assert.IsLessThan(23.0, before);
            Assert.IsGreaterThan(40.0, after);
        }

        [TestMethod]
        public void ShtDoesNotAcknowledgeWhileItConverts()
        {
            Assert.AreEqual(Outcome.Ok, Command(Sht4xEmulator.Address, 0xFD));
            Sleep(5_000);
            Assert.AreEqual(Outcome.Nack, Read(Sht4xEmulator.Address, 6));
            Assert.AreEqual(Outcome.Nack, Command(Sht4xEmulator.Address, 0xFD));
            Sleep(4_000);
            Assert.AreEqual(Outcome.Ok, Read(Sht4xEmulator.Address, 6));
        }

        [TestMethod]
        public void ShtHeaterTakesItsTimeAndWarmsTheDie()
        {
            double cold = MeasureCelsius();
            Assert.AreEqual(Outcome.Ok, Command(Sht4xEmulator.Address, 0x39));
            Sleep(1_000_000);
            Assert.AreEqual(Outcome.Nack, Read(Sht4xEmulator.Address, 6));
            Sleep(100_000);
            Assert.AreEqual(Outcome.Ok, Read(Sht4xEmulator.Address, 6));
            Assert.IsGreaterThan(cold + 30, Celsius());
            Assert.IsGreaterThan(cold + 10, MeasureCelsius());
            _world.RunSeconds(120);
            Assert.AreEqual(cold, MeasureCelsius(), 1);
        }

        [TestMethod]
        public void SfaCodecAgreesWithTheReference()
        {
            Sfa30Codec.WriteValues(_buffer, Sfa30Codec.FormaldehydeWord(35.6), Sfa30Codec.HumidityWord(45.2), Sfa30Codec.TemperatureWord(21.505));
            AssertBytes("00 B2 5C 11 A8 5E 10 CD E4", 9);
        }

        [TestMethod]
        public void SfaHasNothingBeforeTheFirstHalfSecondAndANewValueEachHalfSecond()
        {
            Assert.AreEqual(Outcome.Nack, Command(Sfa30Emulator.Address, 0x03, 0x27));
            Assert.AreEqual(Outcome.Ok, Command(Sfa30Emulator.Address, 0x00, 0x06));
            Sleep(1_000);
            string notReady = ReadSfa();
            Assert.AreEqual("7F-FF-8F-7F-FF-8F-7F-FF-8F", notReady);
            Sleep(500_000);
            string first = ReadSfa();
            string again = ReadSfa();
            Sleep(500_000);
            string second = ReadSfa();
            Assert.AreNotEqual(notReady, first);
            Assert.AreEqual(first, again);
            Assert.AreNotEqual(first, second);
        }

        [TestMethod]
        public void SfaGivesItsMarkingOnlyWhileStopped()
        {
            Node.Sfa30.Marking = "ABC123";
            Assert.AreEqual(Outcome.Ok, Command(Sfa30Emulator.Address, 0xD0, 0x60));
            Sleep(2_000);
            Assert.AreEqual(Outcome.Ok, Read(Sfa30Emulator.Address, 48));
            Assert.AreEqual("ABC1", "" + (char)_buffer[0] + (char)_buffer[1] + (char)_buffer[3] + (char)_buffer[4]);
            Assert.AreEqual(SensirionWord.Crc(_buffer.AsSpan(3, 2)), _buffer[5]);
            Assert.AreEqual(0x81, _buffer[47]);
            Command(Sfa30Emulator.Address, 0x00, 0x06);
            Sleep(1_000);
            Assert.AreEqual(Outcome.Nack, Command(Sfa30Emulator.Address, 0xD0, 0x60));
        }

        [TestMethod]
        public void PartsFailAsTold()
        {
            Node.Sht4x.Faults.HasWrongChecksum = true;
            MeasureCelsius();
            Assert.AreNotEqual(SensirionWord.Crc(_buffer.AsSpan(0, 2)), _buffer[2]);
            Node.Sht4x.Faults.HasWrongChecksum = false;
            Node.Sht4x.Faults.TruncateToBytes = 4;
            Command(Sht4xEmulator.Address, 0xFD);
            Sleep(10_000);
            Assert.AreEqual(Outcome.ShortReply, Read(Sht4xEmulator.Address, 6));
            Node.Sht4x.Faults.IsSilent = true;
            Assert.AreEqual(Outcome.Nack, Command(Sht4xEmulator.Address, 0xFD));
        }

        [TestMethod]
        public void BusFailsAsTold()
        {
            Assert.AreEqual(Outcome.Nack, Command(0x10, 0x00));
            Node.I2c.NacksToCome = 1;
            Assert.AreEqual(Outcome.Nack, Command(Sht4xEmulator.Address, 0x94));
            Assert.AreEqual(Outcome.Ok, Command(Sht4xEmulator.Address, 0x94));
            Sleep(1_000);
            Node.I2c.BitToFlip = 0;
            MeasureCelsius();
            Assert.AreNotEqual(SensirionWord.Crc(_buffer.AsSpan(0, 2)), _buffer[2]);
            Node.I2c.IsStuck = true;
            Assert.AreEqual(Outcome.BusFault, Command(Sht4xEmulator.Address, 0xFD));
        }

        [TestMethod]
        public void TransferTakesNineBitsAByteAtHundredKilohertz()
        {
            long start = _world.Timeline.NowNanoseconds;
            Command(Sht4xEmulator.Address, 0xFD);
            Assert.AreEqual(2 * 90_000 + 20_000, _world.Timeline.NowNanoseconds - start);
        }

        private Outcome Command(int address, params byte[] bytes)
        {
            return Node.I2c.Open(address).Write(bytes, bytes.Length);
        }

        private Outcome Read(int address, int count)
        {
            return Node.I2c.Open(address).Read(_buffer, count);
        }

        private double MeasureCelsius()
        {
            Assert.AreEqual(Outcome.Ok, Command(Sht4xEmulator.Address, 0xFD));
            Sleep(10_000);
            Assert.AreEqual(Outcome.Ok, Read(Sht4xEmulator.Address, 6));
            return Celsius();
        }

        private double Celsius()
        {
            return -45 + 175 * ((_buffer[0] << 8) | _buffer[1]) / 65535.0;
        }

        private string ReadSfa()
        {
            Assert.AreEqual(Outcome.Ok, Command(Sfa30Emulator.Address, 0x03, 0x27));
            Sleep(5_000);
            Assert.AreEqual(Outcome.Ok, Read(Sfa30Emulator.Address, 9));
            return BitConverter.ToString(_buffer, 0, 9);
        }

        private void Sleep(long microseconds)
        {
            Node.Timeline.SleepUntil(Node.Timeline.Counter.Microseconds + microseconds + 1);
        }

        private void AssertBytes(string expected, int count)
        {
            Assert.AreEqual(expected, BitConverter.ToString(_buffer, 0, count).Replace('-', ' '));
        }
    }
}
