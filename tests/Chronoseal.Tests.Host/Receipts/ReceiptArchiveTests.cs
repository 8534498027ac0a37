using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Tests.Host.Evidence;

namespace Chronoseal.Tests.Host.Receipts
{
    [TestClass]
    public sealed class ReceiptArchiveTests
    {
        [TestMethod]
        public void BytesAreKeptAsTheyCameAndRepetitionsAreNot()
        {
            using var world = new CollectedArchive();
            byte[][] frames = [world.NextFrame(), world.NextFrame(), world.NextFrame()];
            Assert.AreEqual(Filing.Archived, world.Keep(frames[0]));
            Assert.AreEqual(Filing.Archived, world.Keep(frames[2]));
            Assert.AreEqual(Filing.Repeated, world.Keep(frames[0]));
            Assert.AreEqual(Filing.Archived, world.Keep(frames[1]));
            CollectionAssert.AreEqual((byte[])[.. frames[0], .. frames[2], .. frames[1]], File.ReadAllBytes(world.Today));
        }

        [TestMethod]
        public void ARepetitionOfOtherBytesIsKept()
        {
            using var world = new CollectedArchive();
            byte[] frame = new FrameBuilder().Build();
            Assert.AreEqual(Filing.Archived, world.Keep(frame));
            Assert.AreEqual(Filing.Archived, world.Keep(new FrameBuilder { EpochMicroseconds = FrameBuilder.FirstEpochMicroseconds + 1 }.Build()));
        }

        [TestMethod]
        [DataRow("chronoseal/1/0024befffe804ff1/frame", "not a frame")]
        [DataRow("chronoseal/1/0024befffe804ff1/frame", "")]
        [DataRow("chronoseal/1/NODE/frame", null)]
        [DataRow("chronoseal/1/../frame", null)]
        [DataRow("chronoseal/1/a/b/frame", null)]
        [DataRow("other", null)]
        public void WhatIsNoFrameOfANodeGoesToTheQuarantine(string topic, string? text)
        {
            using var world = new CollectedArchive();
            byte[] message = text is null ? world.NextFrame() : System.Text.Encoding.UTF8.GetBytes(text);
            Assert.IsTrue(world.Archive.TryKeep(topic, message, false, out Filing filing, out _));
            Assert.AreEqual(Filing.Quarantined, filing);
            CborValue item = Quarantined(world).Single();
            Assert.AreEqual(topic, item.Items[1].Text);
            CollectionAssert.AreEqual(message, item.Items[4].Bytes.ToArray());
            world.Stop();
            AssertSound(world, 1);
        }

        [TestMethod]
        public void ARefusedFrameGoesToTheQuarantineAndIsCovered()
        {
            using var world = new CollectedArchive();
            Assert.AreEqual(Filing.Quarantined, world.Keep(world.NextFrame(), isRefused: true));
            world.Stop();
            AssertSound(world, 1);
        }

        [TestMethod]
        public void ALongMessageIsKeptInPieces()
        {
            using var world = new CollectedArchive();
            byte[] message = new byte[3 * ReceiptLimits.QuarantineChunkBytes - 1];
            new Random(1).NextBytes(message);
            Assert.AreEqual(Filing.Quarantined, world.Keep(message));
            CollectionAssert.AreEqual(message, Quarantined(world).SelectMany(item => item.Items[4].Bytes.ToArray()).ToArray());
            world.Stop();
            AssertSound(world, 3);
        }

        [TestMethod]
        public void EveryStatementFollowsTheOneBefore()
        {
            using var world = new CollectedArchive();
            Assert.AreEqual(1L, world.Archive.Last.Claim.Number);
            Assert.AreEqual(StatementReason.Start, world.Archive.Last.Claim.Reason);
            Assert.IsNull(world.State());
            world.Collect(3);
            ReceiptStatement statement = world.Archive.Last;
            Assert.AreEqual(4L, statement.Claim.Number);
            Assert.HasCount(2, statement.Claim.Ranges);
            Assert.AreEqual(10L, statement.Claim.Ranges[0].FirstIndex);
            Assert.AreEqual(11UL, statement.Claim.Ranges[0].FirstSequence);
            Assert.AreEqual(15UL, statement.Claim.Ranges[0].LastSequence);
            world.Stop();
            AssertSound(world, 30);
        }

