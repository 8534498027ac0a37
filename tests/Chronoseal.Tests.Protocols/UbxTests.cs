using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class UbxTests
    {
        private const string TimeUtc = "00 70 99 14 19 00 00 00 C0 1D FE FF EA 07 01 0F 00 00 00 37";
        private const string TimePulse = "00 70 99 14 00 00 00 00 67 E3 FF FF 61 09 03 30";
        private const string LeapSeconds = "80 D9 EE 16 00 00 00 00 02 12 02 00 A2 DD 31 04 89 09 07 00 00 00 00 03";
        private const string Position = "00 70 99 14 EA 07 01 0F 00 00 00 37 19 00 00 00 C0 1D FE FF 03 01 E0 0C";
        private const long Midnight = 1768435200;

        [TestMethod]
        public void Time_of_the_vector()
        {
            var time = new UbxTimeUtc();
            AreEqual(Outcome.Ok, time.Decode(Hex.Parse(TimeUtc), 20));
            Assert.AreEqual(345600000L, time.TimeOfWeekMilliseconds);
            Assert.AreEqual(25L, time.AccuracyNanoseconds);
            Assert.AreEqual(Midnight, time.UnixSeconds);
            Assert.AreEqual(-123456, time.OffsetNanoseconds);
            Assert.IsTrue(time.IsTimeOfWeekValid && time.IsWeekValid && time.IsUtcValid && !time.IsLeapSecond);
            Assert.AreEqual(3, time.UtcStandard);
        }

        // Year, month, day, hour, minute, second, flags as they stand in the payload.
        [TestMethod]
        [DataRow("97 08 0C 1F 17 3B 3B 37", (int)Outcome.Ok, 7258118399L)]
        [DataRow("98 08 01 01 00 00 00 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("D0 07 01 01 00 00 00 37", (int)Outcome.Ok, 946684800L)]
        [DataRow("CF 07 0C 1F 17 3B 3B 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("CF 07 0C 1F 17 3B 3B 01", (int)Outcome.NotReady, 0L)]
        [DataRow("EA 07 01 0F 00 00 00 00", (int)Outcome.Ok, 1768435200L)]
        [DataRow("E0 07 0C 1F 17 3B 3C 37", (int)Outcome.Ok, 1483228800L)]
        [DataRow("E0 07 0C 1F 17 3B 3D 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("EA 07 00 0F 00 00 00 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("EA 07 0D 0F 00 00 00 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("EA 07 01 00 00 00 00 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("EA 07 02 1D 00 00 00 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("EA 07 01 0F 18 00 00 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("EA 07 01 0F 00 3C 00 37", (int)Outcome.OutOfRange, 0L)]
        [DataRow("FF FF FF FF FF FF FF FF", (int)Outcome.OutOfRange, 0L)]
        [DataRow("00 00 00 00 00 00 00 00", (int)Outcome.NotReady, 0L)]
        public void Calendars_of_all_kinds(string calendar, int expected, long unixSeconds)
        {
            byte[] fields = Hex.Parse(calendar);
            byte[] payload = Hex.Parse(TimeUtc);
            Put(payload, 12, fields, 8);
            var time = new UbxTimeUtc();
            AreEqual((Outcome)expected, time.Decode(payload, 20), calendar);

            byte[] navigation = PositionPayload();
            Put(navigation, 4, fields, 8);
            var position = new UbxPosition();
            AreEqual((Outcome)expected, position.Decode(navigation, 92), calendar);
            if (expected == (int)Outcome.Ok)
            {
                Assert.AreEqual(unixSeconds, time.UnixSeconds);
                Assert.AreEqual(unixSeconds, position.UnixSeconds);
                Assert.AreEqual(fields[6] == 60, time.IsLeapSecond);
                Assert.AreEqual((fields[7] & 4) != 0, time.IsUtcValid);
                Assert.AreEqual((fields[7] & 4) != 0, position.IsFullyResolved);
            }
        }

        [TestMethod]
        [DataRow(0, 0L, 0)]
        [DataRow(499999999, 0L, 499999999)]
        [DataRow(500000000, 1L, -500000000)]
        [DataRow(999999999, 1L, -1)]
        [DataRow(1000000000, 1L, 0)]
        [DataRow(-1, 0L, -1)]
        [DataRow(-500000000, 0L, -500000000)]
        [DataRow(-500000001, -1L, 499999999)]
        [DataRow(-1000000000, -1L, 0)]
        public void A_fraction_moves_the_label_to_the_nearest_second(int nanoseconds, long seconds, int offsetNanoseconds)
        {
            byte[] payload = Hex.Parse(TimeUtc);
            PutInt32(payload, 8, nanoseconds);
            var time = new UbxTimeUtc();
            AreEqual(Outcome.Ok, time.Decode(payload, 20));
            Assert.AreEqual(Midnight + seconds, time.UnixSeconds);
            Assert.AreEqual(offsetNanoseconds, time.OffsetNanoseconds);

            byte[] navigation = PositionPayload();
            PutInt32(navigation, 16, nanoseconds);
            var position = new UbxPosition();
            AreEqual(Outcome.Ok, position.Decode(navigation, 92));
            Assert.AreEqual(Midnight + seconds, position.UnixSeconds);
            Assert.AreEqual(offsetNanoseconds, position.OffsetNanoseconds);
        }

        [TestMethod]
        [DataRow(1000000001)]
        [DataRow(-1000000001)]
        [DataRow(int.MaxValue)]
        [DataRow(int.MinValue)]
        public void A_fraction_beyond_a_second_is_none(int nanoseconds)
        {
            byte[] payload = Hex.Parse(TimeUtc);
            PutInt32(payload, 8, nanoseconds);
            AreEqual(Outcome.OutOfRange, new UbxTimeUtc().Decode(payload, 20));
        }

        [TestMethod]
        [DataRow(0, 1483228800L, true)]
        [DataRow(-500000000, 1483228800L, true)]
        [DataRow(500000000, 1483228800L, false)]
        [DataRow(-500000001, 1483228799L, false)]
        public void A_leap_second_is_rounded_like_others(int nanoseconds, long unixSeconds, bool isLeapSecond)
        {
            byte[] payload = Hex.Parse(TimeUtc);
            Put(payload, 12, Hex.Parse("E0 07 0C 1F 17 3B 3C 37"), 8);
            PutInt32(payload, 8, nanoseconds);
            var time = new UbxTimeUtc();
            AreEqual(Outcome.Ok, time.Decode(payload, 20));
            Assert.AreEqual(unixSeconds, time.UnixSeconds);
            Assert.AreEqual(isLeapSecond, time.IsLeapSecond);
        }

        [TestMethod]
        [DataRow(1, true, false, false, 0)]
        [DataRow(2, false, true, false, 0)]
        [DataRow(4, false, false, true, 0)]
        [DataRow(0xF0, false, false, false, 15)]
        public void Every_flag_of_the_time_has_its_bit(int flags, bool isTimeOfWeekValid, bool isWeekValid, bool isUtcValid, int utcStandard)
        {
            byte[] payload = Hex.Parse(TimeUtc);
            payload[19] = (byte)flags;
            PutInt32(payload, 0, -1);
            PutInt32(payload, 4, -1);
            var time = new UbxTimeUtc();
            AreEqual(Outcome.Ok, time.Decode(payload, 20));
            Assert.AreEqual(isTimeOfWeekValid, time.IsTimeOfWeekValid);
            Assert.AreEqual(isWeekValid, time.IsWeekValid);
            Assert.AreEqual(isUtcValid, time.IsUtcValid);
            Assert.AreEqual(utcStandard, time.UtcStandard);
            Assert.AreEqual(4294967295L, time.TimeOfWeekMilliseconds);
            Assert.AreEqual(4294967295L, time.AccuracyNanoseconds);
        }

        [TestMethod]
        public void Position_of_the_vector()
        {
            var position = new UbxPosition();
            AreEqual(Outcome.Ok, position.Decode(PositionPayload(), 92));
            Assert.AreEqual(345600000L, position.TimeOfWeekMilliseconds);
            Assert.AreEqual(25L, position.AccuracyNanoseconds);
            Assert.AreEqual(Midnight, position.UnixSeconds);
            Assert.AreEqual(-123456, position.OffsetNanoseconds);
            Assert.AreEqual(3, position.FixType);
            Assert.IsTrue(position.IsDateValid && position.IsTimeValid && position.IsFullyResolved && !position.IsLeapSecond);
        }

        [TestMethod]
        [DataRow(1, true, false, false)]
        [DataRow(2, false, true, false)]
        [DataRow(4, false, false, true)]
        [DataRow(0xF8, false, false, false)]
        public void Every_flag_of_the_position_has_its_bit(int flags, bool isDateValid, bool isTimeValid, bool isFullyResolved)
        {
            byte[] payload = PositionPayload();
            payload[11] = (byte)flags;
            payload[20] = UbxPosition.TimeOnlyFix;
            PutInt32(payload, 12, -1);
            var position = new UbxPosition();
            AreEqual(Outcome.Ok, position.Decode(payload, 92));
            Assert.AreEqual(isDateValid, position.IsDateValid);
            Assert.AreEqual(isTimeValid, position.IsTimeValid);
            Assert.AreEqual(isFullyResolved, position.IsFullyResolved);
            Assert.AreEqual(UbxPosition.TimeOnlyFix, position.FixType);
            Assert.AreEqual(4294967295L, position.AccuracyNanoseconds);
        }

        [TestMethod]
        public void Pulse_of_the_vector()
        {
            var pulse = new UbxTimePulse();
            AreEqual(Outcome.Ok, pulse.Decode(Hex.Parse(TimePulse), 16));
            Assert.AreEqual(345600000L, pulse.TimeOfWeekMilliseconds);
            Assert.AreEqual(0L, pulse.TimeOfWeekFraction);
            Assert.AreEqual(2401, pulse.Week);
            Assert.AreEqual(-7321, pulse.QuantisationErrorPicoseconds);
            Assert.IsTrue(pulse.IsQuantisationErrorValid && pulse.IsUtcTimeBase && pulse.IsUtcAvailable && pulse.HasUnixSeconds);
            Assert.AreEqual(Midnight, pulse.UnixSeconds);
            Assert.AreEqual(0, pulse.GnssReference);
            Assert.AreEqual(3, pulse.UtcStandard);
            Assert.AreEqual(0, pulse.IntegrityMonitoring);
        }

        [TestMethod]
        [DataRow(0x00, false, false, false, true, 0)]
        [DataRow(0x01, true, false, false, true, 0)]
        [DataRow(0x02, false, true, false, true, 0)]
        [DataRow(0x03, true, true, true, true, 0)]
        [DataRow(0x0C, false, false, false, true, 3)]
        [DataRow(0x10, false, false, false, false, 0)]
        [DataRow(0xEF, true, true, true, true, 3)]
        public void Every_flag_of_the_pulse_has_its_bit(int flags, bool isUtcTimeBase, bool isUtcAvailable, bool hasUnixSeconds, bool isErrorValid, int integrity)
        {
            byte[] payload = Hex.Parse(TimePulse);
            payload[14] = (byte)flags;
            payload[15] = 0xF2;
            var pulse = new UbxTimePulse();
            AreEqual(Outcome.Ok, pulse.Decode(payload, 16));
            Assert.AreEqual(isUtcTimeBase, pulse.IsUtcTimeBase);
            Assert.AreEqual(isUtcAvailable, pulse.IsUtcAvailable);
            Assert.AreEqual(hasUnixSeconds, pulse.HasUnixSeconds);
            Assert.AreEqual(isErrorValid, pulse.IsQuantisationErrorValid);
            Assert.AreEqual(integrity, pulse.IntegrityMonitoring);
            Assert.AreEqual(2, pulse.GnssReference);
            Assert.AreEqual(15, pulse.UtcStandard);
        }

        [TestMethod]
        [DataRow(0L, 0, (int)Outcome.Ok, 315964800L)]
        [DataRow(345599999L, 2401, (int)Outcome.Ok, 1768435200L)]
        [DataRow(345599500L, 2401, (int)Outcome.Ok, 1768435200L)]
        [DataRow(345599499L, 2401, (int)Outcome.Ok, 1768435199L)]
        [DataRow(604800000L, 2400, (int)Outcome.Ok, 1768089600L)]
        [DataRow(604800999L, 2400, (int)Outcome.Ok, 1768089601L)]
        [DataRow(604801000L, 2400, (int)Outcome.OutOfRange, 0L)]
        [DataRow(4294967295L, 65535, (int)Outcome.OutOfRange, 0L)]
        [DataRow(604799000L, 65535, (int)Outcome.Ok, 39952137599L)]
        public void A_pulse_has_the_nearest_second(long timeOfWeekMilliseconds, int week, int expected, long unixSeconds)
        {
            byte[] payload = Hex.Parse(TimePulse);
            PutInt32(payload, 0, (int)timeOfWeekMilliseconds);
            PutInt32(payload, 4, -1);
            payload[12] = (byte)week;
            payload[13] = (byte)(week >> 8);
            var pulse = new UbxTimePulse();
            AreEqual((Outcome)expected, pulse.Decode(payload, 16));
            Assert.AreEqual(4294967295L, pulse.TimeOfWeekFraction);
            Assert.AreEqual(week, pulse.Week);
            if (expected == (int)Outcome.Ok)
            {
                Assert.AreEqual(unixSeconds, pulse.UnixSeconds);
            }
        }

        [TestMethod]
        [DataRow(int.MaxValue)]
        [DataRow(int.MinValue)]
        [DataRow(0)]
        public void The_quantisation_error_has_a_sign(int picoseconds)
        {
            byte[] payload = Hex.Parse(TimePulse);
            PutInt32(payload, 8, picoseconds);
            var pulse = new UbxTimePulse();
            AreEqual(Outcome.Ok, pulse.Decode(payload, 16));
            Assert.AreEqual(picoseconds, pulse.QuantisationErrorPicoseconds);
        }

        // The values are those of a receiver's output in the documentation of OpenShift's PTP operator.
        [TestMethod]
        public void Leap_seconds_without_announcement()
        {
            var leap = new UbxLeapSeconds();
            AreEqual(Outcome.Ok, leap.Decode(Hex.Parse(LeapSeconds), 24));
            Assert.AreEqual(384752000L, leap.TimeOfWeekMilliseconds);
            Assert.AreEqual(2, leap.CurrentSource);
            Assert.AreEqual(18, leap.CurrentSeconds);
            Assert.AreEqual(2, leap.ChangeSource);
            Assert.AreEqual(0, leap.ChangeSeconds);
            Assert.AreEqual(70376866, leap.SecondsToEvent);
            Assert.IsTrue(leap.IsCurrentValid && leap.IsEventValid && !leap.IsChangePending);
        }

        [TestMethod]
        [DataRow(1, 3600, 3, (int)Outcome.Ok, true)]
        [DataRow(-1, 1, 3, (int)Outcome.Ok, true)]
        [DataRow(1, 0, 3, (int)Outcome.Ok, false)]
        [DataRow(1, -1, 3, (int)Outcome.Ok, false)]
        [DataRow(1, int.MinValue, 3, (int)Outcome.Ok, false)]
        [DataRow(1, int.MaxValue, 2, (int)Outcome.Ok, true)]
        [DataRow(1, 3600, 1, (int)Outcome.Ok, false)]
        [DataRow(0, 3600, 3, (int)Outcome.Ok, false)]
        [DataRow(2, 3600, 3, (int)Outcome.OutOfRange, false)]
        [DataRow(-2, 3600, 3, (int)Outcome.OutOfRange, false)]
        public void Leap_seconds_announced(int changeSeconds, int secondsToEvent, int valid, int expected, bool isPending)
        {
            byte[] payload = Hex.Parse(LeapSeconds);
            payload[9] = 0x80;
            payload[11] = (byte)changeSeconds;
            PutInt32(payload, 12, secondsToEvent);
            payload[23] = (byte)valid;
            var leap = new UbxLeapSeconds();
            AreEqual((Outcome)expected, leap.Decode(payload, 24));
            Assert.AreEqual(-128, leap.CurrentSeconds);
            Assert.AreEqual(changeSeconds, leap.ChangeSeconds);
            Assert.AreEqual(secondsToEvent, leap.SecondsToEvent);
            Assert.AreEqual((valid & 1) != 0, leap.IsCurrentValid);
            Assert.AreEqual((valid & 2) != 0, leap.IsEventValid);
            if (expected == (int)Outcome.Ok)
            {
                Assert.AreEqual(isPending, leap.IsChangePending);
            }
        }

        [TestMethod]
        public void Another_version_of_the_leap_seconds_is_not_read()
        {
            byte[] payload = Hex.Parse(LeapSeconds);
            payload[4] = 1;
            AreEqual(Outcome.Unsupported, new UbxLeapSeconds().Decode(payload, 24));
        }

        [TestMethod]
        public void A_payload_may_be_longer_but_not_shorter()
        {
            var payload = new byte[UbxFrameReader.MaximumPayloadLength];
            Put(payload, 0, Hex.Parse(TimeUtc), 20);
            AreEqual(Outcome.Ok, new UbxTimeUtc().Decode(payload, 21));
            AreEqual(Outcome.ShortReply, new UbxTimeUtc().Decode(payload, 19));
            Put(payload, 0, Hex.Parse(TimePulse), 16);
            AreEqual(Outcome.Ok, new UbxTimePulse().Decode(payload, 17));
            AreEqual(Outcome.ShortReply, new UbxTimePulse().Decode(payload, 15));
            Put(payload, 0, Hex.Parse(LeapSeconds), 24);
            AreEqual(Outcome.Ok, new UbxLeapSeconds().Decode(payload, 25));
            AreEqual(Outcome.ShortReply, new UbxLeapSeconds().Decode(payload, 23));
            Put(payload, 0, PositionPayload(), 92);
            AreEqual(Outcome.Ok, new UbxPosition().Decode(payload, 93));
            AreEqual(Outcome.ShortReply, new UbxPosition().Decode(payload, 91));
            AreEqual(Outcome.ShortReply, new UbxPosition().Decode(payload, 0));
        }

        private static byte[] PositionPayload()
        {
            var payload = new byte[92];
            Put(payload, 0, Hex.Parse(Position), 24);
            return payload;
        }

        private static void Put(byte[] target, int offset, byte[] source, int count)
        {
            for (int i = 0; i < count; i++)
            {
                target[offset + i] = source[i];
            }
        }

        private static void PutInt32(byte[] target, int offset, int value)
        {
            for (int i = 0; i < 4; i++)
            {
                target[offset + i] = (byte)(value >> (8 * i));
            }
        }

        private static void AreEqual(Outcome expected, Outcome actual, string message = "")
        {
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(actual), message);
        }
    }
}
