using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Tests.Host.Evidence
{
    [TestClass]
    public sealed class ReadingTextTests
    {
        [TestMethod]
        [DataRow(2137, -2, "Cel", "21.37 °C")]
        [DataRow(-5, -3, "Cel", "-0.005 °C")]
        [DataRow(4520, -2, "%RH", "45.20 %RH")]
        [DataRow(356, -4, "ppm", "35.6 ppb")]
        [DataRow(-1, -6, "ppm", "-0.001 ppb")]
        [DataRow(356, -3, "ppm", "0.356 ppm")]
        [DataRow(1234, 0, "count", "1234 count")]
        [DataRow(0, -3, "Pa", "0.000 Pa")]
        [DataRow(7, 0, null, "7")]
        public void ValueIsShownWithItsDigits(int mantissa, int exponent, string? unit, string text) =>
            Assert.AreEqual(text, ReadingText.Format(Record() with { Value = new DecimalFraction(mantissa, exponent), Unit = unit }));

        [TestMethod]
        public void UncertaintyFollowsTheUnitOfTheValue()
        {
            FrameRecord record = Record() with { Value = new DecimalFraction(356, -4), Unit = "ppm", ValueUncertainty = new DecimalFraction(2, -3) };
            Assert.AreEqual("35.6 ppb ± 2 ppb", ReadingText.FormatWithUncertainty(record));
            Assert.AreEqual("35.6 ppb", ReadingText.FormatWithUncertainty(record with { ValueUncertainty = null }));
        }

        [TestMethod]
        public void WhatIsNoNumberIsShownAsItIs()
        {
            Assert.AreEqual("DeviceError (code 67)", ReadingText.Format(Record() with { Text = "DeviceError", DeviceCode = 67, IsFailedRead = true }));
            Assert.AreEqual("Timeout", ReadingText.Format(Record() with { Text = "Timeout", IsFailedRead = true }));
            Assert.AreEqual("00ff", ReadingText.Format(Record() with { Data = new byte[] { 0, 255 } }));
        }

        [TestMethod]
        public void StampsAreShownToTheMicrosecond()
        {
            Assert.AreEqual("2026-08-14T09:30:00.000250Z", ReadingText.FormatStamp(1_786_699_800_000_250));
            Assert.AreEqual("9999-12-31T23:59:59.999999Z", ReadingText.FormatStamp(FrameLimits.LargestTimeMicroseconds));
            Assert.AreEqual("boot + 12.345678 s", ReadingText.FormatStamp(Record() with { CounterMicroseconds = 12_345_678 }));
            Assert.AreEqual("no stamp", ReadingText.FormatStamp(Record()));
        }

        [TestMethod]
        [DataRow("18446744073709551615", -9, "18446744073.709551615")]
        [DataRow("-18446744073709551616", 0, "-18446744073709551616")]
        [DataRow("-1", -9, "-0.000000001")]
        [DataRow("5", 2, "500")]
        [DataRow("10", -1, "1.0")]
        public void DecimalFractionIsExact(string mantissa, int exponent, string text) =>
            Assert.AreEqual(text, new DecimalFraction(Int128.Parse(mantissa), exponent).ToString());

        private static FrameRecord Record() => new() { Name = "x", FullName = "node:x" };
    }
}