        [TestMethod]
        public void AfterAKillTheNextStartStatesWhatHadArrived()
        {
            using var world = new CollectedArchive();
            world.Collect(2);
            byte[] frame = world.NextFrame();
            world.Keep(frame);
            world.Kill();
            world.Clock.Pass(3600);
            world.Reopen();
            Assert.AreEqual(StatementReason.Start, world.Archive.Last.Claim.Reason);
            Assert.AreEqual(1L, world.Archive.Last.Claim.Ranges.Single().Count);
            StringAssert.Contains(string.Join("\n", world.Archive.Notes), "1 items that no receipt covered");
            Assert.AreEqual(Filing.Repeated, world.Keep(frame));
            world.Collect(1);
            world.Stop();
            AssertSound(world, 31);
        }

        [TestMethod]
        public void RepetitionsAreRememberedOverARestart()
        {
            using var world = new CollectedArchive();
            var frames = Enumerable.Range(0, 12).Select(_ => world.NextFrame()).ToList();
            frames.ForEach(frame => world.Keep(frame));
            world.Stop();
            world.Clock.Pass(86_400);
            world.Reopen();
            frames.ForEach(frame => Assert.AreEqual(Filing.Repeated, world.Keep(frame)));
        }

        [TestMethod]
        public void AFrameTornAtAnyByteIsCutOffAndKeptAside()
        {
            using var world = new CollectedArchive();
            world.Collect(1);
            byte[] next = world.NextFrame();
            byte[] whole = File.ReadAllBytes(world.Today);
            for (int length = 1; length < next.Length; length += length < 8 || length > next.Length - 8 ? 1 : 37)
            {
                world.Kill();
                File.WriteAllBytes(world.Today, [.. whole, .. next[..length]]);
                world.Reopen();
                CollectionAssert.AreEqual(whole, File.ReadAllBytes(world.Today), $"{length}");
                StringAssert.Contains(string.Join("\n", world.Archive.Notes), $"cut off {length} bytes");
                CollectionAssert.AreEqual(next[..length], Quarantined(world).Last().Items[4].Bytes.ToArray());
            }

            Assert.AreEqual(Filing.Archived, world.Keep(next));
            world.Stop();
            Assert.IsTrue(world.Verify().IsSound);
        }

        [TestMethod]
        public void ZerosThatAPowerCutLeavesAreCutOff()
        {
            using var world = new CollectedArchive();
            world.Collect(1);
            world.Kill();
            byte[] whole = File.ReadAllBytes(world.Today);
            File.WriteAllBytes(world.Today, [.. whole, .. new byte[450]]);
            world.Reopen();
            CollectionAssert.AreEqual(whole, File.ReadAllBytes(world.Today));
        }

        [TestMethod]
        public void WhatAReceiptCoversIsNeverCutOff()
        {
            using var world = new CollectedArchive();
            world.Collect(1);
            world.Kill();
            byte[] whole = File.ReadAllBytes(world.Today);
            File.WriteAllBytes(world.Today, whole[..^1]);
            Assert.IsFalse(world.TryReopen(out string fault));
            StringAssert.Contains(fault, "although receipts cover");
            CollectionAssert.AreEqual(whole[..^1], File.ReadAllBytes(world.Today));
            File.Delete(world.Today);
            Assert.IsFalse(world.TryReopen(out fault));
            StringAssert.Contains(fault, "is missing");
        }

        [TestMethod]
        public void MoreThanACrashLeavesIsNotCutOff()
        {
            using var world = new CollectedArchive();
            world.Collect(1);
            world.Kill();
            byte[] altered = [.. File.ReadAllBytes(world.Today), .. new byte[20_000]];
            File.WriteAllBytes(world.Today, altered);
            Assert.IsFalse(world.TryReopen(out string fault));
            StringAssert.Contains(fault, "more than a crash leaves");
            CollectionAssert.AreEqual(altered, File.ReadAllBytes(world.Today));
        }

        [TestMethod]
        public void AStatementTornAtAnyByteIsCutOffAndMadeAgain()
        {
            using var world = new CollectedArchive();
            world.Collect(2);
            byte[] whole = File.ReadAllBytes(world.Statements);
            int start = whole.Length - world.Archive.Last.Bytes.Length;
            for (int length = start + 1; length < whole.Length; length += 53)
            {
                world.Kill();
                File.WriteAllBytes(world.Statements, whole[..length]);
                world.Reopen();
                Assert.AreEqual(3L, world.Archive.Last.Claim.Number);
                Assert.AreEqual(10L, world.Archive.Last.Claim.Ranges.Sum(range => range.Count));
                Assert.IsTrue(world.Verify().IsSound);
            }
        }

        [TestMethod]
        public void AnAlteredStatementKeepsTheCollectorFromStarting()
        {
            using var world = new CollectedArchive();
            world.Collect(2);
            world.Kill();
            CollectedArchive.Tamper(world.Statements, items => items.RemoveAt(1));
            Assert.IsFalse(world.TryReopen(out string fault));
            StringAssert.Contains(fault, "does not follow");
        }

