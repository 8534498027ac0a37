using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class SignatureSealTests
    {
        private const int Open = 0;
        private const int ReadPublicKey = 1;
        private const int Sign = 2;
        private const int Verify = 3;

        /// <summary>RFC 9052's appendix C.2.1 by way of cose-wg/Examples: what is hashed is ["Signature1", protected, h'', payload].</summary>
        [TestMethod]
        public void The_digest_is_of_the_structure_of_the_standards_example()
        {
            byte[] structure = Hex.Parse("846A5369676E61747572653143A101264054546869732069732074686520636F6E74656E742E");
            var signer = new FakeSigner();
            var seal = new SignatureSeal(signer, FakeSigner.Point, new byte[8]);
            var buffer = new byte[structure.Length + 3];
            structure.CopyTo(buffer, 3);
            Assert.AreEqual((int)Outcome.Ok, (int)seal.Seal(buffer, 3, structure.Length, new byte[64], 0));

            // By sha256sum.
            ByteCheck.Equal("4c3363b499e1dac4aafc8d6923f1ca6577dfda80da24e54fb924249064827c88", signer.LastDigest, 0, 32);
        }

        [TestMethod]
        public void A_frame_byte_for_byte()
        {
            var frame = new SealedFrame();
            var signer = new FakeSigner();
            Assert.AreEqual((int)Outcome.Ok, (int)SealOne(signer, frame));
            string header = "A9 01 26 03 18 70 04 48 0000000000000000 61 76 01 63 636C6B A2 61 6C 00 61 73 00"
                + "63 736571 19 1234 64 626F6F74 07 64 6B696E64 02 64 70726576 58 20 " + Hex.Format(new byte[32]);
            string length = Hex.Format(new byte[] { 0x58, (byte)Hex.Parse(header).Length });
            ByteCheck.Equal("D2 84" + length + header + "A0 42 81A0 58 40" + Hex.Format(FakeSigner.Point, 1, 64), frame.Buffer, frame.Offset, frame.Length);
            byte[] structure = Hex.Parse("84 6A 5369676E617475726531" + length + header + "40 42 81A0");
            var digest = new byte[32];
            var hash = new Sha256();
            hash.Add(structure, 0, structure.Length);
            hash.Finish(digest, 0);
            ByteCheck.Equal(Hex.Format(digest), signer.LastDigest, 0, 32);
        }

        [TestMethod]
        [DataRow((int)Outcome.Nack)]
        [DataRow((int)Outcome.Timeout)]
        [DataRow((int)Outcome.BusFault)]
        [DataRow((int)Outcome.NotReady)]
        [DataRow((int)Outcome.DeviceError)]
        public void Without_a_signature_there_is_no_frame_and_the_next_is_good(int failure)
        {
            var signer = new FakeSigner { Failure = (Outcome)failure };
            signer.FailuresToCome[Sign] = 1;
            var frame = new SealedFrame { Length = 5 };
            Assert.AreEqual(failure, (int)SealOne(signer, frame));
            Assert.AreEqual(0, frame.Length);
            Assert.AreEqual((int)Outcome.Ok, (int)SealOne(signer, frame));
            Assert.IsTrue(frame.Length > 0);
        }

        [TestMethod]
        public void The_source_gives_a_seal_with_the_public_key_and_its_identifier()
        {
            var source = new SignatureSealSource(new FakeSigner());
            Assert.AreEqual((int)Outcome.Ok, (int)source.Open(3, out IFrameSeal seal));
            Assert.AreEqual("", source.Message);
            Assert.AreEqual("ES256", seal.AlgorithmName);
            Assert.AreEqual(Hex.Format(FakeSigner.Point), Hex.Format(seal.PublicKey));

            // By sha256sum over head and point, the head as openssl writes it.
            ByteCheck.Equal("8d807ca0bac544ca", seal.KeyId, 0, 8);
        }

        [TestMethod]
        [DataRow(Open, (int)Outcome.Nack, "secure element is not there; check its wiring, supply and address")]
        [DataRow(Open, (int)Outcome.WrongReply, "secure element is another part; fit the one that the node is made for")]
        [DataRow(Open, (int)Outcome.Unsupported, "secure element is not provisioned: its configuration is open; configure and lock it")]
        [DataRow(Open, (int)Outcome.BusFault, "secure element does not answer: BusFault; check its wiring and supply")]
        [DataRow(ReadPublicKey, (int)Outcome.DeviceError, "secure element gives no public key for the slot (its code 15); make a key in it, or set seal-slot")]
        [DataRow(ReadPublicKey, (int)Outcome.Timeout, "secure element does not answer: Timeout; check its wiring and supply")]
        [DataRow(Sign, (int)Outcome.DeviceError, "secure element does not sign with the slot (its code 15); make a key in it that may sign, or set seal-slot")]
        [DataRow(Sign, (int)Outcome.BadChecksum, "secure element does not answer: BadChecksum; check its wiring and supply")]
        [DataRow(Verify, (int)Outcome.ShortReply, "secure element does not answer: ShortReply; check its wiring and supply")]
        public void What_keeps_it_from_signing_is_named(int method, int failure, string message)
        {
            var signer = new FakeSigner { Failure = (Outcome)failure };
            signer.FailuresToCome[method] = int.MaxValue;
            var source = new SignatureSealSource(signer);
            Assert.AreEqual(failure, (int)source.Open(1, out IFrameSeal seal));
            Assert.AreEqual(message, source.Message);
            Assert.IsTrue(seal == null);
            Assert.AreEqual((method + 1) * Limits.SignerAttempts, signer.Calls);
        }

        [TestMethod]
        public void A_failure_that_passes_keeps_nobody_from_starting()
        {
            for (int method = Open; method <= Verify; method++)
            {
                var signer = new FakeSigner();
                signer.FailuresToCome[method] = Limits.SignerAttempts - 1;
                var source = new SignatureSealSource(signer);
                Assert.AreEqual((int)Outcome.Ok, (int)source.Open(1, out _));
                Assert.AreEqual("", source.Message);
            }
        }

        [TestMethod]
        public void A_part_that_signs_with_another_key_than_it_gives_out_is_refused()
        {
            var source = new SignatureSealSource(new FakeSigner { IsAnotherKey = true });
            Assert.AreEqual((int)Outcome.WrongReply, (int)source.Open(1, out IFrameSeal seal));
            Assert.AreEqual("secure element signs with another key than it gives out; replace it", source.Message);
            Assert.IsTrue(seal == null);
        }

        private static Outcome SealOne(FakeSigner signer, SealedFrame frame)
        {
            var sealer = new FrameSealer(new SignatureSeal(signer, FakeSigner.Point, new byte[8]), new ChainHead());
            return sealer.Seal(FrameKind.Event, new byte[] { 0x81, 0xA0 }, 2, new Stamp(), 7, 0x1234, frame);
        }
    }
}
