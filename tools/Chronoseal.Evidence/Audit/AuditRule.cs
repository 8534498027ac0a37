namespace Chronoseal.Evidence.Audit
{
    /// <summary>One thing that an audit looks for.</summary>
    /// <param name="Id">Stable word for machines and procedures.</param>
    /// <param name="Severity">How much a finding of it weighs.</param>
    /// <param name="Meaning">What a finding says, in one clause.</param>
    /// <param name="Question">What an auditor should ask then.</param>
    public sealed record AuditRule(string Id, Severity Severity, string Meaning, string Question);
}
