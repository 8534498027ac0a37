using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.Evidence.Mutation
{
    /// <summary>Each way to tamper with a record is found, by the right rule, at the right frame.</summary>
    [TestClass]
    public sealed class MutationTests
    {
        private const int Middle = 20;

        private readonly List<byte[]> _mac = GoodArchive.Mac;
        private readonly List<byte[]> _signed = GoodArchive.Signed;

        // Without other nodes to compare with, time ends with the node's own last frame.
        public static IEnumerable<object[]> Both => [[false], [true]];

        [TestMethod]
        public void UntouchedRecordGivesNoFinding()
        {
            AuditOutcome outcome = AuditOutcome.Of(GoodArchive.All).AssertOnly();
            Assert.IsTrue(outcome.Report.IsSound);
            Assert.HasCount(4, outcome.Report.Ranges, "two nodes, two boots");
            Assert.AreEqual(_mac.Count, outcome.Report.FramesOf(TrustLevel.SharedKey));
            Assert.AreEqual(_signed.Count, outcome.Report.FramesOf(TrustLevel.HardwareKey));
            Assert.IsGreaterThan(60, _mac.Count);
            Assert.IsGreaterThan(10, GoodArchive.SecondBoot(_mac));
        }

        [TestMethod]
        [DynamicData(nameof(Both))]
        public void AnyFlippedBitOfAFewFramesIsFound(bool isSigned)
        {
            List<byte[]> frames = Frames(isSigned);
            foreach (int index in new[] { 0, Middle })
            {
                for (int bit = index % 8; bit < frames[index].Length * 8; bit += isSigned ? 8 * 5 + 1 : 9)
                {
                    AssertFlipIsFound(frames, index, bit);
                }
            }
        }

        [TestMethod]
        [DynamicData(nameof(Both))]
        public void FlippedBitOfAnyFrameIsFound(bool isSigned)
        {
            List<byte[]> frames = Frames(isSigned);
            var random = new Random(5);
            for (int index = 0; index < frames.Count; index += isSigned ? 4 : 1)
            {
                AssertFlipIsFound(frames, index, random.Next(frames[index].Length * 8));
            }
        }

        [TestMethod]
        public void TruncatedFileIsFoundWithEveryWholeFrameKept()
        {
            byte[] bytes = [.. _mac.SelectMany(frame => frame)];
            AuditOutcome outcome = AuditOutcome.OfBytes(bytes[..^7]);
            outcome.AssertOnly(AuditRules.Encoding);
            Assert.AreEqual(_mac.Count - 1, outcome.Report.FramesOf(TrustLevel.SharedKey));
            StringAssert.Contains(outcome.Findings[0].Explanation, "without its end");
        }

        [TestMethod]
        public void DamageInAFileCostsOneFrame()
        {
            foreach (int offset in new[] { 0, 1, 2, 3 })
            {
                int start = _mac.Take(Middle).Sum(frame => frame.Length);
                byte[] bytes = [.. _mac.SelectMany(frame => frame)];
                bytes[start + offset] ^= 0x10;
                AuditOutcome outcome = AuditOutcome.OfBytes(bytes);
                outcome.AssertFound(AuditRules.Missing, _mac[Middle + 1]).AssertOnly(AuditRules.Encoding, AuditRules.Missing);
                StringAssert.Contains(outcome.Findings[0].Explanation, $"byte {start}: {_mac[Middle].Length} bytes");
            }
        }

        [TestMethod]
        [DynamicData(nameof(Both))]
        public void ReorderedFramesAreFound(bool isSigned)
        {
            List<byte[]> frames = Frames(isSigned);
            (frames[Middle], frames[Middle + 1]) = (frames[Middle + 1], frames[Middle]);
            AuditOutcome.Of(frames).AssertFound(AuditRules.Order, frames[Middle + 1]).AssertFound(AuditRules.Missing, frames[Middle]);
        }

        [TestMethod]
        [DynamicData(nameof(Both))]
        public void DeletionInTheMiddleIsFound(bool isSigned)
        {
            List<byte[]> frames = Frames(isSigned);
            frames.RemoveRange(Middle, 3);
            AuditOutcome outcome = AuditOutcome.Of(frames).AssertFound(AuditRules.Missing, frames[Middle]).AssertOnly(AuditRules.Missing);
            StringAssert.Contains(outcome.Findings[0].Explanation, "3 frames");
            Assert.HasCount(3, outcome.Report.Ranges, "no range goes over the place");
        }

        [TestMethod]
        public void DeletionAtTheEndOfABootIsFound()
        {
            int second = GoodArchive.SecondBoot(_mac);
            _mac.RemoveRange(second - 2, 2);
            AuditOutcome.Of(_mac).AssertFound(AuditRules.Missing, _mac[second - 2]).AssertOnly(AuditRules.Missing);
        }

        [TestMethod]
        public void LossAtTheEndOfABootExcusesNoMoreThanItNames()
        {
            int second = GoodArchive.SecondBoot(_mac);
            ulong first = Forge.Read(_mac[second - 6]).Sequence;
            int at = _mac.FindIndex(second, frame => Forge.Read(frame) is { Kind: FrameKind.Data, Clock.ClaimsUtc: true });
            byte[] told = Forge.Reseal(Event(_mac[at],
            [
                FrameBuilder.Fact("event/lost", 2, FrameBuilder.Decimal(2, 0), "count"),
                FrameBuilder.Fact("event/lost/first", 2, FrameBuilder.Decimal((long)first, 0), "count"),
                FrameBuilder.Fact("event/lost/last", 2, FrameBuilder.Decimal((long)first + 1, 0), "count"),
                FrameBuilder.Fact("event/lost/why", 3, FrameBuilder.Text("full")),
            ]), GoodArchive.MacSealing);
            List<byte[]> tail = [.. Forge.Rechain([told, .. _mac[(at + 1)..]], GoodArchive.MacSealing, SHA256.HashData(_mac[at - 1]))];
            List<byte[]> honest = [.. _mac[..(second - 6)], .. _mac[(second - 4)..at], .. tail];
            AuditOutcome.Of(honest).AssertFound(AuditRules.Lost, tail[0]);
            Assert.AreEqual(0, AuditOutcome.Of(honest).Report.Findings[AuditRules.Missing]);

            // Four frames more, which no event names, taken out behind the two that were lost.
            List<byte[]> cut = [.. _mac[..(second - 6)], .. _mac[second..at], .. tail];
            AuditOutcome outcome = AuditOutcome.Of(cut).AssertFound(AuditRules.Missing, _mac[second]);
            StringAssert.Contains(outcome.Findings.Single(finding => finding.Rule == AuditRules.Missing).Explanation, "4 frames");
        }

        [TestMethod]
        public void FramesAddedToTheEndOfABootAreFound()
        {
            int second = GoodArchive.SecondBoot(_mac);
            ulong last = Forge.Read(_mac[second - 1]).Sequence;
            byte[] added = Forge.Reseal(_mac[second - 1], GoodArchive.MacSealing, header => FrameBuilder.Replace(header, FrameBuilder.Pair("seq", last + 1)), pack => Forge.Shift(pack, 1_000_000));
            added = Forge.Rechain([added], GoodArchive.MacSealing, SHA256.HashData(_mac[second - 1])).Single();
            _mac.Insert(second, added);
            AuditOutcome.Of(_mac).AssertFound(AuditRules.Chain, _mac[second + 1]).AssertOnly(AuditRules.Chain);
        }

        [TestMethod]
        public void SharedKeyInThePlaceOfASignatureIsFound()
        {
            // Whoever holds any MAC key of the key file, and the node's own, could otherwise carry on its record.
            int second = GoodArchive.SecondBoot(_signed);
            List<byte[]> forged = Boot(_signed, second, GoodArchive.MacSealing);
            AuditOutcome.Of([.. _signed[..second], .. forged]).AssertFound(AuditRules.KeyWeaker, forged[0]);

            List<byte[]> stronger = Boot(_mac, GoodArchive.SecondBoot(_mac), GoodArchive.SignedSealing);
            AuditOutcome.Of([.. _mac[..GoodArchive.SecondBoot(_mac)], .. stronger]).AssertFound(AuditRules.KeyNew, stronger[0]).AssertOnly(AuditRules.KeyNew, AuditRules.Configuration);
        }

        [TestMethod]
        public void KeyThatWasGivenUpIsFoundWhenItComesBack()
        {
            var next = new Sealing { KeyId = Convert.FromHexString("8899aabbccddeeff"), DeviceKey = SHA256.HashData("the next key"u8) };
            KeyRing keys = GoodArchive.Keys();
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(next.KeyId), next.DeviceKey, out string error), error);
            int second = GoodArchive.SecondBoot(_mac);
            List<byte[]> renewed = [.. _mac[..second], .. Boot(_mac, second, next)];
            AuditOutcome.Of(renewed, keys).AssertFound(AuditRules.KeyNew, renewed[second]).AssertOnly(AuditRules.KeyNew, AuditRules.Configuration);

            byte[] end = renewed[^1];
            ulong sequence = Forge.Read(end).Sequence;
            byte[] birth = Forge.Reseal(renewed[second], GoodArchive.MacSealing, header =>
            {
                FrameBuilder.Replace(header, FrameBuilder.Pair("boot", 3));
                FrameBuilder.Replace(header, FrameBuilder.Pair("seq", sequence + 1));
                FrameBuilder.Replace(header, FrameBuilder.Pair("prev", CborValue.ByteString(SHA256.HashData(end))));
            });
            AuditOutcome.Of([.. renewed, birth], keys).AssertFound(AuditRules.KeyOld, birth);
        }

        [TestMethod]
        [DataRow(0L)]
        [DataRow(-60L)]
        [DataRow(long.MaxValue)]
        [DataRow(252_000_000_000L)]
        [DataRow(null)]
        public void AbsurdHeartbeatHidesNoMissingEnd(long? seconds)
        {
            IEnumerable<byte[]> births = _mac.Select(frame => Forge.Read(frame).Kind != FrameKind.Birth ? frame : Forge.Reseal(frame, GoodArchive.MacSealing, null, pack =>
            {
                Forge.SetFact(pack, "heartbeat", 2, seconds is { } value ? FrameBuilder.Decimal(value, 0) : null, "s");
                Forge.SetFact(pack, "epoch", 2, FrameBuilder.Decimal(252_000_000_000, 0), "s");
            }));
            List<byte[]> frames = [.. Forge.Rechain(births, GoodArchive.MacSealing, new byte[32])];
            long until = Forge.Read(frames[^1]).EpochUtcMicroseconds!.Value + 3 * AuditLimits.LongestHeartbeatMicroseconds;
            AuditOutcome.Of(frames, null, new AuditSettings { UntilUtcMicroseconds = until }).AssertFound(AuditRules.Heartbeat, frames[0]).AssertFound(AuditRules.Tail, frames[^1]);
        }

        [TestMethod]
        public void HeadCutOffWithItsBirthFrameHidesNoMissingEnd()
        {
            List<byte[]> rest = _mac[Middle..GoodArchive.SecondBoot(_mac)];
            AuditOutcome.Of(rest).AssertFound(AuditRules.Heartbeat, rest[^1]).AssertOnly(AuditRules.Joined, AuditRules.Heartbeat);
            long until = Forge.Read(rest[^1]).EpochUtcMicroseconds!.Value + 2 * AuditLimits.LongestHeartbeatMicroseconds;
            AuditOutcome.Of(rest, null, new AuditSettings { UntilUtcMicroseconds = until }).AssertFound(AuditRules.Tail, rest[^1]);
        }

        [TestMethod]
        public void DeletionAtTheHeadIsToldAsJoinedInTheMiddle()
        {
            List<byte[]> rest = _mac[1..];
            AuditOutcome.Of(rest).AssertFound(AuditRules.Joined, rest[0]).AssertOnly(AuditRules.Joined);
        }

        [TestMethod]
        public void DeletionAtTheTailIsFoundByTheHeartbeat()
        {
            List<byte[]> cut = _mac[..^12];
            AuditOutcome.Of(GoodArchive.Mix(cut, _signed)).AssertFound(AuditRules.Tail, cut[^1]).AssertOnly(AuditRules.Tail);
            long end = Forge.Read(_mac[^1]).EpochUtcMicroseconds!.Value;
            AuditOutcome.Of(cut, null, new AuditSettings { UntilUtcMicroseconds = end }).AssertFound(AuditRules.Tail, cut[^1]);
            AuditOutcome.Of(cut, null, new AuditSettings { Receipts = new TestReceipts(end, all: _mac) }).AssertFound(AuditRules.Tail, cut[^1]);
            AuditOutcome.Of(GoodArchive.Mix(_mac[..^3], _signed)).AssertOnly();
        }

        [TestMethod]
        [DynamicData(nameof(Both))]
        public void DuplicateIsTold(bool isSigned)
        {
            List<byte[]> frames = Frames(isSigned);
            frames.Insert(Middle, frames[Middle - 3]);
            AuditOutcome.Of(frames).AssertFound(AuditRules.Duplicate, frames[Middle]).AssertOnly(AuditRules.Duplicate);
        }

        [TestMethod]
        [DynamicData(nameof(Both))]
        public void ReplayFromAnotherBootIsFound(bool isSigned)
        {
            List<byte[]> frames = Frames(isSigned);
            int second = GoodArchive.SecondBoot(frames);
            byte[] old = frames[second - 5];
            frames.Insert(second + 5, old);
            AuditOutcome.Of(frames).AssertFound(AuditRules.Replay, old).AssertOnly(AuditRules.Replay);
            AuditOutcome.Of(frames[second..]).AssertFound(AuditRules.BootOrder, old);
        }

        [TestMethod]
        public void ReplayInThePlaceOfAFrameIsFound()
        {
            int second = GoodArchive.SecondBoot(_mac);
            byte[] old = _mac[second - 5];
            _mac[second + 5] = old;
            AuditOutcome.Of(_mac).AssertFound(AuditRules.Replay, old).AssertFound(AuditRules.Missing, _mac[second + 6]);
        }

        [TestMethod]
        public void SpliceOfTwoNodesIsFound()
        {
            List<byte[]> spliced = [.. _mac[..Middle], .. _signed[Middle..]];
            AuditOutcome.Of(spliced).AssertFound(AuditRules.Joined, _signed[Middle]).AssertFound(AuditRules.Tail, _mac[Middle - 1]);

            // Under the name of the other node, which needs a key: the node's own fits its own name only.
            string node = Forge.Read(_mac[0]).BaseName;
            byte[] renamed = Forge.Reseal(_signed[Middle], GoodArchive.SignedSealing, null, pack => FrameBuilder.Replace(pack[0], FrameBuilder.Pair(-2, FrameBuilder.Text(node))));
            AuditOutcome.Of([.. GoodArchive.Mix(_mac[..Middle], _signed[..Middle]), renamed]).AssertFound(AuditRules.NodeBinding, renamed);
        }

        [TestMethod]
        public void FrameInTheFileOfAnotherNodeIsFound()
        {
            using var folder = new SystemTests.TemporaryDirectory();
            string path = folder.Sub(Forge.Read(_mac[0]).Node + ".cbor");
            File.WriteAllBytes(path, [.. _mac.SelectMany(frame => frame), .. _signed[0]]);
            var findings = new List<AuditFinding>();
            Assert.IsTrue(Chronoseal.Evidence.Pipeline.EvidenceFiles.TryFind(folder.Path, out var sources, out string error), error);
            Chronoseal.Evidence.Pipeline.ArchiveAudit.Of(sources, GoodArchive.Keys(), new AuditSettings { OnFinding = findings.Add });
            Assert.AreEqual(AuditRules.Misplaced, findings.Single().Rule);
            Assert.AreEqual(Forge.Read(_signed[0]).Node, findings[0].Node);
        }

        [TestMethod]
        public void ResealingWithARegisteredKeyOfAnotherNodeIsFound()
        {
            List<byte[]> forged = [.. _mac[..Middle], .. Forge.Rechain(_mac[Middle..], GoodArchive.SignedSealing, SHA256.HashData(_mac[Middle - 1]))];
            AuditOutcome.Of(GoodArchive.Mix(_signed, forged)).AssertFound(AuditRules.NodeBinding, forged[Middle]);
            AuditOutcome.Of(forged).AssertFound(AuditRules.KeyChange, forged[Middle]);
        }

        [TestMethod]
        public void ResealingWithAnUnregisteredKeyIsFound()
        {
            using ECDsa thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            List<byte[]> signed = [.. Forge.Rechain(_signed, Sealing.Signing(thief), new byte[32])];
            AuditOutcome.Of(signed).AssertFound(AuditRules.KeyUnknown, signed[0]).AssertOnly(AuditRules.KeyUnknown);

            var unknown = new Sealing { KeyId = new byte[8], DeviceKey = new byte[32] };
            List<byte[]> maced = [.. Forge.Rechain(_mac, unknown, new byte[32])];
            AuditOutcome outcome = AuditOutcome.Of(maced).AssertFound(AuditRules.KeyUnknown, maced[0]).AssertOnly(AuditRules.KeyUnknown);
            Assert.AreEqual(_mac.Count, outcome.Report.FramesOf(TrustLevel.Unverified));
        }

        [TestMethod]
        public void SignaturesThatFitTheirOwnBirthFrameOnlyAreWorthLess()
        {
            var macKeyOnly = new KeyRing();
            Assert.IsTrue(macKeyOnly.TryAdd(Convert.ToHexString(GoodArchive.MacSealing.KeyId), GoodArchive.MacSealing.DeviceKey, out string error), error);
            AuditOutcome outcome = AuditOutcome.Of(_signed, macKeyOnly).AssertFound(AuditRules.KeyUnregistered, _signed[0]).AssertOnly(AuditRules.KeyUnregistered);
            Assert.AreEqual(_signed.Count, outcome.Report.FramesOf(TrustLevel.Unverified));
            Assert.AreEqual(0, outcome.Report.FramesOf(TrustLevel.HardwareKey));

            _signed[Middle][^1] ^= 1;
            AuditOutcome.Of(_signed, macKeyOnly).AssertFound(AuditRules.KeyUnknown, _signed[Middle]);
        }

        [TestMethod]
        public void ResealingUnderTheRightIdentifierWithAnotherKeyIsFound()
        {
            Sealing thief = GoodArchive.MacSealing with { DeviceKey = new byte[32] };
            _mac[Middle] = Forge.Reseal(_mac[Middle], thief);
            AuditOutcome outcome = AuditOutcome.Of(_mac).AssertFound(AuditRules.Seal, _mac[Middle]).AssertFound(AuditRules.Missing, _mac[Middle + 1]);
            Assert.AreEqual(1, outcome.Report.FramesOf(TrustLevel.Broken));
        }

        [TestMethod]
        public void LeakedBootKeyEndsWithTheBoot()
        {
            int second = GoodArchive.SecondBoot(_mac);
            Sealing thief = GoodArchive.MacSealing with { BootKey = BootKey.Derive(GoodArchive.MacSealing.DeviceKey, 1) };
            List<byte[]> forged = [.. _mac[..second], .. Forge.Rechain(_mac[second..], thief, SHA256.HashData(_mac[second - 1]))];
            AuditOutcome outcome = AuditOutcome.Of(forged).AssertFound(AuditRules.Seal, forged[second]);
            Assert.AreEqual(second, outcome.Report.FramesOf(TrustLevel.SharedKey));
        }

        [TestMethod]
        [DynamicData(nameof(Both))]
        public void ClockSetBackByTheHolderOfTheKeyIsFound(bool isSigned)
        {
            List<byte[]> frames = Frames(isSigned);
            Sealing sealing = isSigned ? GoodArchive.SignedSealing : GoodArchive.MacSealing;
            List<byte[]> forged = ShiftFrom(frames, sealing, Middle, -3_600_000_000);
            AuditOutcome.Of(forged).AssertFound(AuditRules.ClockTime, forged[Middle]);

            // By less than a second there is no way back onto the grid.
            forged = ShiftFrom(frames, sealing, Middle, 250_000);
            AuditOutcome.Of(forged).AssertFound(AuditRules.GridOff, forged[Middle]);
        }

        [TestMethod]
        public void ClockSetForwardIsToldAsSilenceAndFoundByAReceipt()
        {
            List<byte[]> forged = ShiftFrom(_mac, GoodArchive.MacSealing, Middle, 3_600_000_000);
            AuditOutcome.Of(forged).AssertFound(AuditRules.GridHole, forged[Middle]).AssertFound(AuditRules.Silence, forged[Middle]);
            long received = Forge.Read(_mac[^1]).EpochUtcMicroseconds!.Value;
            AuditOutcome.Of(forged, null, new AuditSettings { Receipts = new TestReceipts(received, all: forged) }).AssertFound(AuditRules.ClockReceipt, forged[Middle]);
        }

        [TestMethod]
        public void CounterSignedFramesAreWorthMoreThanASharedKey()
        {
            long received = Forge.Read(_mac[^1]).EpochUtcMicroseconds!.Value;
            AuditOutcome outcome = AuditOutcome.Of(_mac, null, new AuditSettings { Receipts = new TestReceipts(received, _mac[..Middle]) }).AssertOnly();
            Assert.AreEqual(Middle, outcome.Report.FramesOf(TrustLevel.CounterSigned));
            Assert.AreEqual(_mac.Count - Middle, outcome.Report.FramesOf(TrustLevel.SharedKey));
            Assert.AreEqual(TrustLevel.CounterSigned, outcome.Report.Ranges[0].Level);
            Assert.AreEqual(TrustLevel.SharedKey, outcome.Report.Ranges[1].Level);
        }

        [TestMethod]
        public void EventThatNamesWhatIsMissingExplainsIt()
        {
            List<byte[]> frames = WithLoss(removed: 3, named: 3, out byte[] told);
            AuditOutcome.Of(frames).AssertFound(AuditRules.Lost, told).AssertOnly(AuditRules.Lost);
            AuditOutcome.Of(WithLoss(removed: 2, named: 3, out told)).AssertFound(AuditRules.LostPresent, told);
        }

        [TestMethod]
        public void ForgedEventOfLostFramesIsFound()
        {
            AuditOutcome.Of(WithLoss(removed: 4, named: 3, out byte[] told)).AssertFound(AuditRules.LostCount, told);

            // Beside the range that an event names, a deletion is a deletion.
            List<byte[]> frames = WithLoss(removed: 3, named: 3, out _);
            frames.RemoveAt(Middle);
            AuditOutcome.Of(frames).AssertFound(AuditRules.Missing, frames[Middle]);

            // A range that cannot hold its count, and one that was not sealed yet.
            AuditOutcome.Of(WithLoss(removed: 0, named: 3, out told, last: Forge.Read(_mac[Middle]).Sequence + 1)).AssertFound(AuditRules.LostCount, told);
            AuditOutcome.Of(WithLoss(removed: 0, named: 3, out told, last: 100_000)).AssertFound(AuditRules.LostCount, told);
        }

        [TestMethod]
        public void EventOfUnsealedEpochsMustFitTheGrid()
        {
            byte[] alive = Event(_mac[Middle], [FrameBuilder.Fact("event/gap", 2, FrameBuilder.Decimal(2, 0), "count")]);
            List<byte[]> frames = Insert(Middle, alive, 0);
            AuditOutcome.Of(frames).AssertFound(AuditRules.GapCount, frames[Middle + 1]);
            frames = Insert(Middle, alive, 2_000_000);
            AuditOutcome.Of(frames).AssertFound(AuditRules.Gap, frames[Middle]).AssertOnly(AuditRules.Gap);
            frames = Insert(Middle, alive, 3_000_000);
            AuditOutcome.Of(frames).AssertFound(AuditRules.GridHole, frames[Middle + 1]);
        }

        [TestMethod]
        [DynamicData(nameof(Both))]
        public void StaleBirthIsFound(bool isSigned)
        {
            List<byte[]> frames = Frames(isSigned);
            int second = GoodArchive.SecondBoot(frames);

            // In the place of the boot's own: the retained copy of the boot before.
            List<byte[]> replaced = [frames[0], .. frames[(second + 1)..]];
            AuditOutcome.Of(replaced).AssertFound(AuditRules.Birth, replaced[1]).AssertFound(AuditRules.Missing, replaced[1]);

            // Before the boot's own: frames are missing between the two.
            List<byte[]> placedFirst = [frames[0], .. frames[second..]];
            AuditOutcome.Of(placedFirst).AssertFound(AuditRules.Missing, placedFirst[1]);

            // A copy beside the record.
            frames.Insert(second, frames[0]);
            AuditOutcome.Of(frames).AssertFound(AuditRules.Duplicate, frames[0]);
        }

        [TestMethod]
        public void BootWithoutABirthFrameIsFound()
        {
            int second = GoodArchive.SecondBoot(_mac);
            List<byte[]> forged = [.. _mac[..second], .. Forge.Rechain(_mac[(second + 1)..], GoodArchive.MacSealing, SHA256.HashData(_mac[second - 1]))];
            AuditOutcome.Of(forged).AssertFound(AuditRules.Birth, forged[second]);
        }

        [TestMethod]
        public void BirthFrameThatContradictsTheOneBeforeIsFound()
        {
            int second = GoodArchive.SecondBoot(_mac);
            AssertBirth(AuditRules.ConfigurationFacts, pack => Forge.SetFact(pack, "epoch", 2, FrameBuilder.Decimal(2, 0), "s"));
            AssertBirth(AuditRules.Configuration, pack => Forge.SetFact(pack, "cfg/hash", 8, CborValue.ByteString(new byte[32])));
            AssertBirth(AuditRules.KeyFacts, pack => Forge.SetFact(pack, "key/alg", 3, FrameBuilder.Text("ES256")));
            AssertBirth(AuditRules.SensorUnexplained, pack => Forge.SetFact(pack, "s/sht4x/serial", 3, FrameBuilder.Text("another")));
            AssertBirth(AuditRules.Firmware, pack => Forge.SetFact(pack, "fw/hash", 8, CborValue.ByteString(new byte[32])));

            void AssertBirth(AuditRule rule, Action<List<List<CborPair>>> alter)
            {
                byte[] birth = Forge.Reseal(_mac[second], GoodArchive.MacSealing, null, alter);
                List<byte[]> forged = [.. _mac[..second], .. Forge.Rechain([birth, .. _mac[(second + 1)..]], GoodArchive.MacSealing, SHA256.HashData(_mac[second - 1]))];
                AuditOutcome.Of(forged).AssertFound(rule, forged[second]);
            }
        }

        [TestMethod]
        public void NumberUsedTwiceIsFound()
        {
            byte[] other = Forge.Reseal(_mac[Middle], GoodArchive.MacSealing, null, pack => Forge.Shift(pack, 1_000_000));
            _mac.Insert(Middle + 1, other);
            AuditOutcome.Of(_mac).AssertFound(AuditRules.Conflict, other).AssertOnly(AuditRules.Conflict);
        }

        [TestMethod]
        public void RebuiltChainIsFoundWhereItBegins()
        {
            List<byte[]> forged = [.. _mac[..Middle], .. Forge.Rechain(_mac[Middle..], GoodArchive.MacSealing, new byte[32])];
            AuditOutcome.Of(forged).AssertFound(AuditRules.Chain, forged[Middle]).AssertOnly(AuditRules.Chain);
        }

        [TestMethod]
        public void NumbersLeftOutAreFound()
        {
            IEnumerable<byte[]> jumped = _mac[Middle..].Select(frame => Forge.Reseal(frame, GoodArchive.MacSealing,
                header => FrameBuilder.Replace(header, FrameBuilder.Pair("seq", Forge.Read(frame).Sequence + 4_000))));
            List<byte[]> forged = [.. _mac[..Middle], .. Forge.Rechain(jumped, GoodArchive.MacSealing, SHA256.HashData(_mac[Middle - 1]))];
            AuditOutcome.Of(forged).AssertFound(AuditRules.Sequence, forged[Middle]).AssertOnly(AuditRules.Sequence);
        }

        [TestMethod]
        public void GuaranteeBelowTheUncertaintyIsFound()
        {
            byte[] forged = Forge.Reseal(_mac[Middle], GoodArchive.MacSealing, header =>
            {
                CborPair clock = header.Single(pair => pair.Key.Kind == CborKind.Text && pair.Key.Text == "clk");
                List<CborPair> map = [.. clock.Value.Pairs];
                FrameBuilder.Replace(map, FrameBuilder.Pair(-8, FrameBuilder.Duration(0, 0)));
                FrameBuilder.Replace(header, FrameBuilder.Pair("clk", CborValue.Map([.. map])));
            });
            List<byte[]> frames = [.. _mac[..Middle], forged, .. Forge.Rechain(_mac[(Middle + 1)..], GoodArchive.MacSealing, SHA256.HashData(forged))];
            AuditOutcome.Of(frames).AssertFound(AuditRules.ClockBound, forged).AssertOnly(AuditRules.ClockBound);
        }

        [TestMethod]
        public void HoldoverThatGrowsNoLessSureIsFound()
        {
            List<byte[]> forged = [.. Forge.Rechain(_mac[Middle..(Middle + 12)].Select((frame, i) => Holdover(frame, i == 5 ? 100UL : 400 + (ulong)i)), GoodArchive.MacSealing, SHA256.HashData(_mac[Middle - 1]))];
            AuditOutcome.Of([.. _mac[..Middle], .. forged]).AssertFound(AuditRules.ClockGrowth, forged[5]).AssertOnly(AuditRules.ClockGrowth);
        }

        [TestMethod]
        public void ExpectedNodeThatIsNotThereIsFound()
        {
            AuditOutcome outcome = AuditOutcome.Of(_mac, null, new AuditSettings { ExpectedNodes = [Forge.Read(_mac[0]).Node, Forge.Read(_signed[0]).Node] });
            outcome.AssertOnly(AuditRules.Absent);
            Assert.AreEqual(Forge.Read(_signed[0]).Node, outcome.Findings[0].Node);
            AuditOutcome.Of(_mac, null, new AuditSettings { ExpectedNodes = ["other"] }).AssertFound(AuditRules.Misplaced, _mac[0]);
        }

        private static byte[] Holdover(byte[] frame, ulong guaranteeMicroseconds) => Forge.Reseal(frame, GoodArchive.MacSealing, header => FrameBuilder.Replace(header, FrameBuilder.Pair("clk", CborValue.Map(
            FrameBuilder.Pair(-1, CborValue.Int(0)), FrameBuilder.Pair(-7, FrameBuilder.Duration(0, 10)), FrameBuilder.Pair(-8, FrameBuilder.Duration(0, guaranteeMicroseconds)),
            FrameBuilder.Pair("l", 0), FrameBuilder.Pair("s", 4)))));

        private static void AssertFlipIsFound(List<byte[]> frames, int index, int bit)
        {
            byte[] original = frames[index];
            frames[index] = [.. original];
            frames[index][bit / 8] ^= (byte)(1 << (bit % 8));
            AuditOutcome outcome = AuditOutcome.Of(frames[Math.Max(0, index - 1)..Math.Min(frames.Count, index + 2)]);
            Assert.IsFalse(outcome.Report.IsSound, $"frame {index}, bit {bit}");
            Assert.IsTrue(outcome.Findings.Any(finding => finding.Rule == AuditRules.Seal || finding.Rule == AuditRules.Encoding || finding.Rule == AuditRules.KeyUnknown), $"frame {index}, bit {bit}: {outcome}");
            Assert.AreEqual(0, outcome.Report.Ranges.Count(range => range.Level >= TrustLevel.SharedKey && range.FirstSequence <= Forge.Read(original).Sequence && range.LastSequence >= Forge.Read(original).Sequence));
            frames[index] = original;
        }

        private static List<byte[]> ShiftFrom(List<byte[]> frames, Sealing sealing, int from, long microseconds)
        {
            IEnumerable<byte[]> shifted = frames[from..].Select(frame => Forge.Read(frame).Clock.ClaimsUtc ? Forge.Reseal(frame, sealing, null, pack => Forge.Shift(pack, microseconds)) : frame);
            return [.. frames[..from], .. Forge.Rechain(shifted, sealing, SHA256.HashData(frames[from - 1]))];
        }

        // The second boot as somebody else would seal it, linked to the first.
        private static List<byte[]> Boot(List<byte[]> frames, int second, Sealing sealing) => [.. Forge.Rechain(
            frames[second..].Select(frame => Forge.Reseal(frame, sealing, null, pack =>
            {
                if (Forge.Read(frame).Kind == FrameKind.Birth)
                {
                    Forge.SetFact(pack, "key/alg", 3, FrameBuilder.Text(sealing.Private is null ? "HMAC 256/256" : "ES256"));
                    Forge.SetFact(pack, "key/public", 8, sealing.Private is null ? null : CborValue.ByteString(FrameBuilder.Point(sealing.Private)));
                    Forge.SetFact(pack, "cfg/hash", 8, CborValue.ByteString(SHA256.HashData(sealing.KeyId)));
                }
            })), sealing, SHA256.HashData(frames[second - 1]))];

        // A data frame of the record turned into an event, at its place in the chain.
        private static byte[] Event(byte[] frame, List<List<CborPair>> records)
        {
            Frame model = Forge.Read(frame);
            records[0].Add(FrameBuilder.Pair(-2, FrameBuilder.Text(model.BaseName)));
            records[0].Add(FrameBuilder.Pair(-3, FrameBuilder.Decimal(model.EpochUtcMicroseconds!.Value - 1, -6)));
            return Forge.Reseal(frame, GoodArchive.MacSealing, header => FrameBuilder.Replace(header, FrameBuilder.Pair("kind", 2)), pack =>
            {
                pack.Clear();
                pack.AddRange(records);
            });
        }

        /// <summary>The first boot with one frame more at an index, all behind it numbered on and moved in time.</summary>
        private List<byte[]> Insert(int index, byte[] frame, long shiftMicroseconds)
        {
            List<byte[]> boot = _mac[..GoodArchive.SecondBoot(_mac)];
            IEnumerable<byte[]> later = boot[index..].Select(next => Forge.Reseal(next, GoodArchive.MacSealing,
                header => FrameBuilder.Replace(header, FrameBuilder.Pair("seq", Forge.Read(next).Sequence + 1)), pack => Forge.Shift(pack, shiftMicroseconds)));
            return [.. boot[..index], .. Forge.Rechain([frame, .. later], GoodArchive.MacSealing, SHA256.HashData(boot[index - 1]))];
        }

        /// <summary>The first boot with an event that names frames as lost, and frames taken out behind the middle.</summary>
        private List<byte[]> WithLoss(int removed, ulong named, out byte[] told, ulong? last = null)
        {
            ulong first = Forge.Read(_mac[Middle]).Sequence;
            List<byte[]> frames = Insert(Middle + 8, Event(_mac[Middle + 8],
            [
                FrameBuilder.Fact("event/lost", 2, FrameBuilder.Decimal((long)named, 0), "count"),
                FrameBuilder.Fact("event/lost/first", 2, FrameBuilder.Decimal((long)first, 0), "count"),
                FrameBuilder.Fact("event/lost/last", 2, FrameBuilder.Decimal((long)(last ?? first + Math.Max(named, (ulong)removed) - 1), 0), "count"),
                FrameBuilder.Fact("event/lost/why", 3, FrameBuilder.Text("full")),
            ]), 0);
            told = frames[Middle + 8];
            frames.RemoveRange(Middle, removed);
            return frames;
        }

        private List<byte[]> Frames(bool isSigned) => isSigned ? _signed : _mac;
    }
}
