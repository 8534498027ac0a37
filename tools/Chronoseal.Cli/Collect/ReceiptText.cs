using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Receipts;

namespace Chronoseal.Cli.Collect
{
    /// <summary>Reports on receipts as a person reads them.</summary>
    internal static class ReceiptText
    {
        internal static void Write(ReceiptReport report, TextWriter output)
        {
            foreach (ReceiptFinding finding in report.Findings.Take(CollectLimits.PrintedFindings))
            {
                string where = finding.Node.Length == 0 ? "" : $" node {finding.Node}{SequencesOf(finding)}";
                output.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}{where}: {finding.Explanation}");
                output.WriteLine($"    Ask: {finding.Question}");
            }

            long count = Enum.GetValues<Severity>().Sum(report.CountOf);
            if (count > CollectLimits.PrintedFindings)
            {
                output.WriteLine($"... and {count - CollectLimits.PrintedFindings} findings more.");
            }

            output.WriteLine(
                $"{report.SignedStatements} statements signed by the collector, {report.CoveredItems} items covered, {report.UncoveredItems} without a receipt, "
                + $"{report.Book.Stamps.Count} time stamps.");
            if (report.Book.Stamps is [.., { } last])
            {
                output.WriteLine(last.ToString());
            }
        }

        internal static string Describe(ReceiptProof proof) =>
            $"Proven: collector {Convert.ToHexStringLower(proof.Statement.KeyId.Span)} had received this frame for {proof.Range.File.Series} by "
            + $"{ReadingText.FormatStamp(proof.Statement.Claim.ToMicroseconds)} by its own clock (statement {proof.Statement.Claim.Number}). "
            + "That does not prove when it was measured.";

        private static string SequencesOf(ReceiptFinding finding) =>
            finding.FirstSequence is { } first ? finding.LastSequence is { } last && last != first ? $", sequence {first} to {last}" : $", sequence {first}" : "";
    }
}
