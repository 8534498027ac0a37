using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.Evidence;

namespace Chronoseal.Tests.Host.Receipts
{
    /// <summary>Each way to tamper with an archive, and who finds it.</summary>
    [TestClass]
    public sealed class ReceiptVerifierTests
    {
        private const int Minutes = 6;
        private const int FramesPerMinute = 5;
        private const int Items = 2 * Minutes * FramesPerMinute;

        [TestMethod]
        public void AnUntouchedArchiveGivesNoFinding()
        {
            using CollectedArchive world = Collected();
            ReceiptReport report = world.Verify();
            Assert.AreEqual("", Text(report));
            Assert.AreEqual(Items, report.CoveredItems);
            Assert.AreEqual(0L, report.UncoveredItems);
            Assert.AreEqual(Minutes + 2, report.SignedStatements);
            ReceiptCover cover = report.Book.Find($"{CollectedArchive.Node}/2026-11-22.cbor", 0)!;
            Assert.AreEqual(2L, cover.Statement);
            Assert.IsNull(report.Book.Find($"{CollectedArchive.Node}/2026-11-22.cbor", new FileInfo(world.Today).Length));
            Assert.IsNull(report.Book.Find($"{CollectedArchive.Node}/2026-11-23.cbor", 0));
        }

        [TestMethod]
        public void AFrameReplacedByTheHolderOfItsKeyIsFound()
        {
            using CollectedArchive world = Collected();
            CollectedArchive.Tamper(world.Today, frames =>
            {
                byte[] previous = SHA256.HashData(frames[6]);
                frames[7] = new FrameBuilder { Sequence = 8, Previous = previous, EpochMicroseconds = FrameBuilder.FirstEpochMicroseconds + 7_000_001 }.Build();
                Assert.IsTrue(FrameAuthenticator.TryAuthenticate(frames[7], FrameBuilder.Keys(), out _, out _), "its MAC must be right, or the test shows nothing");
            });
            ReceiptReport report = world.Verify();
            AssertContent(report, 6, 10, "at least one of 5 items was altered");
            Assert.AreEqual(Items - FramesPerMinute, report.CoveredItems);
        }

        [TestMethod]
        public void AFlippedBitAnywhereIsFound()
        {
            using CollectedArchive world = Collected();
            byte[] bytes = File.ReadAllBytes(world.Today);
            for (int at = 0; at < bytes.Length; at += 211)
            {
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << (at % 8));
                File.WriteAllBytes(world.Today, flipped);
                ReceiptReport report = world.Verify();
                Assert.IsTrue(report.CountOf(Severity.Error) > 0, $"byte {at}");
            }
        }

        [TestMethod]
        public void DeletedFramesAreFoundAndOnlyThey()
        {
            using CollectedArchive world = Collected();
            CollectedArchive.Tamper(world.Today, frames => frames.RemoveRange(11, 2));
            ReceiptReport report = world.Verify();
            AssertContent(report, 11, 15, "2 of 5 items were removed after receipt (sequence 12 is missing before 14)");
            Assert.AreEqual(Items - FramesPerMinute, report.CoveredItems);
        }

        [TestMethod]
        public void FramesDeletedAtBeginningAndEndAreFound()
        {
            using CollectedArchive world = Collected();
            byte[] whole = File.ReadAllBytes(world.Today);
            CollectedArchive.Tamper(world.Today, frames => frames.RemoveAt(0));
            AssertContent(world.Verify(), 1, 5, "1 of 5 items were removed");
            File.WriteAllBytes(world.Today, whole);
            CollectedArchive.Tamper(world.Today, frames => frames.RemoveRange(28, 2));
            AssertContent(world.Verify(), 26, 30, "2 of 5 items were removed after receipt (sequence 29 is missing at the end)");
            File.WriteAllBytes(world.Today, whole);
            CollectedArchive.Tamper(world.Today, frames => frames.RemoveRange(3, 20));
            ReceiptReport report = world.Verify();
            AssertContent(report, 1, 25, "20 of 25 items were removed");
            Assert.AreEqual(Items - 25, report.CoveredItems);
        }

        [TestMethod]
        public void AnInsertedFrameIsFound()
        {
            using CollectedArchive world = Collected();
            CollectedArchive.Tamper(world.Today, frames => frames.Insert(17, new FrameBuilder { Sequence = 999 }.Build()));
            ReceiptReport report = world.Verify();
            AssertContent(report, 16, 20, "1 items were inserted");
            Assert.AreEqual(Items - FramesPerMinute, report.CoveredItems);
        }

