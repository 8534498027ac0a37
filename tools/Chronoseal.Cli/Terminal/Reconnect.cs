using System.Diagnostics.CodeAnalysis;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>Opens the console anew and greets the node; the fault says why not.</summary>
    public delegate bool Reconnect(CancellationToken cancellation, [NotNullWhen(true)] out MachineClient? client, out string fault);
}
