using System.Security.Cryptography;
using Chronoseal.Cli;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.Evidence;
using Chronoseal.Tests.Host.Evidence.Mutation;
using Chronoseal.Tests.Host.Receipts;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>`chronoseal verify` over the archive of a collector: what its receipts add, and what they give away.</summary>
    [TestClass]
    public sealed class VerifyArchiveTests
    {
        private const int Covered = 30;

        private readonly TemporaryDirectory _folder = new();
        private readonly CollectedArchive _collected = new();

        private string KeyPath => _folder.Sub("keys.json");

        [TestCleanup]
        public void Delete()
        {
            _collected.Dispose();
            _folder.Dispose();
        }

        [TestMethod]
        public void WhatAReceiptCoversIsCounterSigned()
        {
            Collect();
            CommandRun run = Verify();
            Assert.AreEqual(ExitCode.Ok, run.ExitCode, run.Output + run.Error);
            StringAssert.Contains(run.Output, $"{Covered} frames counter-signed");
            StringAssert.Contains(run.Output, $"{GoodArchive.Mac.Count - Covered} frames authenticated by shared key");
            StringAssert.Contains(run.Output, "without a receipt");
            CommandRun json = Verify("--json");
            StringAssert.Contains(json.Output, $"\"covered\":{Covered}");
        }

        [TestMethod]
        public void WithoutTheCollectorsKeyItsReceiptsDoNotCount()
        {
            Collect(isCollectorKnown: false);
            CommandRun run = Verify();
            Assert.AreEqual(ExitCode.NotProven, run.ExitCode);
            StringAssert.Contains(run.Output, $"{GoodArchive.Mac.Count} frames authenticated by shared key");
            Assert.IsFalse(run.Output.Contains("counter-signed.", StringComparison.Ordinal), run.Output);
            StringAssert.Contains(run.Output, "not the collector's");
        }

        [TestMethod]
        public void AHistoryThatTheKeyHolderRewroteIsGivenAwayByItsReceipts()
        {
            Collect();
            foreach (string file in Directory.GetFiles(Path.Combine(_collected.Folder, Node)))
            {
                CollectedArchive.Tamper(file, Rewrite);
            }

            CommandRun run = Verify();
            StringAssert.Contains(run.Output, $"{GoodArchive.Mac.Count} frames authenticated by shared key");
            StringAssert.Contains(run.Output, "sound, 0 warnings", "The forger held the key: seals and chain are right.");
            StringAssert.Contains(run.Output, "error receipt/content");
            Assert.AreEqual(ExitCode.NotProven, run.ExitCode);
        }

        [TestMethod]
        public void AllReceiptsRemovedIsFoundWhereACollectorIsListed()
        {
            Collect();
            File.Delete(Path.Combine(_collected.Folder, "receipts.cbor"));
            CommandRun run = Verify();
            Assert.AreEqual(ExitCode.NotProven, run.ExitCode, run.Output);
            StringAssert.Contains(run.Output, "receipt/none");
        }

        [TestMethod]
        public void TheCollectorsKeyForgesNoFrame()
        {
            Collect();
            List<byte[]> forged = [.. Forge.Rechain(GoodArchive.Signed, Sealing.Signing(_collected.Key.Key), new byte[32])];
            string path = _folder.Sub("forged.cbor");
            File.WriteAllBytes(path, [.. forged.SelectMany(frame => frame)]);
            CommandRun run = CommandRun.Of(["verify", path, "--keys", KeyPath]);
            Assert.AreEqual(ExitCode.NotProven, run.ExitCode);
            Assert.IsFalse(run.Output.Contains("hardware", StringComparison.Ordinal), run.Output);
        }

        [TestMethod]
        public void ANodesKeySignsNoReceipt()
        {
            Collect(isCollectorKnown: false);
            KeyRing keys = GoodArchive.Keys();
            Assert.IsTrue(keys.TryAdd(_collected.Key.KeyIdHex, Convert.FromHexString(_collected.Key.PublicHex), out _), "The key, as one of a node.");
            Assert.IsTrue(keys.TrySave(KeyPath, out string error), error);
            StringAssert.Contains(Verify().Output, "not the collector's");
        }

        [TestMethod]
        public void AMissingFileOfAuthoritiesIsNamed()
        {
            Collect();
            CommandRun run = Verify("--tsa-roots", _folder.Sub("none.pem"));
            Assert.AreEqual(ExitCode.Usage, run.ExitCode);
            StringAssert.Contains(run.Error, "none.pem");
        }

        // The humidity of one frame, and every frame after it sealed anew.
        private static void Rewrite(List<byte[]> frames)
        {
            int index = frames.FindIndex(frame => Forge.Read(frame) is { Kind: FrameKind.Data, EpochUtcMicroseconds: not null });
            byte[] previous = SHA256.HashData(frames[index - 1]);
            byte[] forged = Forge.Reseal(frames[index], GoodArchive.MacSealing, records: pack => FrameBuilder.Replace(pack[1], FrameBuilder.Pair(2, FrameBuilder.Decimal(30_000, -3))));
            List<byte[]> rest = [.. Forge.Rechain([forged, .. frames.Skip(index + 1)], GoodArchive.MacSealing, previous)];
            frames.RemoveRange(index, frames.Count - index);
            frames.AddRange(rest);
        }

        private static string Node => Forge.Read(GoodArchive.Mac[0]).Node;

        private CommandRun Verify(params string[] more) => CommandRun.Of(["verify", _collected.Folder, "--keys", KeyPath, .. more]);

        private void Collect(bool isCollectorKnown = true)
        {
            KeyRing keys = GoodArchive.Keys();
            Assert.IsTrue(!isCollectorKnown || keys.TryAdd(_collected.Key.KeyFileName, Convert.FromHexString(_collected.Key.PublicHex), out _));
            Assert.IsTrue(keys.TrySave(KeyPath, out string error), error);
            List<byte[]> frames = GoodArchive.Mac;
            for (int i = 0; i < frames.Count; i++)
            {
                Frame frame = Forge.Read(frames[i]);
                if (frame.EpochUtcMicroseconds is { } utc)
                {
                    _collected.Clock.Now = DateTimeOffset.UnixEpoch.AddMicroseconds(utc + 100_000);
                }

                _collected.Keep(frames[i], frame.Node);
                if (i == Covered - 1)
                {
                    _collected.State();
                }
            }

            _collected.Kill();
        }
    }
}
