using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>
    /// Carries a script out: a command a line; <c>#</c> begins a comment, <c>wait SECONDS</c> lets time pass, <c>expect TEXT</c> and <c>expect-not TEXT</c>
    /// look into the answer before. An answer of failure is one of the script, unless an <c>expect</c> right behind it is met.
    /// </summary>
    public sealed class ScriptRunner
    {
        private readonly MachineClient _client;
        private readonly IAnswerSink _sink;
        private readonly TextWriter _error;
        private readonly TimeSpan _timeout;
        private readonly bool _keepsGoing;
        private readonly CancellationToken _cancellation;
        private IReadOnlyList<ScriptLine> _lines = [];
        private int _next;
        private string _last = "";
        private int _exitCode;

        /// <summary>Makes a runner for a node that has been greeted.</summary>
        public ScriptRunner(MachineClient client, IAnswerSink sink, TextWriter error, TimeSpan timeout, bool keepsGoing, CancellationToken cancellation)
        {
            _client = client;
            _client.Heard = sink.Heard;
            _sink = sink;
            _error = error;
            _timeout = timeout;
            _keepsGoing = keepsGoing;
            _cancellation = cancellation;
        }

        /// <summary>Runs the lines.</summary>
        /// <returns><see cref="ExitCode"/>.</returns>
        public int Run(IReadOnlyList<ScriptLine> lines)
        {
            _lines = lines;
            for (_next = 0; _next < _lines.Count && (_exitCode == ExitCode.Ok || (_keepsGoing && _client.Loss.Length == 0));)
            {
                ScriptLine line = _lines[_next++];
                switch (line.Verb)
                {
                    case var _ when line.IsIdle: break;
                    case "wait": Wait(line); break;
                    case "expect": Expect(line, true); break;
                    case "expect-not": Expect(line, false); break;
                    default: Command(line); break;
                }
            }

            return _exitCode;
        }

        private void Wait(ScriptLine line)
        {
            bool isTime = double.TryParse(line.Rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
                && seconds <= TerminalLimits.LongestWait.TotalSeconds;
            if (!isTime)
            {
                Fail(line, "", "Usage", $"write wait SECONDS, 0 to {TerminalLimits.LongestWait.TotalSeconds:0}", ExitCode.Usage);
                return;
            }

            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds && _client.Loss.Length == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
                _client.Poll(TerminalLimits.Turn);
            }
        }

        private void Expect(ScriptLine line, bool isWanted)
        {
            if (line.Rest.Length == 0)
            {
                Fail(line, "", "Usage", $"write {line.Verb} TEXT", ExitCode.Usage);
            }
            else if (_last.Contains(line.Rest, StringComparison.Ordinal) != isWanted)
            {
                Fail(line, "", "Unexpected", $"the answer before was: {_last}", ExitCode.NotProven);
            }
        }

        private void Command(ScriptLine line)
        {
            _sink.Asked(SecretWords.Mask(line.Text));
            _last = "";
            if (!_client.TrySend(line.Text, out string fault))
            {
                Fail(line, "", "Usage", fault, ExitCode.Usage);
                return;
            }

            NodeAnswer? answer = line.TakesLines ? Import(out fault) : null;
            if (answer == null && (fault.Length > 0 || !TryAwait(out answer, out fault)))
            {
                Fail(line, _client.LastId, "NoAnswer", fault, ExitCode.Environment);
                return;
            }

            _last = Searchable(answer!);
            _sink.Answered(line, answer!);
            if (!answer!.IsOk && !IsExpected())
            {
                Note(line, $"{answer.Code}: {answer.Text}", ExitCode.NotProven);
            }

            if (answer.IsOk && answer.Code == NodeAnswer.Restarting && !HasReturned())
            {
                Fail(line, "", "NoAnswer", LastSeen(), ExitCode.Environment);
            }
        }

        // A verb that is waited for no longer is broken off: it would keep the next line, or the next client, waiting.
        private bool TryAwait([NotNullWhen(true)] out NodeAnswer? answer, out string fault)
        {
            answer = null;
            try
            {
                return _client.TryAwait(_timeout, _cancellation, out answer, out fault);
            }
            finally
            {
                if (answer == null)
                {
                    _client.Break();
                }
            }
        }

        private bool IsExpected() => _lines.Skip(_next).FirstOrDefault(l => !l.IsIdle) is { Text: not null, Verb: "expect" or "expect-not" };

        // The node answers when it has seen the last line, or earlier if it does not like one.
        private NodeAnswer? Import(out string fault)
        {
            fault = "";
            while (_next < _lines.Count && fault.Length == 0)
            {
                ScriptLine line = _lines[_next++];
                if (!_client.TrySendPlain(line.Text, out fault))
                {
                    fault = $"line {line.Number} was not sent and nothing is imported: {fault}";
                    SkipImport(line);
                    break;
                }

                if (_client.Poll(TerminalLimits.ImportLine) is { } answer)
                {
                    SkipImport(line);
                    return answer;
                }

                if (ScriptLine.EndsLines(line.Text))
                {
                    return null;
                }
            }

            _client.Break();
            fault = fault.Length > 0 ? fault : "the lines to import do not end; write 'end' behind them";
            return null;
        }

        private void SkipImport(ScriptLine line)
        {
            while (!ScriptLine.EndsLines(line.Text) && _next < _lines.Count)
            {
                line = _lines[_next++];
            }
        }

        private bool HasReturned()
        {
            long start = Stopwatch.GetTimestamp();
            string boot = _client.Boot;
            bool isBack = false;
            while (!isBack && Stopwatch.GetElapsedTime(start) < TerminalLimits.Restart && _client.Loss.Length == 0)
            {
                // Until it goes down it still answers.
                isBack = _client.TryGreet(_cancellation, out _) && (boot.Length == 0 || _client.Boot != boot);
                _client.Poll(isBack ? TimeSpan.Zero : TerminalLimits.RestartLook);
            }

            return isBack;
        }

        private string LastSeen() => _client.Loss.Length > 0
            ? $"the connection was lost while the node restarted: {_client.Loss}; connect again once its port is back"
            : $"the node has not come back within {TerminalLimits.Restart.TotalSeconds:0} s; look at its power and its other outputs";

        private static string Searchable(NodeAnswer answer) => answer.IsOk
            ? $"ok {answer.Code} " + string.Join(" ; ", answer.Records.Select(r => string.Join(' ', r.Fields.Select(f => $"{f.Name}={f.Value}"))))
            : $"err {answer.Code} {answer.Text}";

        private void Fail(ScriptLine line, string id, string code, string text, int exitCode)
        {
            _sink.Answered(line, new NodeAnswer { Id = id, Code = code, Text = text });
            Note(line, $"{code}: {text}", exitCode);
        }

        private void Note(ScriptLine line, string text, int exitCode)
        {
            _error.WriteLine($"chronoseal console: {line} failed: {text}");
            _exitCode = Math.Max(_exitCode, exitCode);
        }
    }
}
