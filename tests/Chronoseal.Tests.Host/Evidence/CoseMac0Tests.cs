using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Vectors of cose-wg/Examples, mac0-tests: messages made by somebody else's code.</summary>
    [TestClass]
    public sealed class CoseMac0Tests
    {
        private const string HMac01 = "D18443A10105A054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58";
        private const string MacPass01 = "D18441A0A1010554546869732069732074686520636F6E74656E742E5820176DCE14C1E57430C13658233F41DC89AA4FA0FF9B8783F23B0EF51CA6B026BC";
        private const string MacPass02 = "D18440A1010554546869732069732074686520636F6E74656E742E58200FECAEC59BB46CC8A488AACA4B205E322DD52696B75A45768D3C302DD4BAE2F7";

        private static readonly byte[] Key = Convert.FromHexString("849B57219DAE48DE646D07DBB533566E976686457C1491BE3A76DCEA6C427188");
        private static readonly byte[] ExternalAad = Convert.FromHexString("FF00EE11DD22CC33BB44AA559966");
        private static readonly byte[] Payload = "This is the content."u8.ToArray();

        [TestMethod]
        public void MessageVerifiesAndIsEncodedTheSame()
        {
            CoseMac0 message = Read(HMac01);
            Assert.IsTrue(message.Verify(Key));
            CollectionAssert.AreEqual(Payload, message.Envelope.Payload.ToArray());
            Assert.IsNull(message.Envelope.KeyId);
            Assert.AreEqual(
                "84644D41433043A101054054546869732069732074686520636F6E74656E742E",
                Convert.ToHexString(CoseStructure.ToBeMaced(message.Envelope.ProtectedBytes, default, Payload)));
            Assert.AreEqual(HMac01, Convert.ToHexString(CoseMac0.Seal(Algorithm(), CborValue.EmptyMap, Payload, Key)));
        }

        [TestMethod]
        public void ExternalDataIsPartOfTheTag()
        {
            CoseMac0 message = Read(MacPass02);
            Assert.IsTrue(message.Verify(Key, ExternalAad));
            Assert.IsFalse(message.Verify(Key));
            Assert.AreEqual(
                "84644D414330404EFF00EE11DD22CC33BB44AA55996654546869732069732074686520636F6E74656E742E",
                Convert.ToHexString(CoseStructure.ToBeMaced(default, ExternalAad, Payload)));
            Assert.AreEqual(MacPass02, Convert.ToHexString(CoseMac0.Seal(CborValue.EmptyMap, Algorithm(), Payload, Key, ExternalAad)));
        }

        [TestMethod]
        public void EmptyProtectedMapCountsAsEmptyString() => Assert.IsTrue(Read(MacPass01).Verify(Key));

        [TestMethod]
        [DataRow("D18443A10105A054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C59", DisplayName = "mac-fail-02: tag changed")]
        [DataRow("D18445A1013903E6A054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "mac-fail-03: algorithm -999")]
        [DataRow("D1844AA10167756E6B6E6F776EA054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "mac-fail-04: algorithm \"unknown\"")]
        [DataRow("D18445A201050300A054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "mac-fail-06: protected attribute added")]
        [DataRow("D18443A10105A054546869732069732074686520636F6E74656E742E5820BB9E11EF2BD673F766A398D4E3FAD78E0F0BE2806BF73FB647471E40B3D98734", DisplayName = "mac-fail-07: protected attribute removed")]
        [DataRow("D18443A10104A054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "algorithm 4 instead of 5")]
        [DataRow("D18443A10105A054546869732069732074686520636F6E74656E742F5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "payload changed")]
        [DataRow("D18443A10105A054546869732069732074686520636F6E74656E742E48A1A848D3471F9D61", DisplayName = "tag cut to 8 bytes")]
        public void AlteredMessageFails(string hex) => Assert.IsFalse(Read(hex).Verify(Key));

        [TestMethod]
        [DataRow("D903E08443A10105A054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "mac-fail-01: tag number 992")]
        [DataRow("8443A10105A054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "without a tag number")]
        [DataRow("D28443A10105A054546869732069732074686520636F6E74656E742E5820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "tag number of COSE_Sign1")]
        [DataRow("D18343A10105A054546869732069732074686520636F6E74656E742E", DisplayName = "three parts")]
        [DataRow("D18443A10105A0F65820A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", DisplayName = "detached payload")]
        [DataRow("D1844105A05440", DisplayName = "cut short")]
        [DataRow("D1844105A04040", DisplayName = "protected headers are no map")]
        [DataRow("D18441FFA04040", DisplayName = "protected headers are no CBOR")]
        public void OtherStructureIsRefused(string hex)
        {
            Assert.IsFalse(CoseMac0.TryRead(Convert.FromHexString(hex), out CoseMac0? message, out string error));
            Assert.IsNull(message);
            Assert.AreNotEqual("", error);
        }

        [TestMethod]
        public void CriticalHeaderThatNobodyKnowsFails()
        {
            CborValue headers = CborValue.Map(
                new CborPair(CborValue.Int(1), CborValue.Int(5)),
                new CborPair(CborValue.Int(2), CborValue.Array(CborValue.Int(4711))));
            Assert.IsFalse(Read(Convert.ToHexString(CoseMac0.Seal(headers, CborValue.EmptyMap, Payload, Key))).Verify(Key));
        }

        private static CborValue Algorithm() => CborValue.Map(new CborPair(CborValue.Int(1), CborValue.Int(5)));

        private static CoseMac0 Read(string hex)
        {
            Assert.IsTrue(CoseMac0.TryRead(Convert.FromHexString(hex), out CoseMac0? message, out string error), error);
            return message;
        }
    }
}