        [TestMethod]
        public void ReorderedFramesAreFound()
        {
            using CollectedArchive world = Collected();
            CollectedArchive.Tamper(world.Today, frames => (frames[20], frames[23]) = (frames[23], frames[20]));
            AssertContent(world.Verify(), 21, 25, "reordered");
        }

        [TestMethod]
        public void AMissingFileIsFound()
        {
            using CollectedArchive world = Collected();
            File.Delete(world.Today);
            AssertRules(world.Verify(), ReceiptRule.File);
        }

        [TestMethod]
        public void FramesAddedBehindTheReceiptsAreToldAsUncovered()
        {
            using CollectedArchive world = Collected();
            File.AppendAllBytes(world.Today, world.NextFrame());
            Directory.CreateDirectory(Path.Combine(world.Folder, "node-c"));
            File.WriteAllBytes(Path.Combine(world.Folder, "node-c", "2026-11-21.cbor"), world.NextFrame("node-c"));
            ReceiptReport report = world.Verify();
            AssertRules(report, ReceiptRule.Uncovered, ReceiptRule.Uncovered);
            Assert.AreEqual(2L, report.UncoveredItems);
            Assert.AreEqual(31UL, report.Findings[0].FirstSequence);
        }

        [TestMethod]
        public void ADeletedStatementIsFound()
        {
            using CollectedArchive world = Collected();
            CollectedArchive.Tamper(world.Statements, items => items.RemoveAt(3));
            ReceiptReport report = world.Verify();
            AssertRules(report, ReceiptRule.Number, ReceiptRule.Range, ReceiptRule.Range);
            StringAssert.Contains(report.Findings[0].Explanation, "statements 4 to 4 are missing");
        }

        [TestMethod]
        public void ReorderedStatementsAreFound()
        {
            using CollectedArchive world = Collected();
            CollectedArchive.Tamper(world.Statements, items => (items[3], items[4]) = (items[4], items[3]));
            Assert.IsTrue(world.Verify().Findings.Count(finding => finding.Rule == ReceiptRule.Number) >= 2);
        }

