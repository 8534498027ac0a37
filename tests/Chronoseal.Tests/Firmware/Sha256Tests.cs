using Chronoseal.Firmware.Trust;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class Sha256Tests
    {
        [TestMethod]
        [DataRow("", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
        [DataRow("abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
        [DataRow("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1")]
        [DataRow(
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "CF5B16A778AF8380036CE59E7B0492370B249B11E8F07A51AFAC45037AFEE9D1")]
        public void Nist_examples(string text, string digest)
        {
            byte[] message = ByteCheck.Ascii(text);
            ByteCheck.Equal(digest, Digest(message), 0, Sha256.DigestLength);
        }

        [TestMethod]
        public void A_million_times_the_letter_a()
        {
            byte[] part = ByteCheck.Repeat((byte)'a', 1000);
            var hash = new Sha256();
            for (int i = 0; i < 1000; i++)
            {
                hash.Add(part, 0, part.Length);
            }

            var digest = new byte[Sha256.DigestLength];
            hash.Finish(digest, 0);
            ByteCheck.Equal("CDC76E5C9914FB9281A1C7E284D73E67F1809A48A497200E046D39CCC7112CD0", digest, 0, digest.Length);
        }

        [TestMethod]
        [DataRow(55, "463EB28E72F82E0A96C0A4CC53690C571281131F672AA229E0D45AE59B598B59")]
        [DataRow(56, "DA2AE4D6B36748F2A318F23E7AB1DFDF45ACDC9D049BD80E59DE82A60895F562")]
        [DataRow(63, "29AF2686FD53374A36B0846694CC342177E428D1647515F078784D69CDB9E488")]
        [DataRow(64, "FDEAB9ACF3710362BD2658CDC9A29E8F9C757FCF9811603A8C447CD1D9151108")]
        [DataRow(65, "4BFD2C8B6F1EEC7A2AFEB48B934EE4B2694182027E6D0FC075074F2FABB31781")]
        [DataRow(119, "DA18797ED7C3A777F0847F429724A2D8CD5138E6ED2895C3FA1A6D39D18F7EC6")]
        [DataRow(120, "F52B23DB1FBB6DED89EF42A23CE0C8922C45F25C50B568A93BF1C075420BBB7C")]
        public void Lengths_around_the_padding(int length, string digest)
        {
            ByteCheck.Equal(digest, Digest(ByteCheck.Count(0, length)), 0, Sha256.DigestLength);
        }

        [TestMethod]
        public void Every_split_in_two_gives_the_same_digest()
        {
            byte[] message = ByteCheck.Count(0, 130);
            string whole = Hex.Format(Digest(message));
            var hash = new Sha256();
            var digest = new byte[Sha256.DigestLength];
            for (int split = 0; split <= message.Length; split++)
            {
                hash.Add(message, 0, split);
                hash.Add(message, split, message.Length - split);
                hash.Finish(digest, 0);
                Assert.AreEqual(whole, Hex.Format(digest), split.ToString());
            }
        }

        [TestMethod]
        public void Starting_over_forgets_what_was_added()
        {
            var hash = new Sha256();
            hash.Add(ByteCheck.Count(0, 70), 0, 70);
            hash.Start();
            var digest = new byte[Sha256.DigestLength + 3];
            hash.Finish(digest, 3);
            ByteCheck.Equal("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", digest, 3, Sha256.DigestLength);
        }

        [TestMethod]
        public void A_copied_state_goes_on_where_it_was_copied()
        {
            byte[] message = ByteCheck.Count(0, 200);
            var hash = new Sha256();
            hash.Add(message, 0, 2 * Sha256.BlockLength);
            var state = new uint[Sha256.StateWords];
            hash.CopyState(state);
            var digest = new byte[Sha256.DigestLength];
            for (int i = 0; i < 2; i++)
            {
                hash.Add(message, 0, 77);
                hash.Resume(state, 2);
                hash.Add(message, 2 * Sha256.BlockLength, 72);
                hash.Finish(digest, 0);
                ByteCheck.Equal(Hex.Format(Digest(message)), digest, 0, Sha256.DigestLength);
            }
        }

        private static byte[] Digest(byte[] message)
        {
            var hash = new Sha256();
            var digest = new byte[Sha256.DigestLength];
            hash.Add(message, 0, message.Length);
            hash.Finish(digest, 0);
            return digest;
        }
    }
}
