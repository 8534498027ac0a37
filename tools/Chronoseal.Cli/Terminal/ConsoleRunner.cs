using System.Diagnostics.CodeAnalysis;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>Opens the console and runs it, by hand or from a script.</summary>
    public sealed class ConsoleRunner(ConsoleOptions options, TextReader input, TextWriter output, TextWriter error)
    {
        // Lines from a pipe are a script without a name.
        private bool IsInteractive => options.Script == null && options.Lines.Count == 0 && !options.IsJson
            && ReferenceEquals(input, System.Console.In) && !System.Console.IsInputRedirected;

        /// <summary>Runs it.</summary>
        /// <returns><see cref="ExitCode"/>.</returns>
        public int Run()
        {
            IReadOnlyList<ScriptLine> lines = ScriptFile.Lines(options.Lines);
            if (!IsInteractive && options.Lines.Count == 0 && !ScriptFile.TryRead(options.Script ?? ScriptFile.StandardInput, input, out lines, out string fault))
            {
                return Complain(fault);
            }

            using var stop = new CancellationTokenSource();
            ConsoleCancelEventHandler cancel = (_, e) =>
            {
                e.Cancel = true;
                stop.Cancel();
            };
            System.Console.CancelKeyPress += cancel;
            try
            {
                return Run(lines, stop.Token);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Interrupted;
            }
            finally
            {
                System.Console.CancelKeyPress -= cancel;
            }
        }

        private int Run(IReadOnlyList<ScriptLine> lines, CancellationToken cancellation)
        {
            if (!TryConnect(cancellation, out MachineClient? client, out string fault))
            {
                return Complain(fault);
            }

            if (IsInteractive)
            {
                return Converse(client, cancellation);
            }

            using (client)
            {
                IAnswerSink sink = options.IsJson ? new JsonSink(output) : new TextSink(output, new AnswerText(Palette.None, int.MaxValue));
                return new ScriptRunner(client, sink, error, options.Timeout, options.KeepsGoing, cancellation).Run(lines);
            }
        }

        private int Converse(MachineClient client, CancellationToken cancellation)
        {
            Reconnect? reconnect = options.Port == PlantLink.Word ? null : TryConnect;
            var history = new History(History.UsualPath());
            using var session = new InteractiveSession(client, reconnect, new ConsoleKeyboard(), new ConsoleScreen(), Palette.ForTerminal(), history, options);
            return session.Run(cancellation);
        }

        private bool TryConnect(CancellationToken cancellation, [NotNullWhen(true)] out MachineClient? client, out string fault)
        {
            client = null;
            if (!TryOpen(out ConsoleLink? link, out fault))
            {
                return false;
            }

            var made = new MachineClient(link);
            bool isThere = false;
            try
            {
                isThere = made.TryGreet(cancellation, out fault);
            }
            finally
            {
                if (!isThere)
                {
                    made.Dispose();
                }
            }

            client = isThere ? made : null;
            return isThere;
        }

        private bool TryOpen([NotNullWhen(true)] out ConsoleLink? link, out string fault)
        {
            if (options.Port == PlantLink.Word)
            {
                return PlantLink.TryOpen(error, out link, out fault);
            }

            return TcpLink.TryParse(options.Port, out string host, out int port, out _)
                ? TcpLink.TryOpen(options.Port, host, port, out link, out fault)
                : SerialLink.TryOpen(options.Port, options.Baud, out link, out fault);
        }

        private int Complain(string fault)
        {
            error.WriteLine($"chronoseal console: {fault}");
            return ExitCode.Environment;
        }
    }
}
