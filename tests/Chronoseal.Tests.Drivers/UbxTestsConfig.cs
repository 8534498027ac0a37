using Chronoseal.Drivers.Ublox;
using Chronoseal.Hal;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
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
            var two = new uint[] { UbxKey.TimePulseUart1, UbxKey.NavigationTimeUtcUart1 };
            AreEqual(Outcome.Ok, UbxConfig.BuildValueSet(frame, UbxConfig.RamLayer, two, 1, out int length));
            Assert.AreEqual("B5 62 06 8A 0E 00 00 01 00 00 7E 01 91 20 01 5C 00 91 20 01 DE A6", Hex.Format(frame, 0, length));

            var three = new uint[] { UbxKey.TimePulseUart1, UbxKey.NavigationTimeUtcUart1, UbxKey.NavigationLeapSecondsUart1 };
            AreEqual(Outcome.Ok, UbxConfig.BuildValueSet(frame, UbxConfig.RamLayer, three, 1, out length));
            Assert.AreEqual("B5 62 06 8A 13 00 00 01 00 00 7E 01 91 20 01 5C 00 91 20 01 61 00 91 20 01 F6 3E", Hex.Format(frame, 0, length));
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
        [DataRow(400, 1, 1, -1, (int)Outcome.OutOfRange)]
        public void Value_sets_have_limits(int bufferLength, int layers, int count, int value, int expected)
        {
            var keys = new uint[count];
            for (int i = 0; i < count; i++)
            {
                keys[i] = UbxKey.TimePulseUart1;
            }

            AreEqual((Outcome)expected, UbxConfig.BuildValueSet(new byte[bufferLength], layers, keys, value, out int length));
            Assert.AreEqual(expected == (int)Outcome.Ok ? 12 + 5 * count : 0, length);
        }

        [TestMethod]
        public void Keys_of_longer_values_are_refused()
        {
            // CFG-UART1-BAUDRATE has four bytes.
            var keys = new uint[] { UbxKey.TimePulseUart1, 0x40520001 };
            AreEqual(Outcome.OutOfRange, UbxConfig.BuildValueSet(new byte[64], UbxConfig.RamLayer, keys, 1, out int length));
            Assert.AreEqual(0, length);
        }

        private static void AreEqual(Outcome expected, Outcome actual)
        {
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(actual));
        }
    }
}
