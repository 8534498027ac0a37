using System.Buffers.Text;
using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Vectors of cose-wg/Examples, RFC8152/Appendix_C_2_1 and sign1-tests.</summary>
    [TestClass]
    public sealed class CoseSign1Tests
    {
        private const string AppendixC21 = "D28443A10126A10442313154546869732069732074686520636F6E74656E742E58408EB33E4CA31D1C465AB05AAC34CC6B23D58FEF5C083106C4D25A91AEF0B0117E2AF9A291AA32E14AB834DC56ED2A223444547E01F11D3B0916E5A4C345CACB36";
        private const string SignPass01 = "D28441A0A201260442313154546869732069732074686520636F6E74656E742E584087DB0D2E5571843B78AC33ECB2830DF7B6E0A4D5B7376DE336B23C591C90C425317E56127FBE04370097CE347087B233BF722B64072BEB4486BDA4031D27244F";
        private const string SignPass02 = "D28443A10126A10442313154546869732069732074686520636F6E74656E742E584010729CD711CB3813D8D8E944A8DA7111E7B258C9BDCA6135F7AE1ADBEE9509891267837E1E33BD36C150326AE62755C6BD8E540C3E8F92D7D225E8DB72B8820B";

        private static readonly byte[] ExternalAad = Convert.FromHexString("11AA22BB33CC44DD55006699");
        private static readonly byte[] Payload = "This is the content."u8.ToArray();

        [TestMethod]
        public void MessagesVerify()
        {
            using ECDsa key = Key(false);
            CoseSign1 message = Read(AppendixC21);
            Assert.IsTrue(message.Verify(key));
            Assert.AreEqual("3131", Convert.ToHexString(message.Envelope.KeyId!.Value.Span));
            Assert.IsTrue(Read(SignPass01).Verify(key));
            Assert.IsTrue(Read(SignPass02).Verify(key, ExternalAad));
            Assert.IsFalse(Read(SignPass02).Verify(key));
        }

        [TestMethod]
        public void WhatIsSignedAndTheMessageAroundItAreTheSame()
        {
            CoseEnvelope envelope = Read(AppendixC21).Envelope;
            Assert.AreEqual(
                "846A5369676E61747572653143A101264054546869732069732074686520636F6E74656E742E",
                Convert.ToHexString(CoseStructure.ToBeSigned(envelope.ProtectedBytes, default, envelope.Payload)));
            Assert.AreEqual(
                AppendixC21,
                Convert.ToHexString(CoseStructure.Message(CoseTag.Sign1, envelope.ProtectedBytes, envelope.UnprotectedMap, envelope.Payload, envelope.Seal)));
        }

        [TestMethod]
        public void OwnSignatureVerifies()
        {
            using ECDsa privateKey = Key(true);
            using ECDsa publicKey = Key(false);
            byte[] bytes = CoseSign1.Sign(CborValue.Map(new CborPair(CborValue.Int(1), CborValue.Int(-7))), CborValue.EmptyMap, Payload, privateKey, ExternalAad);
            Assert.IsTrue(Read(Convert.ToHexString(bytes)).Verify(publicKey, ExternalAad));
        }

        [TestMethod]
        [DataRow("D28443A10126A10442313154546869732069732074686520636F6E74656E742F58408EB33E4CA31D1C465AB05AAC34CC6B23D58FEF5C083106C4D25A91AEF0B0117E2AF9A291AA32E14AB834DC56ED2A223444547E01F11D3B0916E5A4C345CACB36", DisplayName = "sign-fail-02: content changed")]
        [DataRow("D28445A1013903E6A10442313154546869732069732074686520636F6E74656E742E58408EB33E4CA31D1C465AB05AAC34CC6B23D58FEF5C083106C4D25A91AEF0B0117E2AF9A291AA32E14AB834DC56ED2A223444547E01F11D3B0916E5A4C345CACB36", DisplayName = "sign-fail-03: algorithm -999")]
        [DataRow("D2844AA10167756E6B6E6F776EA10442313154546869732069732074686520636F6E74656E742E58408EB33E4CA31D1C465AB05AAC34CC6B23D58FEF5C083106C4D25A91AEF0B0117E2AF9A291AA32E14AB834DC56ED2A223444547E01F11D3B0916E5A4C345CACB36", DisplayName = "sign-fail-04: algorithm \"unknown\"")]
        [DataRow("D28445A201260300A10442313154546869732069732074686520636F6E74656E742E58408EB33E4CA31D1C465AB05AAC34CC6B23D58FEF5C083106C4D25A91AEF0B0117E2AF9A291AA32E14AB834DC56ED2A223444547E01F11D3B0916E5A4C345CACB36", DisplayName = "sign-fail-06: protected attribute added")]
        [DataRow("D28443A10126A10442313154546869732069732074686520636F6E74656E742E58406520BBAF2081D7E0ED0F95F76EB0733D667005F7467CEC4B87B9381A6BA1EDE8E00DF29F32A37230F39A842A54821FDD223092819D7728EFB9D3A0080B75380B", DisplayName = "sign-fail-07: protected attribute removed")]
        [DataRow("D28443A10126A10442313154546869732069732074686520636F6E74656E742E40", DisplayName = "empty signature")]
        public void AlteredMessageFails(string hex)
        {
            using ECDsa key = Key(false);
            Assert.IsFalse(Read(hex).Verify(key));
        }

        [TestMethod]
        public void OtherTagNumberIsRefused()
        {
            Assert.IsFalse(CoseSign1.TryRead(Convert.FromHexString("D903E6" + AppendixC21[2..]), out _, out string error), "sign-fail-01");
            StringAssert.Contains(error, "18");
        }

        [TestMethod]
        public void KeyOnAnotherCurveFails()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            Assert.IsFalse(Read(AppendixC21).Verify(key));
        }

        private static CoseSign1 Read(string hex)
        {
            Assert.IsTrue(CoseSign1.TryRead(Convert.FromHexString(hex), out CoseSign1? message, out string error), error);
            return message;
        }

        private static ECDsa Key(bool isPrivate) => ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars("usWxHK2PmfnHKwXPS54m0kTcGJ90UiglWiGahtagnv8"),
                Y = Base64Url.DecodeFromChars("IBOL-C3BttVivg-lSreASjpkttcsz-1rb7btKLv8EX4"),
            },
            D = isPrivate ? Base64Url.DecodeFromChars("V8kgd2ZBRuh2dgyVINBUqpPDr7BOMGcF22CQMIUHtNM") : null,
        });
    }
}
