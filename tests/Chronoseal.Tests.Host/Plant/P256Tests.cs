using System.Security.Cryptography;
using System.Text;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>The vectors of RFC 6979, A.2.5 (P-256, SHA-256).</summary>
    [TestClass]
    public sealed class P256Tests
    {
        private const string Key = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
        private const string X = "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6";
        private const string Y = "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";

        [TestMethod]
        [DataRow("sample", "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
            "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
        [DataRow("test", "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
            "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083")]
        public void SignaturesAreThoseOfTheRfc(string message, string r, string s)
        {
            byte[] digest = SHA256.HashData(Encoding.ASCII.GetBytes(message));
            byte[] signature = P256.Sign(Convert.FromHexString(Key), digest);
            Assert.AreEqual(r + s, Convert.ToHexString(signature));
            Assert.IsTrue(P256.Verify(Convert.FromHexString(X + Y), digest, signature));
        }

        [TestMethod]
        public void ThePublicKeyIsThatOfTheRfc()
        {
            Assert.AreEqual(X + Y, Convert.ToHexString(P256.PublicKey(Convert.FromHexString(Key))));
        }

        [TestMethod]
        public void EveryScalarIsAPrivateKey()
        {
            var ones = new byte[P256.Bytes];
            ones.AsSpan().Fill(0xFF);
            foreach (byte[] bytes in new[] { new byte[P256.Bytes], ones })
            {
                byte[] scalar = P256.Scalar(bytes);
                byte[] digest = SHA256.HashData(bytes);
                Assert.IsTrue(P256.Verify(P256.PublicKey(scalar), digest, P256.Sign(scalar, digest)));
            }
        }
    }
}
