using Chronoseal.Cli.Terminal;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>A client, a line in memory, and a fake node at its end.</summary>
    internal sealed class FakeLine : IDisposable
    {
        internal FakeLine()
        {
            (DuplexStream near, DuplexStream far) = DuplexStream.Pair();
            Node = new FakeNode(far);
            Client = new MachineClient(new ConsoleLink("fake", near));
        }

        internal FakeNode Node { get; }

        internal MachineClient Client { get; }

        internal static TimeSpan Long { get; } = TimeSpan.FromSeconds(20);

        internal static TimeSpan Short { get; } = TimeSpan.FromMilliseconds(60);

        /// <summary>Runs a script against it.</summary>
        internal CommandResult Run(bool isJson, bool keepsGoing, params string[] lines)
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            IAnswerSink sink = isJson ? new JsonSink(output) : new TextSink(output, new AnswerText(Palette.None, int.MaxValue));
            int exitCode = new ScriptRunner(Client, sink, error, Long, keepsGoing, CancellationToken.None).Run(ScriptFile.Lines(lines));
            return new CommandResult(exitCode, output.ToString(), error.ToString());
        }

        public void Dispose()
        {
            Client.Dispose();
            Node.Dispose();
        }
    }
}
