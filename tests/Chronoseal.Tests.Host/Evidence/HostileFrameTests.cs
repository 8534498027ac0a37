using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Pipeline;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.Evidence.Mutation;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Frames that anybody can write, made to break the audit rather than to be believed.</summary>
    [TestClass]
    public sealed class HostileFrameTests
    {
        private const string Escape = "\u001b[2J\u001b[32msound\u202e\u2028";

        // A pack under 24 bytes has a head of one byte, which no usual frame has.
        private static readonly byte[] s_smallEvent = Tiny(FrameBuilder.KeyIdHex, FrameBuilder.Key).Build();

        [TestMethod]
        public void FrameWithTheSmallestPackIsAFrameFromABrokerAndFromAFile()
        {
            Assert.IsTrue(FrameReader.TryRead(s_smallEvent, out _, out string error), error);
            foreach (bool isStream in new[] { false, true })
            {
                AuditOutcome outcome = isStream ? AuditOutcome.OfBytes(s_smallEvent, FrameBuilder.Keys()) : AuditOutcome.Of([s_smallEvent], FrameBuilder.Keys());
                Assert.AreEqual(1, outcome.Report.Frames, outcome.ToString());
                Assert.AreEqual(0, outcome.Report.Findings[AuditRules.Encoding], outcome.ToString());
                Assert.AreEqual(0, outcome.Report.Findings[AuditRules.Seal], outcome.ToString());
            }

            byte[] forged = [.. s_smallEvent[..^1], (byte)(s_smallEvent[^1] ^ 1)];
            Assert.AreEqual(1, AuditOutcome.Of([forged], FrameBuilder.Keys()).Report.Findings[AuditRules.Seal]);
        }

        [TestMethod]
        public void EveryBitOfAFrameMattersOnTheFastPath()
        {
            byte[] frame = GoodArchive.Mac.First(frame => Forge.Read(frame) is { Kind: FrameKind.Data, Clock.ClaimsUtc: true });
            var mutants = new List<byte[]> { frame };
            for (int bit = 0; bit < frame.Length * 8; bit++)
            {
                byte[] mutant = [.. frame];
                mutant[bit / 8] ^= (byte)(1 << (bit % 8));
                mutants.Add(mutant);
            }

            AuditReport report = AuditOutcome.Of([frame, .. mutants]).Report;
            Assert.AreEqual(1, report.FramesOf(TrustLevel.SharedKey), "The frame itself, once.");
            Assert.AreEqual(1, report.Findings[AuditRules.Duplicate]);
            Assert.AreEqual(mutants.Count - 1, report.Findings[AuditRules.Seal] + report.Findings[AuditRules.Encoding] + report.Findings[AuditRules.KeyUnknown]);
        }

        [TestMethod]
        public void TextOfAFrameCannotSpeakToTheTerminal()
        {
            using ECDsa nobody = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var birth = new FrameBuilder
            {
                Kind = FrameKind.Birth, SigningKey = nobody,
                Records = [FrameBuilder.Fact("fw", 3, FrameBuilder.Text(Escape)), FrameBuilder.Fact("key/public", 8, CborValue.ByteString(FrameBuilder.Point(nobody)))],
            };
            var change = new FrameBuilder
            {
                Kind = FrameKind.Event, SigningKey = nobody, Sequence = 2,
                Records = [FrameBuilder.Fact("event/sensor/x", 3, FrameBuilder.Text(Escape + new string('x', 5_000)))],
            };
            AuditOutcome outcome = AuditOutcome.Of([birth.Build(), change.Build()]);
            string told = string.Concat(outcome.Findings.Select(finding => finding.Node + finding.Explanation));
            StringAssert.Contains(told, "\\u001b[2J");
            Assert.IsFalse(told.Any(c => char.IsControl(c) || c is '\u202e' or '\u2028'), told);
            Assert.IsTrue(outcome.Findings.All(finding => finding.Explanation.Length < 1_000));
        }

        [TestMethod]
        public void TopicCannotSpeakToTheTerminal()
        {
            var findings = new List<AuditFinding>();
            using var frames = new System.Collections.Concurrent.BlockingCollection<ArrivedFrame> { new(Escape, new byte[] { 1 }) };
            frames.CompleteAdding();
            ArchiveAudit.Of([FrameSource.Arriving(frames, "test")], new KeyRing(), new AuditSettings { OnFinding = findings.Add });
            Assert.IsFalse(findings.Single().Node!.Any(char.IsControl));
        }

        [TestMethod]
        public void FoldersThatLinkRoundInACircleEnd()
        {
            using var folder = new SystemTests.TemporaryDirectory();
            string inner = Directory.CreateDirectory(folder.Sub("inner")).FullName;
            foreach (string name in new[] { "a", "b", "c" })
            {
                Directory.CreateSymbolicLink(Path.Combine(inner, name), folder.Path);
            }

            File.WriteAllBytes(Path.Combine(inner, "frames.cbor"), s_smallEvent);
            File.CreateSymbolicLink(folder.Sub("linked.cbor"), Path.Combine(inner, "frames.cbor"));
            Assert.IsTrue(EvidenceFiles.TryFind(folder.Path, out IReadOnlyList<FrameSource>? sources, out string error), error);
            Assert.HasCount(2, sources);
        }

        [TestMethod]
        public void TwinOfASignatureIsToldAsWhatItIs()
        {
            byte[] frame = GoodArchive.Signed[0];
            var order = new System.Numerics.BigInteger(Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), true, true);
            byte[] s = (order - new System.Numerics.BigInteger(frame.AsSpan()[^32..], true, true)).ToByteArray(true, true);
            byte[] twin = [.. frame];
            twin.AsSpan()[^32..].Clear();
            s.CopyTo(twin.AsSpan()[^s.Length..]);
            AuditOutcome outcome = AuditOutcome.Of([frame, twin]).AssertFound(AuditRules.Conflict, frame);
            StringAssert.Contains(outcome.Findings[0].Explanation, "twin");
            AuditOutcome.Of([twin, .. GoodArchive.Signed.Skip(1)]).AssertFound(AuditRules.Chain, GoodArchive.Signed[1]);
        }

        private static FrameBuilder Tiny(string keyId, byte[] key) => new()
        {
            Kind = FrameKind.Birth, State = ClockState.Unsynchronised, KeyId = Convert.FromHexString(keyId), SealingKey = key, Base = "a:",
            Records = [FrameBuilder.Fact("fw", 3, FrameBuilder.Text(""))],
        };
    }
}
