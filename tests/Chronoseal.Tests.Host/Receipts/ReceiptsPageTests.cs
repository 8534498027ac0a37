using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Tests.Host.Evidence;
using Chronoseal.Tests.Host.Repository;

namespace Chronoseal.Tests.Host.Receipts
{
    /// <summary>docs/receipts.md against the code. CHRONOSEAL_WRITE_DOCS=1 makes the worked example anew, with another key.</summary>
    [TestClass]
    public sealed class ReceiptsPageTests
    {
        private const int BytesPerLine = 64;

        private static string PagePath => Path.Combine(RepositoryRoot.Path, "docs", "receipts.md");

        [TestMethod]
        public void TheWorkedExampleHolds()
        {
            if (Environment.GetEnvironmentVariable("CHRONOSEAL_WRITE_DOCS") == "1")
            {
                WriteExample();
            }

            byte[] point = Read("key");
            byte[][] frames = [Read("frame1"), Read("frame2"), Read("frame3")];
            byte[][] leaves = [.. frames.Select(frame => SHA256.HashData([0x00, .. frame]))];
            CollectionAssert.AreEqual((byte[])[.. leaves.SelectMany(leaf => leaf)], Read("leaves"));
            byte[] root = SHA256.HashData([0x01, .. SHA256.HashData([0x01, .. leaves[0], .. leaves[1]]), .. leaves[2]]);
            CollectionAssert.AreEqual(root, Read("root"));

            byte[] bytes = Read("statement");
            Assert.IsTrue(ReceiptStatement.TryRead(bytes, out ReceiptStatement? statement, out string error), error);
            CollectionAssert.AreEqual(SHA256.HashData(bytes), Read("hash"));
            using ECDsa key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
            Assert.IsTrue(statement.IsSignedBy(key));
            Assert.AreEqual(2L, statement.Claim.Number);
            ReceiptRange range = statement.Claim.Ranges.Single();
            Assert.AreEqual("0024befffe804ff1/2026-11-22.cbor", range.File.ToString());
            Assert.AreEqual(3L, range.Count);
            Assert.AreEqual(frames.Sum(frame => (long)frame.Length), range.LengthBytes);
            Assert.AreEqual(1UL, range.FirstSequence);
            Assert.AreEqual(3UL, range.LastSequence);
            CollectionAssert.AreEqual(root, range.Root.ToArray());

            Assert.IsTrue(ReceiptProof.TryRead(Read("proof"), out ReceiptProof? proof, out error), error);
            CollectionAssert.AreEqual(leaves[0], proof.Path[0].ToArray());
            CollectionAssert.AreEqual(leaves[2], proof.Path[1].ToArray());
            Assert.IsTrue(proof.Proves(frames[1], key));
            Assert.IsFalse(proof.Proves(frames[0], key));
        }

        [TestMethod]
        public void TheTableOfRulesIsThatOfTheCode()
        {
            string[] inCode = [.. typeof(ReceiptRule).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];
            string[] inPage = [.. Regex.Matches(File.ReadAllText(PagePath), @"^\| `(receipt/[a-z-]+)` \|", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
            CollectionAssert.AreEqual(inCode, inPage);
        }

        [TestMethod]
        [DataRow("at most 256 ranges", ReceiptLimits.RangesPerStatement)]
        [DataRow("items, 1 to 65,792", ReceiptLimits.ItemsPerRange)]
        [DataRow("when 65,536 items", ReceiptLimits.ItemsPerStatement)]
        [DataRow("the latest 2,048 of its node", ReceiptLimits.RememberedFrames)]
        [DataRow("at most 65,536 bytes", ReceiptLimits.QuarantineChunkBytes)]
        [DataRow("within 4,096 items", ReceiptLimits.SearchedItems)]
        public void TheNumbersOfThePageAreThoseOfTheCode(string words, int limit)
        {
            StringAssert.Contains(File.ReadAllText(PagePath), words);
            Assert.IsTrue(Regex.Matches(words, @"[\d,]+\d").Any(match => match.Value.Replace(",", "") == limit.ToString()), words);
        }

        private static byte[] Read(string name)
        {
            Match part = Pattern(name).Match(File.ReadAllText(PagePath));
            Assert.IsTrue(part.Success, name);
            return Convert.FromHexString(Regex.Replace(part.Groups["body"].Value, @"\s", ""));
        }

        private static Regex Pattern(string name) => new($@"(?<open><!-- example {name} -->\n)(?<body>.*?)(?<close><!-- end -->)", RegexOptions.Singleline);

        private static void WriteExample()
        {
            using var world = new CollectedArchive();
            byte[][] frames = [world.NextFrame(), world.NextFrame(), world.NextFrame()];
            foreach (byte[] frame in frames)
            {
                world.Keep(frame);
            }

            world.Clock.Pass(57);
            ReceiptStatement statement = world.State()!;
            Assert.IsTrue(ReceiptProofFinder.TryFind(world.Folder, CollectedArchive.Node, 2, out _, out ReceiptProof? proof, out _));
            string text = File.ReadAllText(PagePath);
            text = With(text, "key", Convert.FromHexString(world.Key.PublicHex));
            for (int i = 0; i < frames.Length; i++)
            {
                text = With(text, $"frame{i + 1}", frames[i]);
            }

            text = With(text, "leaves", [.. frames.SelectMany(frame => MerkleHash.OfLeaf(frame))]);
            text = With(text, "root", statement.Claim.Ranges[0].Root.ToArray());
            text = With(text, "statement", statement.Bytes.ToArray());
            text = With(text, "hash", statement.Hash.ToArray());
            text = With(text, "proof", proof.Encode());
            File.WriteAllText(PagePath, text);
        }

        private static string With(string text, string name, byte[] bytes)
        {
            IEnumerable<string> lines = bytes.Chunk(BytesPerLine).Select(line => "    " + Convert.ToHexStringLower(line) + "\n");
            return Pattern(name).Replace(text, match => match.Groups["open"].Value + "\n" + string.Concat(lines) + "\n" + match.Groups["close"].Value);
        }
    }
}
