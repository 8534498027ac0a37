using System.Buffers.Binary;
using System.Globalization;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class ModbusTests
    {
        private const long ReplyTimeoutMicroseconds = 300_000;

        private readonly PlantWorld _world = new PlantWorld(new PlantSettings
        {
            Node = new NodeSettings { Lighthouse = new LighthouseSettings { SampleSeconds = 6 } },
        });

        private ISerialPort _port = null!;
        private ITcpChannel _channel = null!;

        private PlantNode Node
        {
            get { return _world.Nodes[0]; }
        }

        [TestInitialize]
        public void Open()
        {
            Node.Boot(board =>
            {
                board.OpenSerial("rs485", new SerialSettings(19_200, SerialParity.None, 1, true), out _port);
                board.OpenTcp("toc", 502, out _channel);
            });
            _world.RunSeconds(0);
        }

        [TestCleanup]
        public void CleanUp()
        {
            _world.Dispose();
        }

        [TestMethod]
        [DataRow("01 03 00 02 00 01", "25 CA")]
        [DataRow("01 06 00 18 FF FF", "08 7D")]
        [DataRow("01 04 00 00 00 14", "F0 05")]
        [DataRow("01 03 00 00 00 0A", "C5 CD")]
        [DataRow("11 03 00 6B 00 03", "76 87")]
        [DataRow("01 04 00 08 00 0A", "F1 CF")]
        [DataRow("F0 03 00 00 00 04", "51 28")]
        [DataRow("31 32 33 34 35 36 37 38 39", "37 4B")]
        public void CrcAgreesWithTheReference(string frame, string crc)
        {
            ushort value = ModbusCrc.Of(Bytes(frame));
            Assert.AreEqual(crc, $"{value & 0xFF:X2} {value >> 8:X2}");
        }

        [TestMethod]
        public void CounterSetsNewDataAndClearsItWhenTheRecordIsRead()
        {
            Assert.AreEqual(0, Status() & 4);
            _world.RunSeconds(6);
            Assert.AreEqual(7, Status());
            byte[] reply = Rtu("01 04 00 00 00 14 F0 05");
            Assert.HasCount(45, reply);
            Assert.AreEqual(0, ModbusCrc.Of(reply));
            Assert.AreEqual(3, Status());
            uint timestamp = BinaryPrimitives.ReadUInt32BigEndian(reply.AsSpan(3));
            Assert.AreEqual(Node.Lighthouse.Clock.WholeSecondsAt(Node.Lighthouse.LastSampleEndNanoseconds), timestamp);
            Assert.AreEqual(6u, BinaryPrimitives.ReadUInt32BigEndian(reply.AsSpan(7)));
            Assert.AreEqual(5u, BinaryPrimitives.ReadUInt32BigEndian(reply.AsSpan(11)));
        }

        [TestMethod]
        public void CountsFollowTheRoomAndAreCumulative()
        {
            _world.RunSeconds(13);
            byte[] reply = Rtu("01 04 00 00 00 14 F0 05");
            uint half = BinaryPrimitives.ReadUInt32BigEndian(reply.AsSpan(19));
            uint one = BinaryPrimitives.ReadUInt32BigEndian(reply.AsSpan(23));
            uint five = BinaryPrimitives.ReadUInt32BigEndian(reply.AsSpan(27));
            double mean = _world.Room.At(RoomParameter.ParticlesHalfMicrometre, Node.Lighthouse.LastSampleEndNanoseconds - 3_000_000_000) * 0.0028316847;
            Assert.AreEqual(mean, half, 6 * Math.Sqrt(mean));
            Assert.IsTrue(half >= one && one >= five && five < 20);
        }

        [TestMethod]
        public void RecordsCanBeWalkedFromTheOldest()
        {
            _world.RunSeconds(25);
            Assert.AreEqual(4, Node.Lighthouse.RecordCount, 1);
            uint newest = TimestampAt(-1);
            uint oldest = TimestampAt(0);
            Assert.AreEqual(newest, TimestampAt(Node.Lighthouse.RecordCount - 1));
            Assert.AreEqual((uint)(6 * (Node.Lighthouse.RecordCount - 1)), newest - oldest);
            Write(0x18, 100);
            CollectionAssert.AreEqual(new byte[] { 1, 0x84, 2 }, Rtu("01 04 00 00 00 14 F0 05")[..3]);
        }

        [TestMethod]
        public void CounterObeysStopClockAndSampleTime()
        {
            Write(1, 12);
            Assert.AreEqual(0, Status() & 3);
            Write(0x22, 0x6968);
            Write(0x23, 0x2E00);
            Write(1, 13);
            byte[] clock = Exchange(Framed("01 03 00 1A 00 02"));
            Assert.AreEqual(0x69682E00u, BinaryPrimitives.ReadUInt32BigEndian(clock.AsSpan(3)), 2u);
            Write(0x20, 0);
            Write(0x21, 3);
            Write(1, 11);
            _world.RunSeconds(9.9);
            Assert.AreEqual(3, Node.Lighthouse.RecordCount);
            CollectionAssert.AreEqual(new byte[] { 1, 0x90, 1 }, Exchange(Framed("01 10 00 20 00 01 02 00 05"))[..3]);
        }

        [TestMethod]
        public void OthersAndBadFramesGetNoAnswer()
        {
            Assert.IsEmpty(Rtu("01 03 00 02 00 01 25 CB"));
            Assert.AreEqual(1, Node.LighthouseSlave.BadFrameCount);
            Assert.IsEmpty(Exchange(Framed("02 03 00 02 00 01")));
            Assert.IsEmpty(Exchange(Framed("00 03 00 02 00 01")));
            Assert.HasCount(7, Rtu("01 03 00 02 00 01 25 CA"));
        }

        [TestMethod]
        public void RtuFailsAsTold()
        {
            ModbusFaults faults = Node.LighthouseSlave.Faults;
            faults.HasWrongChecksum = true;
            Assert.AreNotEqual(0, ModbusCrc.Of(Rtu("01 03 00 02 00 01 25 CA")));
            faults.HasWrongChecksum = false;
            faults.HasWrongAddress = true;
            Assert.AreEqual(2, Rtu("01 03 00 02 00 01 25 CA")[0]);
            faults.HasWrongAddress = false;
            faults.HasWrongFunction = true;
            Assert.AreEqual(2, Rtu("01 03 00 02 00 01 25 CA")[1]);
            faults.HasWrongFunction = false;
            faults.ExceptionCode = 4;
            CollectionAssert.AreEqual(new byte[] { 1, 0x83, 4 }, Rtu("01 03 00 02 00 01 25 CA")[..3]);
            faults.ExceptionCode = 0;
            faults.TruncateToBytes = 5;
            Assert.HasCount(5, Rtu("01 03 00 02 00 01 25 CA"));
            faults.TruncateToBytes = -1;
            faults.IsSilent = true;
            Assert.IsEmpty(Rtu("01 03 00 02 00 01 25 CA"));
        }

        [TestMethod]
        public void LineNoiseFailsAsTold()
        {
            byte[] clean = Rtu("01 03 00 02 00 01 25 CA");
            Node.Rs485.Noise.StrayByte = 0x00;
            Assert.HasCount(clean.Length + 1, Rtu("01 03 00 02 00 01 25 CA"));
            Node.Rs485.Noise.DropIndex = 2;
            Assert.HasCount(clean.Length - 1, Rtu("01 03 00 02 00 01 25 CA"));
            Node.Rs485.Noise.FlipIndex = 3;
            Assert.AreNotEqual(0, ModbusCrc.Of(Rtu("01 03 00 02 00 01 25 CA")));
            CollectionAssert.AreEqual(clean, Rtu("01 03 00 02 00 01 25 CA"));
        }

        [TestMethod]
        public void AnalyserAgreesWithTheReference()
        {
            Assert.AreEqual(0xE148, CheckPointCodec.FloatWord(3.42f, 0));
            Assert.AreEqual(0x405A, CheckPointCodec.FloatWord(3.42f, 1));
            _world.RunSeconds(4);
            byte[] flags = Tcp("00 07 00 00 00 06 01 02 03 E8 00 06");
            Assert.AreEqual("00-07-00-00-00-04-01-02-01-01", BitConverter.ToString(flags));
            byte[] reply = Tcp("00 01 00 00 00 06 01 04 0C E4 00 03");
            Assert.AreEqual("00-01-00-00-00-09-01-04-06", BitConverter.ToString(reply, 0, 9));
            Assert.AreEqual(2, reply[14]);
            uint bits = ((uint)BinaryPrimitives.ReadUInt16BigEndian(reply.AsSpan(11)) << 16) | BinaryPrimitives.ReadUInt16BigEndian(reply.AsSpan(9));
            double truth = _world.Room.At(RoomParameter.TotalOrganicCarbon, Node.CheckPoint.LastReadingNanoseconds);
            Assert.AreEqual(truth, BitConverter.UInt32BitsToSingle(bits), truth * 0.06);
            Assert.AreEqual(0, Tcp("00 07 00 00 00 06 01 02 03 E8 00 06")[9] & 1);
        }

        [TestMethod]
        public void AnalyserReadsOnlyWhileItRuns()
        {
            Tcp("00 01 00 00 00 06 01 05 07 D1 FF 00");
            Assert.IsTrue(Node.CheckPoint.IsStandby);
            Assert.AreEqual(8, Tcp("00 07 00 00 00 06 01 02 03 E8 00 06")[9] & 8);
            Tcp("00 01 00 00 00 06 01 05 07 D0 FF 00");
            Assert.IsFalse(Node.CheckPoint.IsStandby);
            Node.CheckPoint.ErrorType = 3;
            Assert.AreEqual(2, Tcp("00 07 00 00 00 06 01 02 03 E8 00 06")[9] & 2);
            Assert.AreEqual("84-02", BitConverter.ToString(Tcp("00 07 00 00 00 06 01 04 00 00 00 01"), 7));
        }

        [TestMethod]
        public void TcpFailsAsTold()
        {
            Node.CheckPointServer.Faults.HasWrongTransaction = true;
            Assert.AreEqual(6, Tcp("00 07 00 00 00 06 01 02 03 E8 00 06")[1]);
            Node.TocMode = TcpMode.Silent;
            Assert.IsEmpty(Tcp("00 07 00 00 00 06 01 02 03 E8 00 06"));
            Node.TocMode = TcpMode.Refused;
            Assert.IsFalse(_channel.IsConnected);
            Assert.AreEqual(Outcome.Nack, _channel.Connect(Deadline()));
            Node.TocMode = TcpMode.Silent;
            Assert.AreEqual(Outcome.Timeout, _channel.Connect(Deadline()));
            Node.TocMode = TcpMode.Up;
            Assert.AreEqual(Outcome.Ok, _channel.Connect(Deadline()));
            _world.Timeline.Schedule(_world.Timeline.NowNanoseconds + 1_000_000, () => Node.TocMode = TcpMode.Refused);
            Assert.AreEqual(Outcome.BusFault, _channel.Read(new byte[1], 0, 1, Deadline(), out _));
        }

        private static byte[] Bytes(string hex)
        {
            return hex.Split(' ').Select(b => byte.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        }

        private static byte[] Framed(string hex)
        {
            byte[] body = Bytes(hex);
            ushort crc = ModbusCrc.Of(body);
            return body.Concat(new[] { (byte)crc, (byte)(crc >> 8) }).ToArray();
        }

        private long Deadline()
        {
            return Node.Timeline.Counter.Microseconds + ReplyTimeoutMicroseconds;
        }

        private int Status()
        {
            byte[] reply = Rtu("01 03 00 02 00 01 25 CA");
            return BinaryPrimitives.ReadUInt16BigEndian(reply.AsSpan(3));
        }

        private uint TimestampAt(int index)
        {
            Write(0x18, index);
            return BinaryPrimitives.ReadUInt32BigEndian(Rtu("01 04 00 00 00 14 F0 05").AsSpan(3));
        }

        private void Write(int address, int value)
        {
            byte[] request = Framed($"01 06 {address >> 8:X2} {address & 0xFF:X2} {(value >> 8) & 0xFF:X2} {value & 0xFF:X2}");
            CollectionAssert.AreEqual(request, Exchange(request));
        }

        private byte[] Rtu(string hex)
        {
            return Exchange(Bytes(hex));
        }

        private byte[] Exchange(byte[] request)
        {
            _port.Discard();
            Assert.AreEqual(Outcome.Ok, _port.Write(request, request.Length));
            return ReadAll((buffer, deadline) => _port.Read(buffer, 0, buffer.Length, deadline, out int received) == Outcome.Ok ? received : 0);
        }

        private byte[] Tcp(string hex)
        {
            Assert.AreEqual(Outcome.Ok, _channel.Connect(Deadline()));
            byte[] request = Bytes(hex);
            Assert.AreEqual(Outcome.Ok, _channel.Write(request, request.Length));
            return ReadAll((buffer, deadline) => _channel.Read(buffer, 0, buffer.Length, deadline, out int received) == Outcome.Ok ? received : 0);
        }

        private byte[] ReadAll(Func<byte[], long, int> read)
        {
            List<byte> all = new List<byte>();
            byte[] buffer = new byte[64];
            long deadline = Deadline();
            for (int count = read(buffer, deadline); count > 0; count = read(buffer, Node.Timeline.Counter.Microseconds + 20_000))
            {
                all.AddRange(buffer.Take(count));
            }

            return all.ToArray();
        }
    }
}
