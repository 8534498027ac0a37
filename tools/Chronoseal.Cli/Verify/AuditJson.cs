using System.Text.Json;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Display;

namespace Chronoseal.Cli.Verify
{
    /// <summary>The report for machines: one object on one line.</summary>
    internal static class AuditJson
    {
        public static void Write(AuditReport report, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(new
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
        }));

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
