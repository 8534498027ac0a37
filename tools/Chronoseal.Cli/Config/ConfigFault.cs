namespace Chronoseal.Cli.Config
{
    /// <summary>Something that a node would refuse. Quotes no value.</summary>
    /// <param name="Line">The line, from 1 on; null for the configuration as a whole.</param>
    /// <param name="Message">What is wrong, and what to do.</param>
    internal sealed record ConfigFault(int? Line, string Message);
}
