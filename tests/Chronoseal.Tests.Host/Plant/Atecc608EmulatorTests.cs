using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>The emulator alone, byte by byte, against the packets of sensors.md 8.</summary>
    [TestClass]
    public sealed class Atecc608EmulatorTests
    {
        private const string Zeros32 = "0000000000000000000000000000000000000000000000000000000000000000";

        private readonly PlantWorld _world = new PlantWorld(new PlantSettings());
        private readonly Atecc608Emulator _part;
        private readonly byte[] _buffer = new byte[80];

        public Atecc608EmulatorTests()
        {
            _part = new Atecc608Emulator(_world.Timeline, new PlantRandom(7));
            Node.I2c.Attach(Atecc608Emulator.Address, _part);
            Node.I2c.Attach(0, _part.GeneralCall);
        }

        private PlantNode Node => _world.Nodes[0];

        [TestCleanup]
        public void CleanUp()
        {
            _world.Dispose();
        }

        [TestMethod]
        [DataRow("00", "04000340")]
        [DataRow("03", "04038342")]
        [DataRow("05", "0405C343")]
        [DataRow("0F", "040F2342")]
        [DataRow("FF", "04FF0142")]
        [DataRow("11", "04113343")]
        [DataRow("07", "040740C2")]
        [DataRow("01234B16000060020F3A7DF227015500B20000018FBD858FCE0FCE0FCE0FCE0F", "2301234B16000060020F3A7DF227015500B20000018FBD858FCE0FCE0FCE0FCE0F6B82")]
        public void RepliesAreAsPublished(string data, string packet)
        {
            Assert.AreEqual(packet, Convert.ToHexString(Atecc608Packet.Reply(Convert.FromHexString(data))));
        }

        [TestMethod]
        [DataRow("0730000000035D")]
        [DataRow("071B00000024CD")]
        [DataRow("070280000009AD")]
        [DataRow("07020000001E2D")]
        [DataRow("0702001500175D")]
        [DataRow("07400000000005")]
        [DataRow("07400400008387")]
        [DataRow("0741A000007B85")]
        [DataRow("07240000000CFD")]
        [DataRow("07240100000F77")]
        [DataRow("07773B00009DFB")]
        [DataRow("2716430000" + Zeros32 + "143A")]
        public void CommandsAreTakenAsPublished(string packet)
        {
            byte[] command = Convert.FromHexString(packet);
            Assert.IsTrue(Atecc608Packet.IsGood(command));
            (command[^1], command[^2]) = (command[^2], command[^1]);
            Assert.IsFalse(Atecc608Packet.IsGood(command));
        }

        [TestMethod]
        public void ItSleepsUntilItIsWoken()
        {
            Assert.AreEqual(Outcome.Nack, Write("03 07 30 00 00 00 03 5D"));
            Assert.AreEqual(Outcome.Nack, Read(4));
            Assert.AreEqual(Outcome.Nack, Node.I2c.Open(0).Write([1], 1));
            Assert.AreEqual(Outcome.Nack, Read(4));
            Sleep(1_500);
            Assert.AreEqual(Outcome.Ok, Read(4));
            AssertBytes("04 11 33 43");
            Assert.AreEqual(Outcome.Ok, Read(2));
            AssertBytes("FF FF");
        }

        [TestMethod]
        public void ARealBlockIsGivenAsCaptured()
        {
            byte[] captured = Convert.FromHexString("01234B16000060020F3A7DF227015500B20000018FBD858FCE0FCE0FCE0FCE0F");
            captured.CopyTo(_part.Memory.Configuration, 0);
            Wake();
            Exchange("03 07 02 80 00 00 09 AD", 35);
            Assert.AreEqual("23" + Convert.ToHexString(captured) + "6B82", Convert.ToHexString(_buffer, 0, 35));
            Assert.AreEqual("01234B160F3A7DF227", Convert.ToHexString(_part.Memory.SerialNumber));
        }

        [TestMethod]
        public void AReplyComesInPiecesAndFromItsStartAgain()
        {
            Wake();
            Exchange("03 07 30 00 00 00 03 5D", 1);
            AssertBytes("07");
            Assert.AreEqual(Outcome.Ok, Read(4));
            AssertBytes("00 00 60 03");
            Assert.AreEqual(Outcome.Ok, Write("00"));
            Assert.AreEqual(Outcome.Ok, Read(5));
            AssertBytes("07 00 00 60 03");
        }

        [TestMethod]
        public void ItAcknowledgesNothingWhileItComputes()
        {
            Wake();
            Assert.AreEqual(Outcome.Ok, Write("03 07 40 00 00 00 00 05"));
            Sleep(30_000);
            Assert.AreEqual(Outcome.Nack, Read(1));
            Assert.AreEqual(Outcome.Nack, Write("02"));
            Sleep(115_000);
            Assert.AreEqual(Outcome.Ok, Read(1));
            AssertBytes("43");
        }

        [TestMethod]
        [DataRow("03 07 30 00 00 00 03 5E", "04 FF 01 42")]
        [DataRow("03 06 30 00 00 00 03 5D", "04 FF 01 42")]
        [DataRow("03 07 30 07 00 00 15 9D", "04 03 83 42")]
        [DataRow("03 07 99 00 00 00 1E 83", "04 03 83 42")]
        [DataRow("03 07 41 A0 00 00 7B 85", "04 0F 23 42")]
        public void WhatItDoesNotDoItSays(string command, string reply)
        {
            byte[] bytes = Parse(command);
            if (reply == "04 03 83 42")
            {
                ushort checksum = Atecc608Packet.Checksum(bytes.AsSpan(1, 5));
                (bytes[6], bytes[7]) = ((byte)checksum, (byte)(checksum >> 8));
            }

            Wake();
            Exchange(Convert.ToHexString(bytes), 4);
            AssertBytes(reply);
        }

        [TestMethod]
        public void APartialCommandIsWaitedFor()
        {
            Wake();
            Assert.AreEqual(Outcome.Ok, Write("03 07 30 00"));
            Assert.AreEqual(Outcome.Nack, Read(4));
            Assert.AreEqual(Outcome.Ok, Write("00"));
            Assert.AreEqual(Outcome.Ok, Read(4));
            AssertBytes("04 11 33 43");
        }

        [TestMethod]
        public void IdleKeepsTempKeyAndSleepClearsIt()
        {
            Wake();
            Exchange("03 27 16 03 00 00" + Zeros32 + Tail("27 16 03 00 00" + Zeros32), 4);
            AssertBytes("04 00 03 40");
            Assert.AreEqual(Outcome.Ok, Write("02"));
            Assert.AreEqual(Outcome.Nack, Read(1));
            Wake();
            Assert.AreEqual(0x80, State());
            Assert.AreEqual(Outcome.Ok, Write("01"));
            Wake();
            Assert.AreEqual(0, State());
        }

        [TestMethod]
        public void OnlyALoneByteIsIdle()
        {
            Wake();
            Assert.AreEqual(Outcome.Ok, Write("00 02"));
            Assert.IsTrue(_part.IsAwake);
            Assert.AreEqual(Outcome.Ok, Write("02"));
            Assert.IsFalse(_part.IsAwake);
        }

        [TestMethod]
        [DataRow(0x00, 1.4)]
        [DataRow(0x04, 13.1)]
        public void TheWatchdogSendsItToSleep(int chipMode, double seconds)
        {
            _part.Memory.ChipMode = (byte)chipMode;
            Wake();
            _world.RunSeconds(seconds - 0.3);
            Assert.IsTrue(_part.IsAwake);
            _world.RunSeconds(0.3);
            Assert.IsFalse(_part.IsAwake);
        }

        [TestMethod]
        public void APrivateKeyCannotBeRead()
        {
            Wake();
            foreach (string head in new[] { "07 02 82 00 00", "07 02 02 00 00", "07 02 82 08 00", "07 02 82 38 00" })
            {
                Exchange("03" + head + Tail(head), 4);
                AssertBytes("04 0F 23 42");
            }
        }

        [TestMethod]
        public void ACounterEndsAndNeverGoesBack()
        {
            _part.Memory.Counters[0] = Atecc608Memory.CounterMaximum - 1;
            Wake();
            Exchange("03 07 24 01 00 00 0F 77", 5);
            AssertBytes("07 FF FF 1F 00");
            Exchange("03 07 24 01 00 00 0F 77", 4);
            AssertBytes("04 0F 23 42");
            Exchange("03 07 24 00 00 00 0C FD", 5);
            AssertBytes("07 FF FF 1F 00");
        }

        [TestMethod]
        public void ASeedGivesTheSamePart()
        {
            var twin = new Atecc608Emulator(_world.Timeline, new PlantRandom(7));
            var other = new Atecc608Emulator(_world.Timeline, new PlantRandom(8));
            CollectionAssert.AreEqual(_part.Memory.Key(0), twin.Memory.Key(0));
            CollectionAssert.AreNotEqual(_part.Memory.Key(0), other.Memory.Key(0));
            CollectionAssert.AreNotEqual(_part.Memory.SerialNumber, other.Memory.SerialNumber);
        }

        [TestMethod]
        public void ItFailsAsTold()
        {
            _part.Faults.FailsSelfTest = true;
            Wake();
            AssertBytes("04 07 40 C2");
            Exchange("03 07 1B 00 00 00 24 CD", 4);
            AssertBytes("04 07 40 C2");
            _part.Faults.FailsSelfTest = false;
            _part.Faults.HasWrongCount = true;
            Exchange("03 07 30 00 00 00 03 5D", 2);
            AssertBytes("08 00");
            _part.Faults.HasWrongCount = false;
            _part.Faults.CommandsToSpoil = 1;
            Exchange("03 07 30 00 00 00 03 5D", 4);
            AssertBytes("04 FF 01 42");
            _part.Faults.TruncateToBytes = 3;
            Write("03 07 30 00 00 00 03 5D");
            Sleep(5_000);
            Assert.AreEqual(Outcome.ShortReply, Read(7));
            _part.Faults.IsSilent = true;
            Assert.AreEqual(Outcome.Nack, Read(1));
        }

        private void Wake()
        {
            Node.I2c.Open(0).Write([1], 1);
            Sleep(1_500);
            Assert.AreEqual(Outcome.Ok, Read(4));
        }

        private int State()
        {
            Exchange("03 07 30 02 00 00" + Tail("07 30 02 00 00"), 7);
            return _buffer[2];
        }

        private void Exchange(string command, int count)
        {
            Assert.AreEqual(Outcome.Ok, Write(command));
            Sleep(250_000);
            Assert.AreEqual(Outcome.Ok, Read(count));
        }

        private Outcome Write(string text)
        {
            byte[] bytes = Parse(text);
            return Node.I2c.Open(Atecc608Emulator.Address).Write(bytes, bytes.Length);
        }

        private Outcome Read(int count) => Node.I2c.Open(Atecc608Emulator.Address).Read(_buffer, count);

        private void Sleep(long microseconds)
        {
            Node.Timeline.SleepUntil(Node.Timeline.Counter.Microseconds + microseconds + 1);
        }

        private void AssertBytes(string expected)
        {
            byte[] bytes = Parse(expected);
            Assert.AreEqual(Convert.ToHexString(bytes), Convert.ToHexString(_buffer, 0, bytes.Length));
        }

        private static byte[] Parse(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

        private static string Tail(string packet)
        {
            ushort checksum = Atecc608Packet.Checksum(Parse(packet));
            return $"{(byte)checksum:X2}{checksum >> 8:X2}";
        }
    }
}
