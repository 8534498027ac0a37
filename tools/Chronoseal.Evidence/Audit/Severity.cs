namespace Chronoseal.Evidence.Audit
{
    /// <summary>How much a finding weighs.</summary>
    public enum Severity
    {
        /// <summary>Worth knowing; nothing is missing or in doubt.</summary>
        Info,

        /// <summary>Not what a sound record looks like, but explicable; ask.</summary>
        Warning,

        /// <summary>Something that the record should prove is not proven.</summary>
        Error,
    }
}
