namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>What a script came to.</summary>
    internal sealed record CommandResult(int ExitCode, string Output, string Error);
}
