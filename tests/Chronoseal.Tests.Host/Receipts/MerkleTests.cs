using System.Security.Cryptography;
using Chronoseal.Evidence.Receipts;

namespace Chronoseal.Tests.Host.Receipts
{
    [TestClass]
    public sealed class MerkleTests
    {
        // The leaves and roots that implementations of certificate transparency test themselves with.
        private static readonly string[] s_leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

        private static readonly string[] s_roots =
        [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];

        [TestMethod]
        public void KnownRootsComeOut()
        {
            var tree = new MerkleAccumulator();
            Assert.AreEqual(s_roots[0], Convert.ToHexStringLower(tree.Root()));
            for (int i = 0; i < s_leaves.Length; i++)
            {
                tree.Add(MerkleHash.OfLeaf(Convert.FromHexString(s_leaves[i])));
                Assert.AreEqual(s_roots[i + 1], Convert.ToHexStringLower(tree.Root()));
            }
        }

        [TestMethod]
        public void EveryLeafOfEveryTreeHasItsPathAndNoOther()
        {
            for (int count = 1; count <= 33; count++)
            {
                byte[][] leaves = [.. Enumerable.Range(0, count).Select(i => MerkleHash.OfLeaf([(byte)i]))];
                byte[] root = Recursive(leaves);
                for (int index = 0; index < count; index++)
                {
                    ReadOnlyMemory<byte>[] path = [.. MerklePath.Make(leaves, index).Select(step => (ReadOnlyMemory<byte>)step)];
                    Assert.IsTrue(MerklePath.Leads(leaves[index], index, count, path, root), $"{index} of {count}");
                    for (int other = 0; other <= count; other++)
                    {
                        Assert.AreEqual(other == index, MerklePath.Leads(leaves[index], other, count, path, root), $"{index} of {count} as {other}");
                    }

                    Assert.IsFalse(MerklePath.Leads(MerkleHash.OfLeaf([0xFF]), index, count, path, root));
                    Assert.IsFalse(MerklePath.Leads(leaves[index], index, count, [.. path, leaves[0]], root));
                    Assert.IsTrue(path.Length == 0 || !MerklePath.Leads(leaves[index], index, count, path[..^1], root));
                }
            }
        }

        [TestMethod]
        public void ANodeCannotPassForALeaf()
        {
            byte[] left = MerkleHash.OfLeaf([1]);
            byte[] right = MerkleHash.OfLeaf([2]);
            CollectionAssert.AreNotEqual(MerkleHash.OfNode(left, right), MerkleHash.OfLeaf([.. left, .. right]));
        }

        // The definition in RFC 9162, 2.1.1, word by word.
        private static byte[] Recursive(ReadOnlySpan<byte[]> leaves)
        {
            if (leaves.Length == 1)
            {
                return leaves[0];
            }

            int split = 1;
            while (2 * split < leaves.Length)
            {
                split *= 2;
            }

            return SHA256.HashData([0x01, .. Recursive(leaves[..split]), .. Recursive(leaves[split..])]);
        }
    }
}
