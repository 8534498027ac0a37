using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class UbxTestsConfig
    {
        [TestMethod]
        public void Poll_of_the_vector()
        {
            var frame = new byte[8];
            AreEqual(Outcome.Ok, UbxConfig.BuildPoll(frame, UbxMessage.MonitorVersion, out int length));
            Assert.AreEqual("B5 62 0A 04 00 00 0E 34", Hex.Format(frame, 0, length));
            AreEqual(Outcome.OutOfRange, UbxConfig.BuildPoll(new byte[7], UbxMessage.MonitorVersion, out length));
            Assert.AreEqual(0, length);
        }

        [TestMethod]
        [DataRow(UbxMessage.TimePulse, 1, "B5 62 06 01 03 00 0D 01 01 19 69")]
        [DataRow(UbxMessage.NavigationTimeUtc, 1, "B5 62 06 01 03 00 01 21 01 2D 85")]
        [DataRow(UbxMessage.NavigationLeapSeconds, 1, "B5 62 06 01 03 00 01 26 01 32 8F")]
        public void Message_rates_of_the_vectors(int message, int rate, string expected)
        {
            var frame = new byte[11];
            AreEqual(Outcome.Ok, UbxConfig.BuildMessageRate(frame, message, rate, out int length));
            Assert.AreEqual(expected, Hex.Format(frame, 0, length));
        }

        [TestMethod]
        [DataRow(11, 0, (int)Outcome.Ok)]
        [DataRow(11, 255, (int)Outcome.Ok)]
        [DataRow(11, 256, (int)Outcome.OutOfRange)]
        [DataRow(11, -1, (int)Outcome.OutOfRange)]
        [DataRow(10, 1, (int)Outcome.OutOfRange)]
        public void Message_rates_have_limits(int bufferLength, int rate, int expected)
        {
            AreEqual((Outcome)expected, UbxConfig.BuildMessageRate(new byte[bufferLength], UbxMessage.TimePulse, rate, out int length));
            Assert.AreEqual(expected == (int)Outcome.Ok ? 11 : 0, length);
        }

        [TestMethod]
        public void Value_sets_of_the_vectors()
        {
            var frame = new byte[64];
            var keys = new uint[] { UbxKey.TimePulseUart1, UbxKey.NavigationTimeUtcUart1, UbxKey.NavigationLeapSecondsUart1 };
            var ones = new int[] { 1, 1, 1 };
            AreEqual(Outcome.Ok, UbxValues.BuildSet(frame, UbxValues.RamLayer, keys, ones, 0, 2, out int length));
            Assert.AreEqual("B5 62 06 8A 0E 00 00 01 00 00 7E 01 91 20 01 5C 00 91 20 01 DE A6", Hex.Format(frame, 0, length));
            AreEqual(Outcome.Ok, UbxValues.BuildSet(frame, UbxValues.RamLayer, keys, ones, 0, 3, out length));
            Assert.AreEqual("B5 62 06 8A 13 00 00 01 00 00 7E 01 91 20 01 5C 00 91 20 01 61 00 91 20 01 F6 3E", Hex.Format(frame, 0, length));
        }

        [TestMethod]
        [DataRow(0x40520001, 38400, "B5 62 06 8A 0C 00 00 01 00 00 01 00 52 40 00 96 00 00 C6 1F")]
        [DataRow(0x30050001, -5, "B5 62 06 8A 0A 00 00 01 00 00 01 00 05 30 FB FF CB 76")]
        public void Values_have_the_size_that_the_key_says(int key, int value, string expected)
        {
            var frame = new byte[24];
            AreEqual(Outcome.Ok, UbxValues.BuildSet(frame, UbxValues.RamLayer, new uint[] { (uint)key }, new int[] { value }, 0, 1, out int length));
            Assert.AreEqual(expected, Hex.Format(frame, 0, length));
        }

        [TestMethod]
        [DataRow(17, 1, 1, 1, (int)Outcome.Ok)]
        [DataRow(16, 1, 1, 1, (int)Outcome.OutOfRange)]
        [DataRow(400, 1, 64, 1, (int)Outcome.Ok)]
        [DataRow(400, 1, 65, 1, (int)Outcome.OutOfRange)]
        [DataRow(400, 1, 0, 1, (int)Outcome.OutOfRange)]
        [DataRow(400, 7, 1, 255, (int)Outcome.Ok)]
        [DataRow(400, 8, 1, 1, (int)Outcome.OutOfRange)]
        [DataRow(400, 0, 1, 1, (int)Outcome.OutOfRange)]
        [DataRow(400, 1, 1, 256, (int)Outcome.OutOfRange)]
        [DataRow(400, 1, 1, -129, (int)Outcome.OutOfRange)]
        public void Value_sets_have_limits(int bufferLength, int layers, int count, int value, int expected)
        {
            var keys = new uint[count];
            var values = new int[count];
            for (int i = 0; i < count; i++)
            {
                keys[i] = UbxKey.TimePulseUart1;
                values[i] = value;
            }

            AreEqual((Outcome)expected, UbxValues.BuildSet(new byte[bufferLength], layers, keys, values, 0, count, out int length));
            Assert.AreEqual(expected == (int)Outcome.Ok ? 12 + 5 * count : 0, length);
        }

        [TestMethod]
        [DataRow(0x10050007, 2)]
        [DataRow(0x30050001, 65536)]
        [DataRow(0x50050001, 1)]
        [DataRow(0x00050001, 1)]
        public void Values_too_large_for_their_keys_are_refused(int key, int value)
        {
            AreEqual(Outcome.OutOfRange, UbxValues.BuildSet(new byte[64], 1, new uint[] { (uint)key }, new int[] { value }, 0, 1, out int length));
            Assert.AreEqual(0, length);
        }

        // Asked for TIM-TP 1 and cable delay 50.
        [TestMethod]
        [DataRow("01 00 00 00 7E 01 91 20 01 01 00 05 30 32 00", (int)Outcome.Ok)]
        [DataRow("01 00 00 00 01 00 05 30 32 00 7E 01 91 20 01", (int)Outcome.Ok)]
        [DataRow("01 00 00 00 7E 01 91 20 00 01 00 05 30 32 00", (int)Outcome.WrongReply)]
        [DataRow("01 00 00 00 7E 01 91 20 01 01 00 05 30 32", (int)Outcome.ShortReply)]
        [DataRow("01 00 00 00 7E 01 91 20 01", (int)Outcome.ShortReply)]
        [DataRow("01 00 00 00 7E 01 91", (int)Outcome.ShortReply)]
        [DataRow("01 00 00", (int)Outcome.ShortReply)]
        [DataRow("01 00 00 00 5C 00 91 20 01 01 00 05 30 32 00", (int)Outcome.NotReady)]
        [DataRow("00 00 00 00 7E 01 91 20 01 01 00 05 30 32 00", (int)Outcome.Unsupported)]
        [DataRow("01 01 00 00 7E 01 91 20 01 01 00 05 30 32 00", (int)Outcome.Unsupported)]
        public void Values_read_back_are_compared(string answer, int expected)
        {
            byte[] payload = Hex.Parse(answer);
            var keys = new uint[] { UbxKey.TimePulseUart1, UbxKey.CableDelayNanoseconds };
            AreEqual((Outcome)expected, UbxValues.Compare(payload, payload.Length, keys, new int[] { 1, 50 }, 0, 2));
        }

        [TestMethod]
        public void Rate_and_pulse_of_generation_8()
        {
            var frame = new byte[40];
            AreEqual(Outcome.Ok, UbxConfig.BuildRate(frame, 1000, out int length));
            Assert.AreEqual("B5 62 06 08 06 00 E8 03 01 00 00 00 00 37", Hex.Format(frame, 0, length));
            AreEqual(Outcome.OutOfRange, UbxConfig.BuildRate(frame, 24, out length));
            AreEqual(Outcome.Ok, UbxConfig.BuildMessageRatePoll(frame, UbxMessage.TimePulse, out length));
            Assert.AreEqual("B5 62 06 01 02 00 0D 01 17 4C", Hex.Format(frame, 0, length));
            AreEqual(Outcome.Ok, UbxPulseConfig.BuildPoll(frame, out length));
            Assert.AreEqual("B5 62 06 31 01 00 00 38 E5", Hex.Format(frame, 0, length));
            AreEqual(Outcome.Ok, UbxPulseConfig.Build(frame, new UbloxSettings(), out length));
            Assert.AreEqual(
                "B5 62 06 31 20 00 00 01 00 00 32 00 00 00 40 42 0F 00 40 42 0F 00 00 00 00 00 A0 86 01 00 00 00 00 00 77 00 00 00 4A B6",
                Hex.Format(frame, 0, length));
        }

        [TestMethod]
        [DataRow(4, 0, (int)Outcome.WrongReply)]
        [DataRow(0, 1, (int)Outcome.WrongReply)]
        [DataRow(1, 0, (int)Outcome.Ok)]
        [DataRow(7, 1, (int)Outcome.Ok)]
        [DataRow(22, 0, (int)Outcome.WrongReply)]
        [DataRow(28, 0x76, (int)Outcome.WrongReply)]
        [DataRow(28, 0xF7, (int)Outcome.WrongReply)]
        [DataRow(29, 0x01, (int)Outcome.WrongReply)]
        [DataRow(29, 0x08, (int)Outcome.Ok)]
        public void A_pulse_read_back_is_compared(int index, int value, int expected)
        {
            var frame = new byte[40];
            var settings = new UbloxSettings();
            UbxPulseConfig.Build(frame, settings, out _);
            var payload = new byte[32];
            System.Array.Copy(frame, 6, payload, 0, 32);
            AreEqual(Outcome.Ok, UbxPulseConfig.Compare(payload, 32, settings));
            AreEqual(Outcome.ShortReply, UbxPulseConfig.Compare(payload, 31, settings));
            payload[index] = (byte)value;
            AreEqual((Outcome)expected, UbxPulseConfig.Compare(payload, 32, settings));
        }

        private static void AreEqual(Outcome expected, Outcome actual)
        {
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(actual));
        }
    }
}
