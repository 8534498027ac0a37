using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.Evidence.Mutation;

namespace Chronoseal.Tests.Host.Evidence
{
    [TestClass]
    public sealed class LiveAuditTests
    {
        private static readonly byte[] OtherKey = SHA256.HashData("another key"u8);
        private static readonly byte[] OtherKeyId = Convert.FromHexString("ffffffffffffffff");

        private readonly ChainBuilder _chain = new();
        private readonly LiveAudit _audit = new(TwoKeys());

        [TestMethod]
        public void RightChainIsVerifiedOverReboots()
        {
            ExpectClean(Birth());
            ExpectClean(_chain.Next());
            ExpectClean(_chain.Next());
            _chain.Boot = 2;
            ExpectClean(Birth(b => b.Sequence += 64));
            LiveFrame last = ExpectClean(_chain.Next());
            Assert.AreEqual(5, _audit.Verified);
            Assert.AreEqual(5, _audit.Frames);
            Assert.AreEqual(0, _audit.Suspicious);
            Assert.AreEqual(FrameBuilder.Node, last.Frame!.Node);
            Assert.AreEqual(69UL, last.Frame.Sequence);
            Assert.IsTrue(_audit.Finish().IsSound);
        }

        [TestMethod]
        public void BootWithoutABirthFrameIsFound()
        {
            ExpectError(AuditRules.Birth, _chain.Next());
            _chain.Boot = 2;
            Assert.IsTrue(ExpectError(AuditRules.Birth, _chain.Next()).ExtendsChain);
        }

        [TestMethod]
        public void JoiningInTheMiddleIsAllowedAndNoted()
        {
            _chain.Next();
            LiveFrame joined = ExpectVerified(_chain.Next());
            Assert.AreEqual(AuditRules.Joined, joined.Findings.Single().Rule);
            ExpectClean(_chain.Next());
        }

        [TestMethod]
        public void WrongTagUnknownKeyAndGarbageAreToldApart()
        {
            byte[] frame = Birth();
            byte[] altered = [.. frame];
            altered[^1] ^= 1;
            LiveFrame wrong = ExpectError(AuditRules.Seal, altered);
            Assert.AreEqual(SealCheck.Wrong, wrong.Check);
            AssertNotKept(wrong);
            StringAssert.Contains(wrong.Complaint!.ToString(), $"Node {FrameBuilder.Node}, boot 1, number 1");

            AssertNotKept(ExpectError(AuditRules.KeyUnknown, new FrameBuilder { KeyId = new byte[8] }.Build()));
            AssertNotKept(ExpectError(AuditRules.Seal, new FrameBuilder { SealingKey = new byte[32] }.Build()));
            Assert.IsNull(ExpectError(AuditRules.Encoding, "hello"u8.ToArray()).Frame);
            AssertNotKept(ExpectError(AuditRules.Encoding, []));

            // None of them is in the chain: it begins here.
            ExpectClean(frame);
        }

