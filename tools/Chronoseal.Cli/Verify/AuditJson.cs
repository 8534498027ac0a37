using System.Text.Json;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Receipts;

namespace Chronoseal.Cli.Verify
{
    /// <summary>The report for machines: one object on one line.</summary>
    internal static class AuditJson
    {
        public static void Write(AuditReport report, ReceiptReport? receipts, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(new
        {
            sound = report.IsSound,
            frames = report.Frames,
            nodes = report.Nodes,
            errors = report.Findings.CountOf(Severity.Error),
            warnings = report.Findings.CountOf(Severity.Warning),
            levels = Enum.GetValues<TrustLevel>().ToDictionary(TrustLevels.Name, report.FramesOf),
            ranges = report.Ranges.Take(VerifyLimits.JsonRanges).Select(Range),
            moreRanges = Math.Max(0, report.Ranges.Count - VerifyLimits.JsonRanges) + report.MoreRanges,
            counts = AuditRules.All.Where(rule => report.Findings[rule] > 0).ToDictionary(rule => rule.Id, rule => report.Findings[rule]),
            findings = report.Findings.Kept.Select(Finding),
            receipts = receipts is null ? null : Receipts(receipts),
        }));

        private static object Receipts(ReceiptReport receipts) => new
        {
            sound = receipts.IsSound,
            statements = receipts.SignedStatements,
            covered = receipts.CoveredItems,
            uncovered = receipts.UncoveredItems,
            stamps = receipts.Book.Stamps.Select(stamp => stamp.ToString()).TakeLast(1),
            findings = receipts.Findings.Take(VerifyLimits.JsonRanges).Select(finding => new
            {
                rule = finding.Rule,
                severity = finding.Severity.ToString().ToLowerInvariant(),
                node = finding.Node,
                first = finding.FirstSequence,
                last = finding.LastSequence,
                explanation = finding.Explanation,
                ask = finding.Question,
            }),
        };

        private static object Range(TrustRange range) => new
        {
            node = range.Node,
            boot = range.Boot,
            first = range.FirstSequence,
            last = range.LastSequence,
            frames = range.Frames,
            from = range.FirstUtcMicroseconds is { } first ? ReadingText.FormatStamp(first) : null,
            to = range.LastUtcMicroseconds is { } last ? ReadingText.FormatStamp(last) : null,
            level = TrustLevels.Name(range.Level),
        };

        private static object Finding(AuditFinding finding) => new
        {
            rule = finding.Rule.Id,
            severity = finding.Rule.Severity.ToString().ToLowerInvariant(),
            node = finding.Node,
            boot = finding.Boot,
            seq = finding.Sequence,
            explanation = finding.Explanation,
            ask = finding.Rule.Question,
        };
    }
}
