using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.Evidence
{
    [TestClass]
    public sealed class ChainVerifierTests
    {
        private readonly ChainBuilder _chain = new();
        private readonly ChainVerifier _verifier = new(FrameBuilder.Keys());

        [TestMethod]
        public void RightChainIsVerifiedOverReboots()
        {
            Expect(Verdict.Verified, _chain.Next(b => { b.Kind = FrameKind.Birth; b.Records = FrameReaderTests.BirthFacts(new byte[32]); }));
            Assert.IsFalse(_verifier.HasJoinedInTheMiddle);
            Expect(Verdict.Verified, _chain.Next());
            Expect(Verdict.Verified, _chain.Next());
            _chain.Boot = 2;
            Expect(Verdict.Verified, _chain.Next(b => b.Sequence += 64));
            Expect(Verdict.Verified, _chain.Next());
            Assert.AreEqual(5, _verifier.Counters[Verdict.Verified]);
            Assert.AreEqual(0, _verifier.Counters.Suspicious);
            Assert.AreEqual(FrameBuilder.Node, _verifier.Node);
            Assert.AreEqual(69UL, _verifier.Last!.Sequence);
        }

        [TestMethod]
        public void JoiningInTheMiddleIsAllowedAndNoted()
        {
            _chain.Next();
            VerificationResult result = Expect(Verdict.Verified, _chain.Next());
            StringAssert.Contains(result.Sentence, "joined");
            Assert.IsTrue(_verifier.HasJoinedInTheMiddle);
            Expect(Verdict.Verified, _chain.Next());
        }

        [TestMethod]
        public void WrongTagUnknownKeyAndGarbageAreToldApart()
        {
            byte[] frame = _chain.Next();
            byte[] altered = [.. frame];
            altered[^1] ^= 1;
            VerificationResult result = Expect(Verdict.BadTag, altered);
            Assert.IsFalse(result.IsAuthentic);
            Assert.IsFalse(result.IsToBeKept);
            StringAssert.Contains(result.Sentence, $"Node {FrameBuilder.Node}, boot 1, sequence 1");

            Expect(Verdict.UnknownKey, new FrameBuilder { KeyId = new byte[8] }.Build());
            Expect(Verdict.BadTag, new FrameBuilder { SealingKey = new byte[32] }.Build());
            Assert.IsNull(Expect(Verdict.Malformed, "hello"u8.ToArray()).Frame);
            Expect(Verdict.Malformed, []);
            Assert.IsNull(_verifier.Last);
            Expect(Verdict.Verified, frame);
        }

        [TestMethod]
        public void MissingFrameIsOneGap()
        {
            Expect(Verdict.Verified, _chain.Next());
            _chain.Next();
            _chain.Next();
            VerificationResult result = Expect(Verdict.SequenceGap, _chain.Next());
            StringAssert.Contains(result.Sentence, "2 numbers after sequence 1");
            Assert.IsTrue(result.IsToBeKept);
            Expect(Verdict.Verified, _chain.Next());
            Assert.AreEqual(2UL, _verifier.Counters.MissingNumbers);
        }

        [TestMethod]
        public void NumbersLeftOutByTheNodeAreAGapOfTheirOwn()
        {
            Expect(Verdict.Verified, _chain.Next());
            StringAssert.Contains(Expect(Verdict.SequenceGap, _chain.Next(b => b.Sequence += 3)).Sentence, "left numbers out");
        }

        [TestMethod]
        public void SameBytesAreADuplicateAndOtherBytesAConflict()
        {
            byte[] first = _chain.Next();
            Expect(Verdict.Verified, first);
            Expect(Verdict.Verified, _chain.Next());
            Assert.IsTrue(Expect(Verdict.Duplicate, first).IsHarmless);
            Expect(Verdict.Conflict, new FrameBuilder { EpochMicroseconds = FrameBuilder.FirstEpochMicroseconds + 1 }.Build());
            Expect(Verdict.Verified, _chain.Next());
        }

        [TestMethod]
        public void NumberFromBeforeTheJoinIsSequenceBackwards()
        {
            byte[] first = _chain.Next();
            Expect(Verdict.Verified, _chain.Next());
            Expect(Verdict.SequenceBackwards, first);
        }

        [TestMethod]
        public void OtherPredecessorBreaksTheChain()
        {
            Expect(Verdict.Verified, _chain.Next());
            StringAssert.Contains(Expect(Verdict.BrokenChain, _chain.Next(b => b.Previous = new byte[32])).Sentence, "rebuilt or altered");
            Expect(Verdict.Verified, _chain.Next());
            _chain.Next();
            _chain.Boot = 2;
            StringAssert.Contains(Expect(Verdict.BrokenChain, _chain.Next(b => b.Sequence += 10)).Sentence, "boot 1");
        }

        [TestMethod]
        public void LowerBootIsFound()
        {
            _chain.Boot = 5;
            Expect(Verdict.Verified, _chain.Next());
            _chain.Boot = 4;
            StringAssert.Contains(Expect(Verdict.BootBackwards, _chain.Next()).Sentence, "boot 5");
        }

        [TestMethod]
        public void EpochThatRunsBackwardsIsFoundBesideOtherFindings()
        {
            Expect(Verdict.Verified, _chain.Next());
            VerificationResult result = Expect(Verdict.TimeBackwards, _chain.Next(b => b.EpochMicroseconds -= 2_000_000));
            StringAssert.Contains(result.Sentence, "sequence 2");
            _chain.Next();
            result = Expect(Verdict.SequenceGap, _chain.Next(b => b.EpochMicroseconds -= 9_000_000));
            CollectionAssert.AreEqual(new[] { Verdict.SequenceGap, Verdict.TimeBackwards }, result.Findings.Select(finding => finding.Verdict).ToArray());
        }

        [TestMethod]
        public void StampThatRunsBackwardsInsideAForwardEpochIsFound()
        {
            Expect(Verdict.Verified, _chain.Next());
            Action<List<List<CborPair>>> early = records => FrameBuilder.Replace(records[0], FrameBuilder.Pair(6, FrameBuilder.Decimal(-1_000_000, -6)));
            StringAssert.Contains(Expect(Verdict.TimeBackwards, _chain.Next(b => b.AlterRecords = early)).Sentence, "temp");
        }

        [TestMethod]
        public void BufferedReadingMayBeOlder()
        {
            Expect(Verdict.Verified, _chain.Next());
            Expect(Verdict.Verified, _chain.Next(b => b.AlterRecords = records =>
            {
                FrameBuilder.Replace(records[0], FrameBuilder.Pair(6, FrameBuilder.Decimal(-60_000_000, -6)));
                records[0].Add(FrameBuilder.Pair("q", 2));
            }));
        }

        [TestMethod]
        [DataRow(ClockState.Holdover)]
        [DataRow(ClockState.Expired)]
        [DataRow(ClockState.Unsynchronised)]
        public void UndisciplinedTimeIsNotWatched(ClockState state)
        {
            Expect(Verdict.Verified, _chain.Next());
            Expect(Verdict.Verified, _chain.Next(b => { b.State = state; b.EpochMicroseconds -= 5_000_000; }));
            Expect(Verdict.Verified, _chain.Next());
        }

        [TestMethod]
        public void DeclaredStepMovesWhatIsExpectedAndNoMore()
        {
            Expect(Verdict.Verified, _chain.Next());
            Expect(Verdict.Verified, _chain.Next(b => { b.Kind = FrameKind.Event; b.Records = [FrameBuilder.Fact("event/step", 2, FrameBuilder.Decimal(-5, 0), "s")]; }));
            Expect(Verdict.Verified, _chain.Next(b => b.EpochMicroseconds -= 5_000_000));
            Expect(Verdict.Verified, _chain.Next(b => { b.Kind = FrameKind.Event; b.Records = [FrameBuilder.Fact("event/step", 2, FrameBuilder.Decimal(-1_000, -3), "s")]; }));
            Expect(Verdict.TimeBackwards, _chain.Next(b => b.EpochMicroseconds -= 10_000_000));
        }

        [TestMethod]
        public void KeyMayChangeAtABootOnly()
        {
            byte[] otherKey = SHA256.HashData("another key"u8);
            KeyRing keys = FrameBuilder.Keys();
            Assert.IsTrue(keys.TryAdd("ffffffffffffffff", otherKey, out _));
            var verifier = new ChainVerifier(keys);
            Action<FrameBuilder> reseal = b => { b.KeyId = Convert.FromHexString("ffffffffffffffff"); b.SealingKey = otherKey; };
            Assert.AreEqual(Verdict.Verified, verifier.Feed(_chain.Next()).Verdict);
            Assert.AreEqual(Verdict.KeyChanged, verifier.Feed(_chain.Next(reseal)).Verdict);
            _chain.Boot = 2;
            Assert.AreEqual(Verdict.Verified, verifier.Feed(_chain.Next()).Verdict);
        }

        [TestMethod]
        public void FrameOfAnotherNodeIsNotOfThisChain()
        {
            Expect(Verdict.Verified, _chain.Next());
            Assert.IsFalse(Expect(Verdict.WrongNode, new FrameBuilder { Base = "isolator-3:" }.Build()).IsToBeKept);
            Assert.AreEqual(Verdict.WrongNode, new ChainVerifier(FrameBuilder.Keys(), "isolator-3").Feed(new FrameBuilder().Build()).Verdict);
        }

        [TestMethod]
        public void ChainSetKeepsNodesApartAndBindsKeysToThem()
        {
            byte[] otherKey = SHA256.HashData("another key"u8);
            KeyRing keys = FrameBuilder.Keys();
            Assert.IsTrue(keys.TryAdd("ffffffffffffffff", otherKey, out _));
            var set = new ChainSet(keys);
            var other = new FrameBuilder { Base = "isolator-3:", KeyId = Convert.FromHexString("ffffffffffffffff"), SealingKey = otherKey };
            Assert.AreEqual(Verdict.Verified, set.Feed(_chain.Next(), FrameBuilder.Node).Verdict);
            Assert.AreEqual(Verdict.Verified, set.Feed(other.Build(), "isolator-3").Verdict);
            Assert.AreEqual(Verdict.Verified, set.Feed(_chain.Next()).Verdict);
            Assert.HasCount(2, set.Chains);

            StringAssert.Contains(set.Feed(new FrameBuilder { Base = "isolator-3:", Sequence = 2 }.Build()).Sentence, "of node " + FrameBuilder.Node);
            Assert.AreEqual(Verdict.WrongNode, set.Feed(_chain.Next(), "isolator-4").Verdict);
            Assert.AreEqual(Verdict.Malformed, set.Feed("x"u8.ToArray()).Verdict);
            Assert.AreEqual(3, set.Counters.Suspicious);
            Assert.AreEqual(6, set.Counters.Total);
        }

        [TestMethod]
        public void RetainedBirthIsAuthenticatedOutsideTheChain()
        {
            Assert.IsTrue(FrameAuthenticator.TryAuthenticate(_chain.Next(), FrameBuilder.Keys(), out Frame? frame, out Finding finding));
            Assert.AreEqual(1UL, frame.Sequence);
            Assert.AreEqual(Verdict.Verified, finding.Verdict);
            Assert.IsFalse(FrameAuthenticator.TryAuthenticate(_chain.Next(), new KeyRing(), out frame, out finding));
            Assert.IsNull(frame);
        }

        private VerificationResult Expect(Verdict verdict, byte[] frame)
        {
            VerificationResult result = _verifier.Feed(frame);
            Assert.AreEqual(verdict, result.Verdict, result.Sentence);
            return result;
        }
    }
}