        [TestMethod]
        public void AnAlteredStatementIsFoundAtEveryByte()
        {
            using CollectedArchive world = Collected();
            byte[] bytes = File.ReadAllBytes(world.Statements);
            for (int at = 0; at < bytes.Length; at += 97)
            {
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << (at % 8));
                File.WriteAllBytes(world.Statements, flipped);
                Assert.IsFalse(world.Verify().IsSound, $"byte {at}");
            }
        }

        [TestMethod]
        public void AnAlteredStatementDoesNotCount()
        {
            using CollectedArchive world = Collected();
            CollectedArchive.Tamper(world.Statements, items => items[3][^1] ^= 1);
            ReceiptReport report = world.Verify();
            Assert.AreEqual(Items - 2 * FramesPerMinute, report.CoveredItems);
            AssertRules(report, ReceiptRule.Signature, ReceiptRule.Chain, ReceiptRule.Range, ReceiptRule.Range);
        }

        [TestMethod]
        public void AStatementSignedByAnotherKeyIsFound()
        {
            using CollectedArchive world = Collected();
            using CollectorKey other = world.NewKey("other");
            CollectedArchive.Tamper(world.Statements, items => items[^1] = Resigned(items[^1], other));
            AssertRules(world.Verify(), ReceiptRule.Key);
            Assert.IsTrue(world.Verify(key: other).Findings.Count(finding => finding.Rule == ReceiptRule.Key) >= Minutes);
        }

        [TestMethod]
        public void AllStatementsMadeAnewByAnotherKeyDoNotCount()
        {
            using CollectedArchive world = Collected();
            using CollectorKey other = world.NewKey("other");
            CollectedArchive.Tamper(world.Statements, items =>
            {
                ReceiptStatement? previous = null;
                for (int i = 0; i < items.Count; i++)
                {
                    Assert.IsTrue(ReceiptStatement.TryRead(items[i], out ReceiptStatement? statement, out _));
                    previous = ReceiptStatement.Sign(statement.Claim with { PreviousHash = previous?.Hash ?? new byte[32] }, Private(other));
                    items[i] = previous.Bytes.ToArray();
                }
            });
            ReceiptReport report = world.Verify();
            Assert.AreEqual(0L, report.CoveredItems);
            Assert.AreEqual(Items, report.UncoveredItems);
            Assert.IsFalse(report.IsSound);
        }

        [TestMethod]
        public void AStatementUnderAForeignKeyIdentifierIsFound()
        {
            using CollectedArchive world = Collected();
            using CollectorKey other = world.NewKey("other");
            byte[] own = Convert.FromHexString(world.Key.KeyIdHex);
            byte[] foreign = Convert.FromHexString(other.KeyIdHex);
            CollectedArchive.Tamper(world.Statements, items =>
            {
                byte[] forged = Resigned(items[^1], other);
                int at = forged.AsSpan().IndexOf(foreign);
                own.CopyTo(forged, at);
                items[^1] = forged;
            });
            AssertRules(world.Verify(), ReceiptRule.Signature);
        }

        [TestMethod]
        public void StatementsCutOffAtTheEndAreToldByTheArchive()
        {
            using CollectedArchive world = Collected();
            CollectedArchive.Tamper(world.Statements, items => items.RemoveRange(items.Count - 2, 2));
            ReceiptReport report = world.Verify();
            AssertRules(report, ReceiptRule.Uncovered, ReceiptRule.Uncovered);
            Assert.AreEqual(2L * FramesPerMinute, report.UncoveredItems);
            Assert.AreEqual(26UL, report.Findings[0].FirstSequence);
            Assert.AreEqual(30UL, report.Findings[0].LastSequence);
        }

        [TestMethod]
        public void AStatementTornOrMissingIsTold()
        {
            using CollectedArchive world = Collected();
            byte[] bytes = File.ReadAllBytes(world.Statements);
            File.WriteAllBytes(world.Statements, bytes[..^10]);
            Assert.AreEqual(ReceiptRule.Torn, world.Verify().Findings[0].Rule);
            File.Delete(world.Statements);
            Assert.AreEqual(ReceiptRule.None, world.Verify().Findings[0].Rule);
        }

        [TestMethod]
        public void ACollectorsClockThatRanBackwardsIsTold()
        {
            using var world = new CollectedArchive();
            world.Collect(1);
            world.Clock.Pass(-120);
            world.Collect(1);
            world.Clock.Pass(120);
            world.Stop();
            ReceiptReport report = world.Verify();
            AssertRules(report, ReceiptRule.Clock);
            Assert.IsTrue(report.IsSound, "the order of receipt holds");
        }

        [TestMethod]
        public void AStatementThatLeadsOutOfTheArchiveIsNotFollowed()
        {
            Assert.IsFalse(ArchiveFileName.TryParse("../2026-11-22.cbor", out _));
            Assert.IsFalse(ArchiveFileName.TryParse("a/../b/2026-11-22.cbor", out _));
            Assert.IsFalse(ArchiveFileName.TryParse("a/2026-11-2.cbor", out _));
            Assert.IsFalse(ArchiveFileName.TryParse("a/2026-11-22.cbor\0", out _));
            Assert.IsTrue(ArchiveFileName.TryParse("a/2026-11-22.cbor", out ArchiveFileName? name));
            Assert.AreEqual("a/2026-11-22.cbor", name.ToString());
        }

        [TestMethod]
        public void AnArchiveOfGarbageIsTold()
        {
            using CollectedArchive world = Collected();
            var random = new Random(5);
            foreach (string path in Directory.GetFiles(world.Folder, "*.cbor", SearchOption.AllDirectories))
            {
                byte[] garbage = new byte[5_000];
                random.NextBytes(garbage);
                File.WriteAllBytes(path, garbage);
            }

            Assert.IsFalse(world.Verify().IsSound);
        }

        private static CollectedArchive Collected()
        {
            var world = new CollectedArchive();
            world.Collect(Minutes, FramesPerMinute);
            world.Stop();
            return world;
        }

        private static ECDsa Private(CollectorKey key) => key.Key;

        private static byte[] Resigned(byte[] bytes, CollectorKey key)
        {
            Assert.IsTrue(ReceiptStatement.TryRead(bytes, out ReceiptStatement? statement, out _));
            return ReceiptStatement.Sign(statement.Claim, Private(key)).Bytes.ToArray();
        }

        private static void AssertContent(ReceiptReport report, ulong first, ulong last, string text)
        {
            AssertRules(report, ReceiptRule.Content);
            ReceiptFinding finding = report.Findings[0];
            Assert.AreEqual(CollectedArchive.Node, finding.Node);
            Assert.AreEqual(first, finding.FirstSequence);
            Assert.AreEqual(last, finding.LastSequence);
            StringAssert.Contains(finding.Explanation, text);
            Assert.AreEqual(Severity.Error, finding.Severity);
        }

        private static void AssertRules(ReceiptReport report, params string[] rules) =>
            Assert.AreEqual(string.Join(" ", rules), string.Join(" ", report.Findings.Select(finding => finding.Rule)), Text(report));

        private static string Text(ReceiptReport report) => string.Join("\n", report.Findings.Select(finding => $"{finding.Rule} {finding.Explanation}"));
    }
}
