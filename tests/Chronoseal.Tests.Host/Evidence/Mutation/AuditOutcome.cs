using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Pipeline;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.Evidence.Mutation
{
    /// <summary>What an audit said about a record.</summary>
    internal sealed class AuditOutcome
    {
        private readonly List<AuditFinding> _findings = [];

        private AuditOutcome(Func<AuditSettings, AuditReport> run, AuditSettings settings)
        {
            Report = run(settings with { OnFinding = _findings.Add });
        }

        internal AuditReport Report { get; }

        internal IReadOnlyList<AuditFinding> Findings => _findings;

        /// <summary>Audits frames as they are, one by one.</summary>
        internal static AuditOutcome Of(IEnumerable<byte[]> frames, KeyRing? keys = null, AuditSettings? settings = null) => new(
            given => ArchiveAudit.Of([FrameSource.Memory(frames.Select(frame => (ReadOnlyMemory<byte>)frame), "test")], keys ?? GoodArchive.Keys(), given, default, 1),
            settings ?? new AuditSettings());

        /// <summary>Audits a stream of bytes.</summary>
        internal static AuditOutcome OfBytes(byte[] bytes, KeyRing? keys = null) => new(
            given => ArchiveAudit.Of([FrameSource.Stream(new MemoryStream(bytes), "test")], keys ?? GoodArchive.Keys(), given, default, 1),
            new AuditSettings());

        /// <summary>Asserts that a rule was broken by exactly this frame.</summary>
        internal AuditOutcome AssertFound(AuditRule rule, byte[] frame)
        {
            Frame place = Forge.Read(frame);
            Assert.IsTrue(
                _findings.Any(finding => finding.Rule == rule && finding.Node == place.Node && finding.Boot == place.Boot && finding.Sequence == place.Sequence),
                $"{rule.Id} at boot {place.Boot}, {place.Sequence} is not among:\n{this}");
            Assert.AreEqual(rule.Severity != Severity.Error && !_findings.Any(finding => finding.Rule.Severity == Severity.Error), Report.IsSound);
            return this;
        }

        /// <summary>Asserts that nothing else was found.</summary>
        internal AuditOutcome AssertOnly(params AuditRule[] rules)
        {
            CollectionAssert.AreEquivalent(rules.Select(rule => rule.Id).ToArray(), _findings.Select(finding => finding.Rule.Id).Distinct().ToArray(), ToString());
            return this;
        }

        public override string ToString() =>
            string.Join("\n", _findings.Take(30).Select(finding => $"{finding.Rule.Id} {finding.Node} boot {finding.Boot} {finding.Sequence}: {finding.Explanation}"));
    }
}
