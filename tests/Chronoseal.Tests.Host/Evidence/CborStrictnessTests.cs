using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Encodings that another decoder may let pass: each is refused with its place and its reason.</summary>
    [TestClass]
    public sealed class CborStrictnessTests
    {
        [TestMethod]
        [DataRow("1817", 0, "shortest", DisplayName = "23 in two bytes")]
        [DataRow("1900ff", 0, "shortest", DisplayName = "255 in three bytes")]
        [DataRow("1a0000ffff", 0, "shortest", DisplayName = "65535 in five bytes")]
        [DataRow("1b00000000ffffffff", 0, "shortest", DisplayName = "2^32-1 in nine bytes")]
        [DataRow("3800", 0, "shortest", DisplayName = "-1 in two bytes")]
        [DataRow("580101", 0, "shortest", DisplayName = "length of a byte string")]
        [DataRow("780161", 0, "shortest", DisplayName = "length of a text")]
        [DataRow("8200980101", 2, "shortest", DisplayName = "length of an inner array")]
        [DataRow("b8010000", 0, "shortest", DisplayName = "length of a map")]
        [DataRow("d80400", 0, "shortest", DisplayName = "number of a tag")]
        [DataRow("f814", 0, "shortest", DisplayName = "false in two bytes")]
        [DataRow("f818", 0, "shortest", DisplayName = "reserved simple value")]
        [DataRow("1c", 0, "reserved", DisplayName = "additional information 28")]
        [DataRow("fd", 0, "reserved", DisplayName = "additional information 29")]
        [DataRow("ff", 0, "break", DisplayName = "break on its own")]
        [DataRow("a202000100", 3, "order", DisplayName = "keys out of order")]
        [DataRow("a262616100616200", 5, "order", DisplayName = "longer text key first")]
        [DataRow("a201000100", 3, "repeats", DisplayName = "key twice")]
        [DataRow("61ff", 0, "UTF-8", DisplayName = "no UTF-8")]
        [DataRow("62c080", 0, "UTF-8", DisplayName = "overlong UTF-8")]
        [DataRow("63eda080", 0, "UTF-8", DisplayName = "surrogate in UTF-8")]
        [DataRow("0000", 1, "follow", DisplayName = "byte behind the item")]
        public void IsRefused(string hex, int offset, string reason)
        {
            Assert.IsFalse(CborReader.TryReadWhole(Convert.FromHexString(hex), out CborValue? value, out CborError error));
            Assert.IsNull(value);
            Assert.AreEqual(offset, error.Offset);
            StringAssert.Contains(error.Reason, reason);
            Assert.IsFalse(error.IsTruncated);
        }

        [TestMethod]
        [DataRow("", DisplayName = "nothing")]
        [DataRow("19", DisplayName = "head cut")]
        [DataRow("1a000000", DisplayName = "argument cut")]
        [DataRow("4201", DisplayName = "bytes cut")]
        [DataRow("8201", DisplayName = "array cut")]
        [DataRow("a101", DisplayName = "map cut")]
        [DataRow("d1", DisplayName = "tag cut")]
        public void TruncationIsToldFromOtherFaults(string hex)
        {
            Assert.IsFalse(CborReader.TryReadWhole(Convert.FromHexString(hex), out _, out CborError error));
            Assert.IsTrue(error.IsTruncated);
        }

        [TestMethod]
        [DataRow("5bffffffffffffffff", DisplayName = "byte string of 2^64-1")]
        [DataRow("7a7fffffff", DisplayName = "text of 2 GiB")]
        [DataRow("9b00000000ffffffff", DisplayName = "array of 2^32-1")]
        [DataRow("bb7fffffffffffffff", DisplayName = "map of 2^63-1")]
        public void HugeLengthsAreRefusedWithoutMemory(string hex)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.IsFalse(CborReader.TryReadWhole(Convert.FromHexString(hex), out _, out _));
            Assert.IsTrue(GC.GetAllocatedBytesForCurrentThread() - before < 65_536);
        }

        [TestMethod]
        public void DepthIsLimited()
        {
            Assert.IsTrue(CborReader.TryReadWhole(Nested(CborLimits.MaximumDepth), out _, out _));
            Assert.IsFalse(CborReader.TryReadWhole(Nested(CborLimits.MaximumDepth + 1), out _, out CborError error));
            StringAssert.Contains(error.Reason, "deeper");
            Assert.IsFalse(CborReader.TryReadWhole(Nested(1_000_000), out _, out _));
        }

        [TestMethod]
        public void NumberOfValuesIsLimited()
        {
            CborValue row = CborValue.Array([.. Enumerable.Repeat(CborValue.Int(0), 1_000)]);
            byte[] bytes = CborWriter.Encode(CborValue.Array([.. Enumerable.Repeat(row, 17)]));
            Assert.IsFalse(CborReader.TryReadWhole(bytes, out _, out CborError error));
            StringAssert.Contains(error.Reason, "more than");
        }

        [TestMethod]
        public void WriterSortsKeysByBytesAndRefusesRepeatedOnes()
        {
            CborValue map = CborValue.Map(
                new CborPair(CborValue.TextString("aa"), CborValue.Int(4)),
                new CborPair(CborValue.TextString("b"), CborValue.Int(3)),
                new CborPair(CborValue.Int(-1), CborValue.Int(2)),
                new CborPair(CborValue.Int(100), CborValue.Int(1)));
            Assert.AreEqual("a41864012002616203626161" + "04", Convert.ToHexStringLower(CborWriter.Encode(map)));

            var pair = new CborPair(CborValue.Int(1), CborValue.Null);
            Assert.ThrowsExactly<ArgumentException>(() => CborWriter.Encode(CborValue.Map(pair, pair)));
        }

        [TestMethod]
        public void SequenceIsSplitUpToTheFault()
        {
            Assert.IsTrue(CborSequence.TrySplit(Convert.FromHexString("01820203" + "6161"), out var items, out _));
            Assert.HasCount(3, items);
            Assert.IsFalse(CborSequence.TrySplit(Convert.FromHexString("01820203" + "f90000"), out items, out CborError error));
            Assert.HasCount(2, items);
            Assert.AreEqual(4, error.Offset);
        }

        private static byte[] Nested(int depth)
        {
            var bytes = new byte[depth + 1];
            Array.Fill(bytes, (byte)0x81);
            bytes[depth] = 0;
            return bytes;
        }
    }
}