        [TestMethod]
        public void AnotherKeyAnotherCollectorAndMissingReceiptsAreRefused()
        {
            using var world = new CollectedArchive();
            world.Collect(1);
            Assert.IsFalse(world.TryReopen(out string fault));
            StringAssert.Contains(fault, "no other collector");
            world.Kill();
            using CollectorKey other = world.NewKey("other");
            Assert.IsFalse(world.TryReopen(out fault, other));
            StringAssert.Contains(fault, $"not by {other.KeyIdHex}");
            File.Delete(world.Statements);
            Assert.IsFalse(world.TryReopen(out fault));
            StringAssert.Contains(fault, "holds frames but no");
        }

        [TestMethod]
        public void AFileThatSomebodyElseHasWrittenToIsNotAppendedTo()
        {
            using var world = new CollectedArchive();
            world.Keep(world.NextFrame());
            File.AppendAllText(world.Today, "x");
            Assert.IsFalse(world.Archive.TryKeep(CollectedArchive.TopicOf(CollectedArchive.Node), world.NextFrame(), false, out _, out string fault));
            StringAssert.Contains(fault, "something else than the collector has changed it");
        }

        [TestMethod]
        public void EachUtcDayHasItsFileAndAClockSetBackOpensNoEarlierOne()
        {
            using var world = new CollectedArchive();
            world.Keep(world.NextFrame());
            world.Clock.Pass(86_400);
            world.Keep(world.NextFrame());
            world.Clock.Pass(-86_400);
            world.Keep(world.NextFrame());
            world.Clock.Pass(86_400);
            world.Stop();
            Assert.AreEqual(2, Directory.GetFiles(Path.Combine(world.Folder, CollectedArchive.Node)).Length);
            Assert.HasCount(2, world.Archive.Last.Claim.Ranges);
            AssertSound(world, 3);
        }

        [TestMethod]
        public void AFullStatementIsMadeEarly()
        {
            using var world = new CollectedArchive();
            for (int i = 0; i < ReceiptLimits.RangesPerStatement + 10; i++)
            {
                string node = $"n{i}";
                Assert.AreEqual(Filing.Archived, world.Keep(new FrameBuilder { Base = node + ":" }.Build(), node));
            }

            Assert.AreEqual(2L, world.Archive.Last.Claim.Number);
            world.Stop();
            AssertSound(world, ReceiptLimits.RangesPerStatement + 10);
        }

        [TestMethod]
        public void AKeyIsPrivateToItsOwnerAndNeverReplacedOrShown()
        {
            using var world = new CollectedArchive();
            string path = Path.Combine(world.Folder, "own.key");
            Assert.IsTrue(CollectorKey.TryCreate(path, out CollectorKey? key, out _));
            string pem = File.ReadAllText(path);
            if (!OperatingSystem.IsWindows())
            {
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }

            Assert.IsFalse(CollectorKey.TryCreate(path, out _, out string fault));
            Assert.AreEqual(pem, File.ReadAllText(path));
            Assert.IsTrue(CollectorKey.TryLoad(path, out CollectorKey? loaded, out _));
            Assert.AreEqual(key.KeyIdHex, loaded.ToString());
            Assert.IsFalse(CollectorKey.TryLoad(path + ".pub", out _, out fault));
            StringAssert.Contains(fault, "public key only");
            File.WriteAllText(path, pem.Replace('A', '*'));
            Assert.IsFalse(CollectorKey.TryLoad(path, out _, out fault));
            Assert.IsFalse(pem.Split('\n')[1..^2].Any(line => line.Length > 8 && fault.Contains(line[..8], StringComparison.Ordinal)));
            key.Dispose();
            loaded.Dispose();
        }

        private static IEnumerable<CborValue> Quarantined(CollectedArchive world)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(world.Folder, ArchiveFileName.Quarantine, "2026-11-22.cbor"));
            Assert.IsTrue(CborSequence.TrySplit(bytes, out IReadOnlyList<ReadOnlyMemory<byte>> items, out _));
            foreach (ReadOnlyMemory<byte> item in items)
            {
                Assert.IsTrue(CborReader.TryReadWhole(item, out CborValue? value, out _));
                yield return value;
            }
        }

        private static void AssertSound(CollectedArchive world, long items)
        {
            ReceiptReport report = world.Verify();
            Assert.AreEqual("", string.Join("\n", report.Findings.Select(finding => finding.Explanation)));
            Assert.AreEqual(items, report.CoveredItems);
        }
    }
}
