using System.Globalization;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Display;

namespace Chronoseal.Cli.Verify
{
    /// <summary>The report for people: what the record is worth, then what was found.</summary>
    internal static class AuditText
    {
        public static void Write(AuditReport report, TextWriter output)
        {
            output.WriteLine($"{Count(report.Frames, "frame")} of {Count(report.Nodes.Count, "node")}: {Verdict(report)}");
            WriteLevels(report, output);
            WriteRanges(report, output);
            WriteFindings(report, output);
        }

        private static string Verdict(AuditReport report)
        {
            string errors = Count(report.Findings.CountOf(Severity.Error), "error");
            string warnings = Count(report.Findings.CountOf(Severity.Warning), "warning");
            return report.IsSound ? $"sound, {warnings}." : $"NOT PROVEN, {errors}, {warnings}.";
        }

        private static void WriteLevels(AuditReport report, TextWriter output)
        {
            foreach (TrustLevel level in Enum.GetValues<TrustLevel>().Reverse().Where(level => report.FramesOf(level) > 0))
            {
                output.WriteLine($"  {Count(report.FramesOf(level), "frame")} {TrustLevels.Name(level)}. {TrustLevels.Meaning(level)}");
            }
        }

        private static void WriteRanges(AuditReport report, TextWriter output)
        {
            output.WriteLine();
            foreach (TrustRange range in report.Ranges.Take(VerifyLimits.PrintedRanges))
            {
                string time = range is { FirstUtcMicroseconds: { } first, LastUtcMicroseconds: { } last }
                    ? $", {ReadingText.FormatStamp(first)} to {ReadingText.FormatStamp(last)}"
                    : ", without UTC";
                output.WriteLine($"{range.Node} boot {range.Boot}, {range.FirstSequence} to {range.LastSequence}{time}: {TrustLevels.Name(range.Level)}");
            }

            long more = Math.Max(0, report.Ranges.Count - VerifyLimits.PrintedRanges) + report.MoreRanges;
            if (more > 0)
            {
                output.WriteLine($"and {Count(more, "range")} more");
            }
        }

        private static void WriteFindings(AuditReport report, TextWriter output)
        {
            foreach (AuditRule rule in AuditRules.All.Where(rule => report.Findings[rule] > 0).OrderByDescending(rule => rule.Severity))
            {
                long count = report.Findings[rule];
                output.WriteLine();
                output.WriteLine($"{rule.Severity.ToString().ToUpperInvariant()} {rule.Id} ({count.ToString(CultureInfo.InvariantCulture)}): {rule.Meaning}.");
                foreach (AuditFinding finding in report.Findings.Of(rule).Take(VerifyLimits.PrintedFindings))
                {
                    output.WriteLine($"  {Place(finding)}{finding.Explanation}");
                }

                if (count > VerifyLimits.PrintedFindings)
                {
                    output.WriteLine($"  and {count - VerifyLimits.PrintedFindings} more");
                }

                output.WriteLine($"  Ask: {rule.Question}");
            }
        }

        private static string Place(AuditFinding finding)
        {
            if (finding.Node is null)
            {
                return "";
            }

            return finding.Sequence is null ? $"{finding.Node}: " : $"{finding.Node}, boot {finding.Boot}, number {finding.Sequence}: ";
        }

        private static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count.ToString(CultureInfo.InvariantCulture)} {noun}s";
    }
}
