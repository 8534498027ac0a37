using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Examples of RFC 8949, appendix A, as far as frames may use them, in both directions.</summary>
    [TestClass]
    public sealed class CborAppendixATests
    {
        [TestMethod]
        [DataRow("00", "0")]
        [DataRow("01", "1")]
        [DataRow("0a", "10")]
        [DataRow("17", "23")]
        [DataRow("1818", "24")]
        [DataRow("1819", "25")]
        [DataRow("1864", "100")]
        [DataRow("1903e8", "1000")]
        [DataRow("1a000f4240", "1000000")]
        [DataRow("1b000000e8d4a51000", "1000000000000")]
        [DataRow("1bffffffffffffffff", "18446744073709551615")]
        [DataRow("3bffffffffffffffff", "-18446744073709551616")]
        [DataRow("20", "-1")]
        [DataRow("29", "-10")]
        [DataRow("3863", "-100")]
        [DataRow("3903e7", "-1000")]
        public void IntegersGoBothWays(string hex, string number)
        {
            CborValue value = Read(hex);
            Assert.AreEqual(Int128.Parse(number), value.Integer);
            AssertEncodes(hex, CborValue.Int(Int128.Parse(number)));
        }

        [TestMethod]
        [DataRow("60", "")]
        [DataRow("6161", "a")]
        [DataRow("6449455446", "IETF")]
        [DataRow("62225c", "\"\\")]
        [DataRow("62c3bc", "\u00fc")]
        [DataRow("63e6b0b4", "\u6c34")]
        [DataRow("64f0908591", "\ud800\udd51")]
        public void TextsGoBothWays(string hex, string text)
        {
            Assert.AreEqual(text, Read(hex).Text);
            AssertEncodes(hex, CborValue.TextString(text));
        }

        [TestMethod]
        [DataRow("f4", 20)]
        [DataRow("f5", 21)]
        [DataRow("f6", 22)]
        [DataRow("f7", 23)]
        [DataRow("f0", 16)]
        [DataRow("f8ff", 255)]
        public void SimpleValuesGoBothWays(string hex, int number)
        {
            Assert.AreEqual((byte)number, Read(hex).SimpleNumber);
            AssertEncodes(hex, CborValue.Simple((byte)number));
        }

        [TestMethod]
        [DataRow("40")]
        [DataRow("4401020304")]
        [DataRow("c11a514b67b0")]
        [DataRow("d74401020304")]
        [DataRow("d818456449455446")]
        [DataRow("80")]
        [DataRow("83010203")]
        [DataRow("8301820203820405")]
        [DataRow("98190102030405060708090a0b0c0d0e0f101112131415161718181819")]
        [DataRow("a0")]
        [DataRow("a201020304")]
        [DataRow("a26161016162820203")]
        [DataRow("826161a161626163")]
        [DataRow("a56161614161626142616361436164614461656145")]
        public void StructuresComeBackTheSame(string hex) => AssertEncodes(hex, Read(hex));

        [TestMethod]
        [DataRow("f90000")]
        [DataRow("fa47c35000")]
        [DataRow("fb3ff199999999999a")]
        [DataRow("f97e00")]
        public void FloatsAreRefused(string hex) => StringAssert.Contains(Refuse(hex).Reason, "floating point");

        [TestMethod]
        [DataRow("5f42010243030405ff")]
        [DataRow("7f657374726561646d696e67ff")]
        [DataRow("9fff")]
        [DataRow("bf61610161629f0203ffff")]
        public void IndefiniteLengthsAreRefused(string hex) => StringAssert.Contains(Refuse(hex).Reason, "indefinite");

        private static CborValue Read(string hex)
        {
            Assert.IsTrue(CborReader.TryReadWhole(Convert.FromHexString(hex), out CborValue? value, out CborError error), error.ToString());
            return value;
        }

        private static CborError Refuse(string hex)
        {
            Assert.IsFalse(CborReader.TryReadWhole(Convert.FromHexString(hex), out _, out CborError error));
            return error;
        }

        private static void AssertEncodes(string hex, CborValue value) => Assert.AreEqual(hex, Convert.ToHexStringLower(CborWriter.Encode(value)));
    }
}
