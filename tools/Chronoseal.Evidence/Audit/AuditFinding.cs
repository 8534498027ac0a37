namespace Chronoseal.Evidence.Audit
{
    /// <summary>One thing that an audit found.</summary>
    /// <param name="Rule">What it is, how much it weighs, and what to ask.</param>
    /// <param name="Node">Node that the frame names; null where no frame could be read.</param>
    /// <param name="Boot">Boot count of the frame; null where there is none.</param>
    /// <param name="Sequence">Sequence number of the frame; null where there is none.</param>
    /// <param name="Explanation">What was found, a sentence.</param>
    public sealed record AuditFinding(AuditRule Rule, string? Node, ulong? Boot, ulong? Sequence, string Explanation);
}