        [TestMethod]
        public void KeyThatTheNodeStatesItselfVouchesForNothing()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] birth = Birth(b =>
            {
                b.SigningKey = key;
                b.Records!.Add(FrameBuilder.Fact("key/public", 8, CborValue.ByteString(FrameBuilder.Point(key))));
            });
            LiveFrame arrived = ExpectError(AuditRules.KeyUnregistered, birth);
            Assert.AreEqual(SealCheck.NoKey, arrived.Check);
            AssertNotKept(arrived);
            Assert.AreEqual(0, _audit.Verified);
        }

        [TestMethod]
        public void MissingFrameIsOneGap()
        {
            ExpectVerified(Birth());
            _chain.Next();
            _chain.Next();
            LiveFrame arrived = ExpectError(AuditRules.Missing, _chain.Next());
            StringAssert.Contains(arrived.Gap!.Explanation, "2 frames did not come: numbers 2 to 3");
            Assert.IsTrue(arrived.IsToBeKept);
            Assert.IsTrue(arrived.ExtendsChain);
            Assert.IsEmpty(arrived.Findings);
            ExpectClean(_chain.Next());
            AuditFinding missing = _audit.Finish().Findings.Of(AuditRules.Missing).Single();
            Assert.AreEqual(arrived.Gap, missing);
        }

        [TestMethod]
        public void GapThatAnEventExplainsIsNoFindingInTheEnd()
        {
            ExpectVerified(Birth());
            _chain.Next();
            ExpectError(AuditRules.Missing, _chain.Next());
            LiveFrame lost = ExpectVerified(_chain.Next(b =>
            {
                b.Kind = FrameKind.Event;
                b.Records =
                [
                    FrameBuilder.Fact("event/lost", 2, FrameBuilder.Decimal(1, 0), "count"), FrameBuilder.Fact("event/lost/first", 2, FrameBuilder.Decimal(2, 0), "count"),
                    FrameBuilder.Fact("event/lost/last", 2, FrameBuilder.Decimal(2, 0), "count"), FrameBuilder.Fact("event/lost/why", 3, FrameBuilder.Text("full")),
                ];
            }));
            Assert.AreEqual(AuditRules.Lost, lost.Findings.Single().Rule);
            Assert.IsTrue(_audit.Finish().IsSound);
        }

        [TestMethod]
        public void NumbersLeftOutByTheNodeAreAFindingOfTheirOwn()
        {
            ExpectVerified(Birth());
            StringAssert.Contains(ExpectError(AuditRules.Sequence, _chain.Next(b => b.Sequence += 3)).Complaint!.Explanation, "numbers 2 to 4 are left out");
        }

        [TestMethod]
        public void SameBytesAreADuplicateAndOtherBytesAConflict()
        {
            byte[] first = Birth();
            ExpectVerified(first);
            ExpectVerified(_chain.Next());
            ExpectRepeated(AuditRules.Duplicate, first);
            LiveFrame conflict = ExpectError(AuditRules.Conflict, new FrameBuilder { EpochMicroseconds = FrameBuilder.FirstEpochMicroseconds + 1 }.Build());
            Assert.IsTrue(conflict.IsToBeKept);
            Assert.IsFalse(conflict.ExtendsChain);
            ExpectClean(_chain.Next());

            _chain.Boot = 2;
            ExpectClean(Birth());
            ExpectRepeated(AuditRules.Replay, first);
            Assert.AreEqual(2, _audit.Repeated);
            Assert.AreEqual(1, _audit.Suspicious);
        }

        [TestMethod]
        public void NumberFromBeforeTheJoinIsOutOfOrder()
        {
            byte[] first = _chain.Next();
            ExpectVerified(_chain.Next());
            Assert.AreEqual(FramePlace.Beside, ExpectError(AuditRules.Order, first).Place);
        }

        [TestMethod]
        public void OtherPredecessorBreaksTheChain()
        {
            ExpectVerified(Birth());
            StringAssert.Contains(ExpectError(AuditRules.Chain, _chain.Next(b => b.Previous = new byte[32])).Complaint!.Explanation, "does not name number 1 of boot 1");
            ExpectClean(_chain.Next());
            _chain.Next();
            _chain.Boot = 2;
            StringAssert.Contains(ExpectError(AuditRules.Missing, Birth(b => b.Sequence += 10)).Gap!.Explanation, "the end of the boot before");
            _chain.Boot = 3;
            StringAssert.Contains(ExpectError(AuditRules.Chain, Birth(b => b.Previous = new byte[32])).Complaint!.Explanation, "of boot 2");
        }

        [TestMethod]
        public void LowerBootIsFound()
        {
            _chain.Boot = 5;
            ExpectVerified(Birth());
            _chain.Boot = 4;
            StringAssert.Contains(ExpectError(AuditRules.BootOrder, Birth()).Complaint!.Explanation, "boot 5");
        }

        [TestMethod]
        public void EpochThatRunsBackwardsIsFoundBesideOtherFindings()
        {
            ExpectVerified(Birth());
            ExpectVerified(_chain.Next());
            LiveFrame arrived = ExpectError(AuditRules.ClockTime, _chain.Next(b => b.EpochMicroseconds -= 2_000_000));
            Assert.AreEqual(3UL, arrived.Complaint!.Sequence);
            _chain.Next();
            arrived = ExpectError(AuditRules.Missing, _chain.Next(b => b.EpochMicroseconds -= 9_000_000));
            CollectionAssert.AreEqual(new[] { AuditRules.Missing, AuditRules.ClockTime }, arrived.Complaints.Select(finding => finding.Rule).ToArray());
        }

        [TestMethod]
        public void StampThatRunsBackwardsInsideAForwardEpochIsFound()
        {
            ExpectVerified(Birth());
            ExpectVerified(_chain.Next());
            Action<List<List<CborPair>>> early = records => FrameBuilder.Replace(records[0], FrameBuilder.Pair(6, FrameBuilder.Decimal(-1_000_000, -6)));
            StringAssert.Contains(ExpectError(AuditRules.ClockTime, _chain.Next(b => b.AlterRecords = early)).Complaint!.Explanation, "temp");
        }

        [TestMethod]
        public void BufferedReadingMayBeOlder()
        {
            ExpectVerified(Birth());
            ExpectVerified(_chain.Next());
            ExpectClean(_chain.Next(b => b.AlterRecords = records =>
            {
                FrameBuilder.Replace(records[0], FrameBuilder.Pair(6, FrameBuilder.Decimal(-60_000_000, -6)));
                records[0].Add(FrameBuilder.Pair("q", 2));
            }));
        }

        [TestMethod]
        [DataRow(ClockState.Holdover)]
        [DataRow(ClockState.Expired)]
        [DataRow(ClockState.Unsynchronised)]
        public void UndisciplinedTimeMayGoBackWithinItsGuarantees(ClockState state)
        {
            ExpectVerified(Birth());
            ExpectVerified(_chain.Next());
            ExpectVerified(_chain.Next(b => { b.State = state; b.EpochMicroseconds -= 5_000_000; }));
            ExpectVerified(_chain.Next());
        }

        [TestMethod]
        [DataRow(ClockState.Holdover)]
        [DataRow(ClockState.Expired)]
        public void UndisciplinedTimeMayGoBackNoFarther(ClockState state)
        {
            ExpectVerified(Birth());
            ExpectVerified(_chain.Next());
            ExpectError(AuditRules.ClockTime, _chain.Next(b => { b.State = state; b.EpochMicroseconds -= 6_000_000; }));
        }

        [TestMethod]
        public void DeclaredStepMovesWhatIsExpectedAndNoMore()
        {
            ExpectVerified(Birth());
            ExpectVerified(_chain.Next());
            ExpectVerified(_chain.Next(b => { b.Kind = FrameKind.Event; b.Records = [FrameBuilder.Fact("event/step", 2, FrameBuilder.Decimal(-5, 0), "s")]; }));
            ExpectVerified(_chain.Next(b => b.EpochMicroseconds -= 5_000_000));
            ExpectVerified(_chain.Next(b => { b.Kind = FrameKind.Event; b.Records = [FrameBuilder.Fact("event/step", 2, FrameBuilder.Decimal(-1_000, -3), "s")]; }));
            ExpectError(AuditRules.ClockTime, _chain.Next(b => b.EpochMicroseconds -= 10_000_000));
        }

        [TestMethod]
        public void KeyMayChangeAtABootOnly()
        {
            Action<FrameBuilder> under = b => { b.KeyId = OtherKeyId; b.SealingKey = OtherKey; };
            ExpectVerified(Birth());
            _chain.Boot = 2;
            Assert.AreEqual(AuditRules.KeyNew, ExpectVerified(Birth(under)).Findings.Single().Rule);
            _chain.Boot = 3;
            ExpectError(AuditRules.KeyOld, Birth());
            ExpectError(AuditRules.KeyChange, _chain.Next(under));
        }

        [TestMethod]
        public void FrameOfAnotherNodeIsNotOfThisChain()
        {
            ExpectVerified(Birth());
            AssertNotKept(ExpectError(AuditRules.NodeBinding, new FrameBuilder { Base = "isolator-3:" }.Build()));
            AssertNotKept(ExpectError(AuditRules.Misplaced, _chain.Next(), "isolator-3"));
        }

        [TestMethod]
        public void NodesAreKeptApartAndKeysBoundToThem()
        {
            var other = new FrameBuilder { Kind = FrameKind.Birth, Records = FrameReaderTests.BirthFacts(new byte[32]), Base = "isolator-3:", KeyId = OtherKeyId, SealingKey = OtherKey };
            Assert.IsTrue(_audit.Take(Birth(), FrameBuilder.Node).IsVerified);
            Assert.IsTrue(_audit.Take(other.Build(), "isolator-3").IsVerified);
            ExpectClean(_chain.Next());

            StringAssert.Contains(
                ExpectError(AuditRules.NodeBinding, new FrameBuilder { Base = "isolator-3:", Sequence = 2 }.Build()).Complaint!.Explanation, "of node " + FrameBuilder.Node);
            ExpectError(AuditRules.Misplaced, _chain.Next(), "isolator-4");
            ExpectError(AuditRules.Encoding, "x"u8.ToArray());
            Assert.AreEqual(3, _audit.Suspicious);
            Assert.AreEqual(6, _audit.Frames);
            CollectionAssert.AreEqual(new[] { FrameBuilder.Node, "isolator-3" }, _audit.Finish().Nodes.ToArray());
        }

        [TestMethod]
        public void ItFindsWhatAnAuditOfTheWholeFinds()
        {
            var frames = new List<byte[]>();
            foreach ((int i, byte[] frame) in GoodArchive.All.Index())
            {
                frame[^1] ^= (byte)(i % 11 == 7 ? 1 : 0);
                frames.AddRange(Enumerable.Repeat(frame, i % 13 == 5 ? 0 : i % 17 == 3 ? 2 : 1));
            }

            frames.Add(frames[0]);
            AuditOutcome whole = AuditOutcome.Of(frames);
            var audit = new LiveAudit(GoodArchive.Keys());
            List<AuditFinding> found = [.. frames.SelectMany(frame => audit.Take(frame).Findings)];
            AuditReport report = audit.Finish();
            CollectionAssert.AreEqual(whole.Findings.Take(found.Count).ToArray(), found);
            CollectionAssert.AreEqual(whole.Report.Findings.Kept.ToArray(), report.Findings.Kept.ToArray());
            foreach (AuditRule rule in new[] { AuditRules.Seal, AuditRules.Missing, AuditRules.Duplicate, AuditRules.Replay })
            {
                Assert.IsGreaterThan(0, report.Findings[rule], rule.Id);
            }
        }

        [TestMethod]
        public void ShortestPackIsAFrameLikeAnyOther()
        {
            byte[] frame = new FrameBuilder
            {
                Kind = FrameKind.Birth,
                State = ClockState.Unsynchronised,
                Base = "a:",
                Records = [FrameBuilder.Fact("fw", 3, FrameBuilder.Text("1"))],
            }.Build();
            Assert.AreEqual(AuditRules.Heartbeat, ExpectVerified(frame).Findings.Single().Rule);
            Assert.IsTrue(AuditOutcome.Of([frame], FrameBuilder.Keys()).Report.IsSound);
            Assert.IsTrue(AuditOutcome.OfBytes(frame, FrameBuilder.Keys()).Report.IsSound);
        }

        [TestMethod]
        public void RetainedBirthIsAuthenticatedOutsideTheChain()
        {
            Assert.IsTrue(FrameAuthenticator.TryAuthenticate(_chain.Next(), FrameBuilder.Keys(), out Frame? frame, out SealCheck check));
            Assert.AreEqual(1UL, frame.Sequence);
            Assert.AreEqual(SealCheck.Right, check);
            Assert.IsFalse(FrameAuthenticator.TryAuthenticate(_chain.Next(), new KeyRing(), out frame, out check));
            Assert.AreEqual(SealCheck.NoKey, check);
            Assert.IsNull(frame);
        }

        private static KeyRing TwoKeys()
        {
            KeyRing keys = FrameBuilder.Keys();
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(OtherKeyId), OtherKey, out _));
            return keys;
        }

        private static void AssertNotKept(LiveFrame arrived)
        {
            Assert.IsFalse(arrived.IsToBeKept);
            Assert.AreEqual(FramePlace.None, arrived.Place);
        }

        private byte[] Birth(Action<FrameBuilder>? alter = null) => _chain.Next(b =>
        {
            b.Kind = FrameKind.Birth;
            b.Records =
            [
                .. FrameReaderTests.BirthFacts(new byte[32]).Where(fact => fact.All(pair => pair.Value.Kind != CborKind.Text || pair.Value.Text != "last")),
                FrameBuilder.Fact("heartbeat", 2, FrameBuilder.Decimal(60, 0), "s"),
            ];
            alter?.Invoke(b);
        });

        private LiveFrame ExpectVerified(byte[] frame)
        {
            LiveFrame arrived = _audit.Take(frame);
            Assert.IsTrue(arrived.IsVerified, arrived.Complaint?.ToString());
            return arrived;
        }

        private LiveFrame ExpectClean(byte[] frame)
        {
            LiveFrame arrived = ExpectVerified(frame);
            Assert.AreEqual("", string.Join("\n", arrived.Findings));
            return arrived;
        }

        private void ExpectRepeated(AuditRule rule, byte[] frame)
        {
            LiveFrame arrived = _audit.Take(frame);
            Assert.AreEqual(rule, arrived.Findings.Single().Rule);
            Assert.IsTrue(arrived is { IsRepeated: true, IsVerified: false, IsToBeKept: false, Complaint: null });
        }

        private LiveFrame ExpectError(AuditRule rule, byte[] frame, string? place = null)
        {
            LiveFrame arrived = _audit.Take(frame, place);
            Assert.IsFalse(arrived.IsVerified);
            Assert.AreEqual(rule, arrived.Complaint?.Rule, string.Join("\n", arrived.Findings));
            return arrived;
        }
    }
}
