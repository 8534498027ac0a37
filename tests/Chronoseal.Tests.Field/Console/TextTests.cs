using Chronoseal.Firmware.Console;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Console
{
    [TestClass]
    public class TextTests
    {
        [TestMethod]
        [DataRow("0", "1970-01-01T00:00:00.000000Z")]
        [DataRow("951782399999999", "2000-02-28T23:59:59.999999Z")]
        [DataRow("951782400000000", "2000-02-29T00:00:00.000000Z")]
        [DataRow("951868800000000", "2000-03-01T00:00:00.000000Z")]
        [DataRow("1795281488123456", "2026-11-21T17:18:08.123456Z")]
        [DataRow("1798761599000001", "2026-12-31T23:59:59.000001Z")]
        [DataRow("4107542400000000", "2100-03-01T00:00:00.000000Z")]
        [DataRow("13574563200000000", "2400-02-29T00:00:00.000000Z")]
        public void An_instant_is_written_as_calendar_and_clock(string microseconds, string text)
        {
            Assert.AreEqual(text, UtcText.Format(long.Parse(microseconds)));
        }

        [TestMethod]
        [DataRow(21370, -3, "21.370")]
        [DataRow(-5, -3, "-0.005")]
        [DataRow(0, -2, "0.00")]
        [DataRow(1204, 0, "1204")]
        [DataRow(12, 3, "12e3")]
        [DataRow(1, -19, "1e-19")]
        public void A_value_keeps_all_its_digits(int mantissa, int exponent, string text)
        {
            Assert.AreEqual(text, ScaledText.Format(mantissa, exponent));
        }
    }
}
