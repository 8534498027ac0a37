namespace Chronoseal.Cli.Simulate
{
    /// <summary>Where the console of a simulated node is served.</summary>
    public sealed record ConsoleAddress(int Port, string Node)
    {
        /// <summary>For `chronoseal console --port`.</summary>
        public string Address => $"tcp://127.0.0.1:{Port}";

        /// <summary>The line that `simulate --console` begins with.</summary>
        public override string ToString() => $"console: {Address} (node {Node})";
    }
}
