namespace Chronoseal.Evidence.Audit
{
    /// <summary>One thing that an audit found.</summary>
    /// <param name="Rule">What it is, how much it weighs, and what to ask.</param>
    /// <param name="Node">Node that the frame names; null where no frame could be read.</param>
    /// <param name="Boot">Boot count of the frame; null where there is none.</param>
    /// <param name="Sequence">Sequence number of the frame; null where there is none.</param>
    /// <param name="Explanation">What was found, a sentence.</param>
    public sealed record AuditFinding(AuditRule Rule, string? Node, ulong? Boot, ulong? Sequence, string Explanation)
    {
        /// <summary>A sentence that names the frame, as far as it is known, and the rule.</summary>
        public override string ToString()
        {
            string place = Sequence is null ? "" : $", boot {Boot}, number {Sequence}";
            return Node is null ? $"{Explanation} [{Rule.Id}]" : $"Node {Node}{place}: {Explanation} [{Rule.Id}]";
        }
    }
}
