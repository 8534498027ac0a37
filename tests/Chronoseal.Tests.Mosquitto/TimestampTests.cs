using Chronoseal.Cli.Collect;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Tests.Host.Receipts;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>RFC 3161 with openssl as the authority, and as the auditor's own tool.</summary>
    [TestClass]
    public sealed class TimestampTests
    {
        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void AStampedStatementIsProvenAndOpensslAgrees(bool overHttp)
        {
            using var authority = new OpensslAuthority();
            using CollectedArchive world = Collected();
            TimestampEntry entry = Stamp(world, overHttp ? new HttpTimestampAuthority(authority.Url) : new CommandTimestampAuthority(authority.Command));
            ReceiptReport report = world.Verify(RootsOf(authority));
            Assert.AreEqual("", Text(report));
            string words = report.Book.Stamps.Single().ToString();
            StringAssert.Contains(words, "Statement 4, the statements before it and the 20 items they cover existed before 20");
            StringAssert.Contains(words, "give or take 0.001 s, according to CN=Test Authority.");
            StringAssert.Contains(words, "does not prove when they were measured");
            Assert.AreEqual(4L, report.Book.Find($"{CollectedArchive.Node}/2026-11-22.cbor", 0)!.Stamp!.Statement);

            using var folder = new TemporaryDirectory();
            File.WriteAllBytes(folder.Sub("token"), entry.Token.ToArray());
            string digest = Convert.ToHexStringLower(entry.StatementHash.Span);
            string output = Tool.Run("openssl", "ts", "-verify", "-digest", digest, "-in", folder.Sub("token"), "-token_in", "-CAfile", authority.RootFile);
            StringAssert.Contains(output, "Verification: OK");
        }

        [TestMethod]
        public void AStampOfAnotherStatementIsFound()
        {
            using var authority = new OpensslAuthority();
            using CollectedArchive world = Collected();
            TimestampEntry entry = Stamp(world, new HttpTimestampAuthority(authority.Url));
            Rewrite(world, entry with { Number = 3 });
            AssertRule(world.Verify(RootsOf(authority)), ReceiptRule.Stamp, "over something else");
        }

        [TestMethod]
        public void AStampWithAnotherNonceIsFound()
        {
            using var authority = new OpensslAuthority();
            using CollectedArchive world = Collected();
            TimestampEntry entry = Stamp(world, new HttpTimestampAuthority(authority.Url));
            Rewrite(world, entry with { Nonce = new byte[ReceiptLimits.NonceBytes] });
            AssertRule(world.Verify(RootsOf(authority)), ReceiptRule.Stamp, "answers another request");
        }

        [TestMethod]
        public void AFlippedBitInTheTokenNeverGoesUnnoticed()
        {
            using var authority = new OpensslAuthority();
            using CollectedArchive world = Collected();
            TimestampEntry entry = Stamp(world, new HttpTimestampAuthority(authority.Url));
            TimestampRoots roots = RootsOf(authority);
            int found = 0;
            for (int at = 0; at < entry.Token.Length; at += 31)
            {
                byte[] flipped = entry.Token.ToArray();
                flipped[at] ^= 0x10;
                var stamp = Timestamp.Verify(entry with { Token = flipped }, entry.StatementHash.Span, roots);
                var right = Timestamp.Verify(entry, entry.StatementHash.Span, roots);
                Assert.IsTrue(stamp.Verdict != TimestampVerdict.Valid || stamp == right, $"byte {at}: {stamp}");
                found += stamp.Verdict != TimestampVerdict.Valid ? 1 : 0;
            }

            Assert.IsTrue(found > entry.Token.Length / 31 / 2, $"{found}");
        }

        [TestMethod]
        public void AStampOfAnotherAuthorityDoesNotCount()
        {
            using var authority = new OpensslAuthority();
            using var other = new OpensslAuthority("Other");
            using CollectedArchive world = Collected();
            Stamp(world, new HttpTimestampAuthority(other.Url));
            ReceiptReport report = world.Verify(RootsOf(authority));
            AssertRule(report, ReceiptRule.Authority, "no given root vouches for CN=Other");
            Assert.IsEmpty(report.Book.Stamps);
            AssertRule(world.Verify(), ReceiptRule.Authority, "no roots were given");
            Assert.IsTrue(world.Verify().IsSound);
        }

        [TestMethod]
        public void ReceiptsCutOffAtTheEndAreToldByAStamp()
        {
            using var authority = new OpensslAuthority();
            using CollectedArchive world = Collected();
            Stamp(world, new HttpTimestampAuthority(authority.Url));
            CollectedArchive.Tamper(world.Statements, items => items.RemoveAt(items.Count - 1));
            AssertRule(world.Verify(RootsOf(authority)), ReceiptRule.Cut, "names statement 4");
        }

        [TestMethod]
        public void ACollectorsClockAheadOfTheAuthorityIsTold()
        {
            using var authority = new OpensslAuthority();
            using var world = new CollectedArchive();
            world.Clock.Now = DateTimeOffset.UtcNow.AddHours(1);
            world.Collect(1);
            world.Stop();
            Stamp(world, new HttpTimestampAuthority(authority.Url));
            AssertRule(world.Verify(RootsOf(authority)), ReceiptRule.StampTime, "ahead of the authority's");
        }

        [TestMethod]
        public void AnAuthorityThatFailsIsAskedAgainForTheNewestStatement()
        {
            using var authority = new OpensslAuthority();
            using CollectedArchive world = Collected();
            authority.Refusal = 503;
            var said = new System.Collections.Concurrent.BlockingCollection<string>();
            Assert.IsTrue(TimestampLog.TryOpen(world.Folder, out TimestampLog? log, out string fault), fault);
            using (var worker = new TimestampWorker(new HttpTimestampAuthority(authority.Url), log, said.Add))
            {
                Assert.IsTrue(ReceiptStatement.TryRead(Statement(world, 2), out ReceiptStatement? older, out _));
                worker.Offer(older);
                Assert.IsTrue(said.TryTake(out string? sentence, 20_000));
                StringAssert.Contains(sentence, "answered 503");
                authority.Refusal = 0;
                worker.Offer(world.Archive.Last);
            }

            Assert.AreEqual(4L, log.LastNumber);
            Assert.AreEqual("", Text(world.Verify(RootsOf(authority))));
        }

        [TestMethod]
        [DataRow("cat")]
        [DataRow("true")]
        [DataRow("false")]
        [DataRow("head -c 1000000 /dev/zero")]
        public void WhatIsNoStampIsNotStored(string command)
        {
            using CollectedArchive world = Collected();
            var query = new TimestampQuery(world.Archive.Last);
            using var authority = new CommandTimestampAuthority(command);
            bool isStamped = authority.TryAsk(query.Encoded, out byte[] response, out string fault) && query.TryTake(response, out _, out fault);
            Assert.IsFalse(isStamped);
            Assert.AreNotEqual("", fault);
        }

        [TestMethod]
        public void AnAnswerToAnotherRequestIsNotStored()
        {
            using var authority = new OpensslAuthority();
            using CollectedArchive world = Collected();
            using var http = new HttpTimestampAuthority(authority.Url);
            Assert.IsTrue(http.TryAsk(new TimestampQuery(world.Archive.Last).Encoded, out byte[] response, out string fault), fault);
            Assert.IsFalse(new TimestampQuery(world.Archive.Last).TryTake(response, out _, out fault));
            StringAssert.Contains(fault, "did not answer with a time stamp");
        }

        [TestMethod]
        public void AStampTornByACrashIsCutOff()
        {
            using var authority = new OpensslAuthority();
            using CollectedArchive world = Collected();
            TimestampEntry entry = Stamp(world, new HttpTimestampAuthority(authority.Url));
            string path = Path.Combine(world.Folder, ArchiveLayout.Timestamps);
            byte[] whole = File.ReadAllBytes(path);
            File.WriteAllBytes(path, [.. whole, .. entry.Encode()[..100]]);
            Assert.IsTrue(TimestampLog.TryOpen(world.Folder, out TimestampLog? log, out string fault), fault);
            Assert.AreEqual(4L, log.LastNumber);
            CollectionAssert.AreEqual(whole, File.ReadAllBytes(path));
        }

        private static CollectedArchive Collected()
        {
            var world = new CollectedArchive();
            world.Clock.Now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
            world.Collect(2);
            world.Stop();
            return world;
        }

        private static TimestampEntry Stamp(CollectedArchive world, ITimestampAuthority authority)
        {
            var faults = new List<string>();
            Assert.IsTrue(TimestampLog.TryOpen(world.Folder, out TimestampLog? log, out string fault), fault);
            using (var worker = new TimestampWorker(authority, log, faults.Add))
            {
                worker.Offer(world.Archive.Last);
            }

            Assert.AreEqual("", string.Join("\n", faults));
            Assert.IsTrue(TimestampEntry.TryRead(File.ReadAllBytes(Path.Combine(world.Folder, ArchiveLayout.Timestamps)), out TimestampEntry? entry, out string error), error);
            return entry;
        }

        private static void Rewrite(CollectedArchive world, TimestampEntry entry) =>
            File.WriteAllBytes(Path.Combine(world.Folder, ArchiveLayout.Timestamps), entry.Encode());

        private static byte[] Statement(CollectedArchive world, int number)
        {
            byte[] found = [];
            CollectedArchive.Tamper(world.Statements, items => found = items[number - 1]);
            return found;
        }

        private static TimestampRoots RootsOf(OpensslAuthority authority)
        {
            Assert.IsTrue(TimestampRoots.TryLoad(authority.RootFile, out TimestampRoots? roots, out string fault), fault);
            return roots;
        }

        private static void AssertRule(ReceiptReport report, string rule, string text)
        {
            ReceiptFinding? finding = report.Findings.FirstOrDefault(finding => finding.Rule == rule);
            Assert.IsNotNull(finding, Text(report));
            StringAssert.Contains(finding.Explanation, text);
        }

        private static string Text(ReceiptReport report) => string.Join("\n", report.Findings.Select(finding => $"{finding.Rule} {finding.Explanation}"));
    }
}
