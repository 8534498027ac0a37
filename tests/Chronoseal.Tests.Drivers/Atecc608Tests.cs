using Chronoseal.Drivers.Atecc608;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Atecc608Tests
    {
        private const string Awake = "R 04 11 33 43";
        private const string Random = "W 03 07 1B 00 00 00 24 CD";
        private const string Zeros32 = "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00";
        private const string LoadZeros = "W 03 27 16 43 00 00 " + Zeros32 + " 14 3A";
        private const string SignSlot0 = "W 03 07 41 A0 00 00 7B 85";
        private const string Done = "R 00 03 40";
        private const string ReadLocks = "W 03 07 02 00 15 00 17 5D";

        // Block 0 of a real part, with the maker's checksum.
        private const string Captured =
            "01 23 4B 16 00 00 60 02 0F 3A 7D F2 27 01 55 00 B2 00 00 01 8F BD 85 8F CE 0F CE 0F CE 0F CE 0F 6B 82";

        [TestMethod]
        [DataRow((int)Atecc608Command.Info, 0x00, 0, 0, "03 07 30 00 00 00 03 5D")]
        [DataRow((int)Atecc608Command.Random, 0x00, 0, 0, "03 07 1B 00 00 00 24 CD")]
        [DataRow((int)Atecc608Command.Read, 0x80, 0, 0, "03 07 02 80 00 00 09 AD")]
        [DataRow((int)Atecc608Command.Read, 0x00, 0, 0, "03 07 02 00 00 00 1E 2D")]
        [DataRow((int)Atecc608Command.Read, 0x00, 0x15, 0, "03 07 02 00 15 00 17 5D")]
        [DataRow((int)Atecc608Command.GenerateKey, 0x00, 0, 0, "03 07 40 00 00 00 00 05")]
        [DataRow((int)Atecc608Command.GenerateKey, 0x04, 0, 0, "03 07 40 04 00 00 83 87")]
        [DataRow((int)Atecc608Command.Sign, 0xA0, 0, 0, "03 07 41 A0 00 00 7B 85")]
        [DataRow((int)Atecc608Command.Counter, 0x00, 0, 0, "03 07 24 00 00 00 0C FD")]
        [DataRow((int)Atecc608Command.Counter, 0x01, 0, 0, "03 07 24 01 00 00 0F 77")]
        [DataRow((int)Atecc608Command.SelfTest, 0x3B, 0, 0, "03 07 77 3B 00 00 9D FB")]
        [DataRow((int)Atecc608Command.Nonce, 0x43, 0, 32, "03 27 16 43 00 00 " + Zeros32 + " 14 3A")]
        public void Commands_are_as_published(int operation, int parameter1, int parameter2, int zeros, string packet)
        {
            var buffer = new byte[Atecc608Codec.LongestCommand];
            int length = Atecc608Codec.Seal(buffer, (byte)operation, (byte)parameter1, parameter2, zeros);
            Assert.AreEqual(packet, Hex.Format(buffer, 0, length));
        }

        [TestMethod]
        [DataRow("04 00 03 40", (int)Outcome.Ok, 0)]
        [DataRow("04 03 83 42", (int)Outcome.DeviceError, 0x03)]
        [DataRow("04 05 C3 43", (int)Outcome.DeviceError, 0x05)]
        [DataRow("04 0F 23 42", (int)Outcome.DeviceError, 0x0F)]
        [DataRow("04 FF 01 42", (int)Outcome.DeviceError, 0xFF)]
        [DataRow("04 07 40 C2", (int)Outcome.DeviceError, 0x07)]
        [DataRow("04 07 C4 40", (int)Outcome.BadChecksum, 0)]
        [DataRow("04 11 33 43", (int)Outcome.WrongReply, 0)]
        [DataRow("04 00 40 03", (int)Outcome.BadChecksum, 0)]
        [DataRow("00 00 00 00", (int)Outcome.BadChecksum, 0)]
        [DataRow("FF FF FF FF", (int)Outcome.BadChecksum, 0)]
        [DataRow("07 01 00 00 00 D4 49", (int)Outcome.WrongReply, 0)]
        public void A_reply_is_judged_by_checksum_and_status(string packet, int expected, int expectedStatus)
        {
            byte[] reply = Hex.Parse(packet);
            if (reply.Length == 7)
            {
                int checksum = Atecc608Codec.Checksum(reply, 0, 5);
                reply[5] = (byte)checksum;
                reply[6] = (byte)(checksum >> 8);
            }

            Assert.AreEqual(expected, (int)Atecc608Codec.Check(reply, 1, out int status));
            Assert.AreEqual(expectedStatus, status);
        }

        [TestMethod]
        public void A_captured_block_has_a_good_checksum()
        {
            byte[] reply = Hex.Parse("23 " + Captured);
            Assert.AreEqual((int)Outcome.Ok, (int)Atecc608Codec.Check(reply, 32, out _));
            Assert.AreEqual((int)Outcome.WrongReply, (int)Atecc608Codec.Check(reply, 4, out _));
            reply[9] ^= 0x10;
            Assert.AreEqual((int)Outcome.BadChecksum, (int)Atecc608Codec.Check(reply, 32, out _));
        }

        [TestMethod]
        [DataRow((int)Atecc608Zone.Configuration, 0, 21, 1, 0x15)]
        [DataRow((int)Atecc608Zone.Configuration, 0, 8, 8, 0x08)]
        [DataRow((int)Atecc608Zone.Configuration, 0, 32, 1, -1)]
        [DataRow((int)Atecc608Zone.Configuration, 1, 0, 1, -1)]
        [DataRow((int)Atecc608Zone.OneTimeProgrammable, 0, 15, 1, 0x0F)]
        [DataRow((int)Atecc608Zone.OneTimeProgrammable, 0, 16, 1, -1)]
        [DataRow((int)Atecc608Zone.Data, 8, 96, 8, 0x0C40)]
        [DataRow((int)Atecc608Zone.Data, 8, 104, 1, -1)]
        [DataRow((int)Atecc608Zone.Data, 10, 9, 1, 0x0151)]
        [DataRow((int)Atecc608Zone.Data, 15, 16, 8, -1)]
        [DataRow((int)Atecc608Zone.Data, 16, 0, 1, -1)]
        [DataRow((int)Atecc608Zone.Data, 7, 0, 1, -1)]
        [DataRow((int)Atecc608Zone.Data, 0, 0, 8, -1)]
        [DataRow((int)Atecc608Zone.Configuration, 0, -1, 1, -1)]
        public void An_address_is_in_its_zone_and_never_in_a_key_slot(int zone, int slot, int word, int words, int expected)
        {
            Outcome outcome = Atecc608Codec.Address((Atecc608Zone)zone, slot, word, words, out int address);
            Assert.AreEqual(expected < 0 ? (int)Outcome.OutOfRange : (int)Outcome.Ok, (int)outcome);
            Assert.AreEqual(expected < 0 ? 0 : expected, address);
        }

        [TestMethod]
        [DataRow(0x00, 0)]
        [DataRow(0x01, 0)]
        [DataRow(0x28, 1)]
        [DataRow(0x6C, 2)]
        [DataRow(0x40, 2)]
        public void The_clock_divider_comes_from_chip_mode(int chipMode, int divider)
        {
            Assert.AreEqual(divider, Atecc608Times.ClockDivider(chipMode));
            Assert.AreEqual((chipMode & 4) != 0, Atecc608Times.HasLongWatchdog(chipMode));
        }

        [TestMethod]
        public void Nothing_is_waited_for_longer_than_the_longest_wait()
        {
            Assert.AreEqual(2500, Atecc608Times.LimitMilliseconds(Atecc608Command.SelfTest, 2));
            Assert.AreEqual(250, Atecc608Times.LimitMilliseconds(Atecc608Command.Sign, 0));
            Assert.AreEqual(30, Atecc608Times.LimitMilliseconds(Atecc608Command.Info, 2));
        }

        [TestMethod]
        public void Signing_runs_in_one_wake_and_ends_with_a_lone_idle()
        {
            string signature = Zeros32 + " " + Zeros32;
            var timeline = new ManualTimeline();
            var part = new ScriptedI2c(
                "NW", Awake,
                Random, "NR", "R 23", "R " + Captured,
                LoadZeros, "R 04", Done,
                SignSlot0, "NR", "NR", "R 43", "R " + signature + Tail("43 " + signature),
                "W 02");
            var general = new ScriptedI2c("NW");
            var element = new Atecc608Element(part, general, timeline);
            var target = new byte[66];
            target[1] = 0xAA;
            Assert.AreEqual((int)Outcome.Ok, (int)new Atecc608Keys(element).Sign(0, new byte[32], 0, target, 1));
            Assert.AreEqual(0, (int)target[1]);
            Assert.IsTrue(part.IsDone && general.IsDone);

            // 1.5 ms to wake, then three commands: 1 ms to the first question each, 2 ms to every other.
            Assert.AreEqual(1500L + 3 * 1000 + 3 * 2000, timeline.Microseconds);
        }

        [TestMethod]
        public void A_part_that_its_watchdog_sent_to_sleep_is_woken_once_and_the_sequence_starts_again()
        {
            string signature = Zeros32 + " " + Zeros32;
            var part = new ScriptedI2c(
                "W 02", Awake, Random, "R 23", "R " + Captured, LoadZeros, "R 04", Done, "NW",
                "NW", Awake, Random, "R 23", "R " + Captured, LoadZeros, "R 04", Done, SignSlot0, "R 43", "R " + signature + Tail("43 " + signature), "W 02");
            var element = new Atecc608Element(part, new ScriptedI2c("NW", "NW"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.Ok, (int)new Atecc608Keys(element).Sign(0, new byte[32], 0, new byte[64], 0));
            Assert.IsTrue(part.IsDone);
        }

        [TestMethod]
        public void A_part_that_falls_asleep_again_is_given_up()
        {
            var part = new ScriptedI2c("NW", Awake, "NW", "NW", Awake, "NW", "NW");
            var element = new Atecc608Element(part, new ScriptedI2c("NW", "NW"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.Nack, (int)element.ReadCounter(0, out _));
            Assert.IsTrue(part.IsDone);
        }

        [TestMethod]
        public void An_absent_part_is_asked_twice()
        {
            var part = new ScriptedI2c("NW", "NR", "NW", "NR", "NW");
            var general = new ScriptedI2c("NW", "NW");
            var element = new Atecc608Element(part, general, new ManualTimeline());
            Assert.AreEqual((int)Outcome.Nack, (int)element.ReadRevision(out uint revision));
            Assert.AreEqual(0L, (long)revision);
            Assert.IsTrue(part.IsDone && general.IsDone);
        }

        [TestMethod]
        public void A_failed_self_test_at_waking_is_told_apart()
        {
            var part = new ScriptedI2c("NW", "R 04 07 40 C2");
            var element = new Atecc608Element(part, new ScriptedI2c("NW"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.DeviceError, (int)element.Wake());
            Assert.AreEqual(7, element.DeviceErrorCode);
            Assert.IsTrue(part.IsDone);
        }

        [TestMethod]
        public void A_test_that_passes_leads_out_of_a_failed_one()
        {
            // Before it is identified the part counts as a slow one, whose tests run one at a time.
            string[] tests = { "07 77 01 00 00", "07 77 02 00 00", "07 77 08 00 00", "07 77 10 00 00", "07 77 20 00 00" };
            var steps = new string[6 * tests.Length];
            for (int i = 0; i < tests.Length; i++)
            {
                steps[6 * i] = "NW";
                steps[6 * i + 1] = "R 04 07 40 C2";
                steps[6 * i + 2] = "W 03 " + tests[i] + Tail(tests[i]);
                steps[6 * i + 3] = "R 04";
                steps[6 * i + 4] = "R 00 03 40";
                steps[6 * i + 5] = "W 02";
            }

            var part = new ScriptedI2c(steps);
            var element = new Atecc608Element(part, new ScriptedI2c("NW", "NW", "NW", "NW", "NW"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.Ok, (int)element.SelfTest());
            Assert.IsTrue(part.IsDone);
        }

        [TestMethod]
        public void What_somebody_answers_to_the_general_call_does_not_matter()
        {
            var part = new ScriptedI2c("W 02", Awake);
            var general = new ScriptedI2c("W 01");
            Assert.AreEqual((int)Outcome.Ok, (int)new Atecc608Element(part, general, new ManualTimeline()).Wake());
            Assert.IsTrue(part.IsDone && general.IsDone);
        }

        [TestMethod]
        public void Idle_and_sleep_are_lone_bytes_and_sleep_wakes_an_idle_part_first()
        {
            var part = new ScriptedI2c("W 02", "NW", Awake, "W 01");
            var element = new Atecc608Element(part, new ScriptedI2c("NW"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.Ok, (int)element.Idle());
            Assert.AreEqual((int)Outcome.Ok, (int)element.Sleep());
            Assert.IsTrue(part.IsDone);
        }

        [TestMethod]
        public void A_part_that_is_never_done_is_given_up_after_its_time()
        {
            var timeline = new ManualTimeline();
            var steps = new string[3 + 16 + 1];
            for (int i = 0; i < steps.Length; i++)
            {
                steps[i] = "NR";
            }

            steps[0] = "NW";
            steps[1] = Awake;
            steps[2] = "W 03 07 30 00 00 00 03 5D";
            steps[19] = "NW";
            var part = new ScriptedI2c(steps);
            var element = new Atecc608Element(part, new ScriptedI2c("NW"), timeline);
            Assert.AreEqual((int)Outcome.Timeout, (int)element.ReadRevision(out _));
            Assert.IsTrue(part.IsDone);
            Assert.AreEqual(1500L + 31000, timeline.Microseconds);
        }

        [TestMethod]
        public void A_command_that_arrived_spoilt_is_sent_once_more()
        {
            var element = new Atecc608Element(
                new ScriptedI2c("NW", Awake, ReadLocks, "R 04", "R FF 01 42", ReadLocks, "R 07", "R 00 00 00 55" + Tail("07 00 00 00 55"), "W 02"),
                new ScriptedI2c("NW"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.Ok, (int)element.ReadLocks(out bool isConfigurationLocked, out bool isDataLocked));
            Assert.IsTrue(isDataLocked);
            Assert.IsFalse(isConfigurationLocked);
        }

        [TestMethod]
        public void A_command_that_always_arrives_spoilt_is_an_error_of_the_device()
        {
            var part = new ScriptedI2c("NW", Awake, ReadLocks, "R 04", "R FF 01 42", ReadLocks, "R 04", "R FF 01 42", "W 02");
            var element = new Atecc608Element(part, new ScriptedI2c("NW"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.DeviceError, (int)element.ReadLocks(out _, out _));
            Assert.AreEqual(0xFF, element.DeviceErrorCode);
            Assert.IsTrue(part.IsDone);
        }

        [TestMethod]
        [DataRow("R 02 00 00 00 00 00", "R 02 00 00 00", (int)Outcome.Ok)]
        [DataRow("R FF FF FF FF FF FF", "R 03 00 00 00", (int)Outcome.BadChecksum)]
        public void A_reply_that_arrived_spoilt_is_read_again_and_never_counted_twice(string first, string second, int expected)
        {
            string good = second + Tail("07 02 00 00 00");
            var part = new ScriptedI2c("NW", Awake, "W 03 07 24 01 00 00 0F 77", "R 07", first, "W 00", "R 07", good, "W 02");
            var element = new Atecc608Element(part, new ScriptedI2c("NW"), new ManualTimeline());
            Assert.AreEqual(expected, (int)element.IncrementCounter(0, out int value));
            Assert.AreEqual(expected == (int)Outcome.Ok ? 2 : 0, value);
            Assert.IsTrue(part.IsDone);
        }

        [TestMethod]
        [DataRow("FF FF FF 00", (int)Outcome.OutOfRange, 0)]
        [DataRow("FF FF 1F 00", (int)Outcome.Ok, 2097151)]
        [DataRow("01 00 00 00", (int)Outcome.Ok, 1)]
        public void A_counter_is_little_endian_and_within_its_range(string bytes, int expected, int expectedValue)
        {
            var part = new ScriptedI2c("NW", Awake, "W 03 07 24 00 00 00 0C FD", "R 07", "R " + bytes + Tail("07 " + bytes), "W 02");
            var element = new Atecc608Element(part, new ScriptedI2c("NW"), new ManualTimeline());
            Assert.AreEqual(expected, (int)element.ReadCounter(0, out int value));
            Assert.AreEqual(expectedValue, value);
        }

        [TestMethod]
        public void Identity_comes_from_the_configuration()
        {
            string locks = "R 00 00 00 00" + Tail("07 00 00 00 00");
            var part = new ScriptedI2c("NW", Awake, "W 03 07 02 80 00 00 09 AD", "R 23", "R " + Captured, ReadLocks, "R 07", locks, "W 02");
            var element = new Atecc608Element(part, new ScriptedI2c("NW"), new ManualTimeline());
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)element.Identify(identity));
            Assert.AreEqual("Microchip ATECC608A", identity.Type);
            Assert.AreEqual("01234b160f3a7df227", identity.Serial);
            Assert.AreEqual("locked", identity.FactValue(0));
            Assert.AreEqual("M0", identity.FactValue(2));
        }

        [TestMethod]
        public void Random_bytes_of_an_unlocked_part_are_refused()
        {
            string pattern = "FF FF 00 00 FF FF 00 00 FF FF 00 00 FF FF 00 00 FF FF 00 00 FF FF 00 00 FF FF 00 00 FF FF 00 00";
            var part = new ScriptedI2c("NW", Awake, Random, "R 23", "R " + pattern + Tail("23 " + pattern), "W 02");
            var target = new byte[32];
            Assert.AreEqual((int)Outcome.Unsupported, (int)new Atecc608Element(part, new ScriptedI2c("NW"), new ManualTimeline()).ReadRandom(target, 0));
            Assert.AreEqual(0, (int)target[0]);
        }

        [TestMethod]
        public void Out_of_range_arguments_cause_no_transfer()
        {
            var element = new Atecc608Element(new ScriptedI2c(), new ScriptedI2c(), new ManualTimeline());
            var keys = new Atecc608Keys(element);
            Assert.AreEqual((int)Outcome.OutOfRange, (int)keys.Sign(16, new byte[32], 0, new byte[64], 0));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)keys.Sign(0, new byte[32], 1, new byte[64], 0));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)keys.Sign(0, new byte[32], 0, new byte[64], -1));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)keys.ReadPublicKey(-1, new byte[64], 0));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)element.ReadBlock(Atecc608Zone.Data, 0, 0, new byte[32], 0));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)element.ReadBlock(Atecc608Zone.Configuration, 0, 3, new byte[31], 0));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)keys.LoadNonce(Atecc608Buffer.TempKey, new byte[33], 0, 33));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)element.ReadCounter(2, out _));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)keys.Verify(new byte[32], new byte[63], new byte[64], out _));
        }

        private static string Tail(string packet)
        {
            byte[] bytes = Hex.Parse(packet);
            int checksum = Atecc608Codec.Checksum(bytes, 0, bytes.Length);
            return " " + Hex.Format(new[] { (byte)checksum, (byte)(checksum >> 8) });
        }
    }
}
