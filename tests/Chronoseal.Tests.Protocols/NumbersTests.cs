using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class NumbersTests
    {
        [TestMethod]
        [DataRow(0x3F800000u, 0, 1L)]
        [DataRow(0xBF800000u, 3, -1000L)]
        [DataRow(0x405AE148u, 5, 342000L)]
        [DataRow(0x41F47AE1u, 2, 3056L)]
        [DataRow(0xC2F6E666u, 2, -12345L)]
        [DataRow(0x00000001u, 6, 0L)]
        [DataRow(0x80000000u, 6, 0L)]
        [DataRow(0x3F000000u, 0, 1L)]
        [DataRow(0x4E7FFFFFu, 0, 1073741760L)]
        public void Floats_as_decimals(uint bits, int decimals, long expected)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)Ieee754.ToDecimal(bits, decimals, out long mantissa));
            Assert.AreEqual(expected, mantissa);
        }

        [TestMethod]
        [DataRow(0x7F800000u)]
        [DataRow(0xFF800000u)]
        [DataRow(0x7FC00000u)]
        [DataRow(0x4E800000u)]
        public void Floats_that_are_no_value(uint bits)
        {
            Assert.AreEqual((int)Outcome.OutOfRange, (int)Ieee754.ToDecimal(bits, 2, out long mantissa));
            Assert.AreEqual(0L, mantissa);
        }

        [TestMethod]
        [DataRow(0L, 0L)]
        [DataRow(-5L, 0L)]
        [DataRow(1L, 1L)]
        [DataRow(15L, 3L)]
        [DataRow(16L, 4L)]
        [DataRow(9007199254740993L, 94906265L)]
        [DataRow(long.MaxValue, 3037000499L)]
        public void Square_roots(long value, long expected)
        {
            Assert.AreEqual(expected, IntegerMath.SquareRoot(value));
        }

        [TestMethod]
        public void Roots_of_what_is_no_number_end()
        {
            Assert.IsTrue(RealMath.Sqrt(double.PositiveInfinity) > double.MaxValue);
            Assert.IsTrue(RealMath.Sqrt(double.NaN) == 0);
        }

        [TestMethod]
        [DataRow(7L, 2L, 4L)]
        [DataRow(-7L, 2L, -4L)]
        [DataRow(6L, 4L, 2L)]
        [DataRow(5L, 4L, 1L)]
        [DataRow(0L, 3L, 0L)]
        public void Quotients_are_rounded(long dividend, long divisor, long expected)
        {
            Assert.AreEqual(expected, IntegerMath.DivideRounded(dividend, divisor));
        }

        [TestMethod]
        [DataRow(2026, 1, 15, 0, 0, 0, 1768435200L)]
        [DataRow(2000, 2, 29, 23, 59, 59, 951868799L)]
        [DataRow(2026, 12, 31, 23, 59, 60, 1798761600L)]
        [DataRow(2100, 3, 1, 0, 0, 0, 4107542400L)]
        public void Calendar_to_unix_seconds(int year, int month, int day, int hour, int minute, int second, long expected)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)CivilTime.ToUnixSeconds(year, month, day, hour, minute, second, out long seconds));
            Assert.AreEqual(expected, seconds);
        }

        [TestMethod]
        [DataRow(2100, 2, 29)]
        [DataRow(2026, 2, 29)]
        [DataRow(2026, 4, 31)]
        [DataRow(2026, 13, 1)]
        [DataRow(2026, 0, 1)]
        [DataRow(1999, 1, 1)]
        public void Days_that_do_not_exist(int year, int month, int day)
        {
            Assert.AreEqual((int)Outcome.OutOfRange, (int)CivilTime.ToUnixSeconds(year, month, day, 0, 0, 0, out _));
        }

        [TestMethod]
        [DataRow("", "CBF29CE484222325")]
        [DataRow("61", "AF63DC4C8601EC8C")]
        [DataRow("66 6F 6F 62 61 72", "85944171F73967E8")]
        public void Fingerprints_are_those_of_the_published_fold(string bytes, string expected)
        {
            byte[] buffer = Hex.Parse(bytes);
            Assert.AreEqual(expected, Fingerprint.Add(Fingerprint.Empty, buffer, 0, buffer.Length).ToString("X16"));
        }

        [TestMethod]
        public void A_text_ends_where_it_ends()
        {
            long first = Fingerprint.Add(Fingerprint.Add(Fingerprint.Empty, "ab"), "c");
            Assert.IsTrue(first != Fingerprint.Add(Fingerprint.Add(Fingerprint.Empty, "a"), "bc"));
            Assert.IsTrue(first == Fingerprint.Add(Fingerprint.Add(Fingerprint.Empty, "ab"), "c"));
        }
    }
}
