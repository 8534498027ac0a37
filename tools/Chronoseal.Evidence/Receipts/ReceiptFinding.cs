using Chronoseal.Evidence.Audit;
namespace Chronoseal.Evidence.Receipts
{
    /// <summary>One thing to say about receipts or about what they cover.</summary>
    /// <param name="Severity">How grave it is.</param>
    /// <param name="Rule">Stable name, one of <see cref="ReceiptRule"/>.</param>
    /// <param name="Node">The node, or empty where it concerns none.</param>
    /// <param name="FirstSequence">First sequence number concerned, where known.</param>
    /// <param name="LastSequence">Last sequence number concerned, where known.</param>
    /// <param name="Explanation">A sentence.</param>
    /// <param name="Question">What an auditor should ask.</param>
    public sealed record ReceiptFinding(
        Severity Severity,
        string Rule,
        string Node,
        ulong? FirstSequence,
        ulong? LastSequence,
        string Explanation,
        string Question);
}
