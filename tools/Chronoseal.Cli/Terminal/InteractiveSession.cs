using System.Diagnostics;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>
    /// A technician at the console. One thread looks after keys and lines in turns. Ctrl-C is passed on to the node and twice within a second
    /// ends the session, as do <c>.quit</c> and Ctrl-D on an empty line.
    /// </summary>
    public sealed class InteractiveSession : IDisposable
    {
        private const string Prompt = "chronoseal> ";
        private const string ImportPrompt = "import> ";
        private const string Quit = ".quit";
        private const char BreakOff = '\x03';
        private const char EndOfInput = '\x04';

        private readonly Reconnect? _reconnect;
        private readonly IKeyboard _keyboard;
        private readonly IScreen _screen;
        private readonly Palette _palette;
        private readonly History _history;
        private readonly ConsoleOptions _options;
        private MachineClient _client;
        private LineEditor _editor;
        private AnswerText _text;
        private long _lastBreak;
        private bool _isOver;

        /// <summary>Makes a session with a node that has been greeted; disposes of the client.</summary>
        public InteractiveSession(
            MachineClient client, Reconnect? reconnect, IKeyboard keyboard, IScreen screen, Palette palette, History history, ConsoleOptions options)
        {
            _reconnect = reconnect;
            _keyboard = keyboard;
            _screen = screen;
            _palette = palette;
            _history = history;
            _options = options;
            Attach(client);
        }

        /// <summary>Runs until the user has enough, or the node is lost for good.</summary>
        /// <returns><see cref="ExitCode"/>.</returns>
        public int Run(CancellationToken cancellation)
        {
            Say(_palette.Dim($"Connected to {_options.Port}. 'help' lists what the node can do, Tab completes, {Quit} or Ctrl-D ends."));
            _editor.Begin(Prompt);
            while (!_isOver && !cancellation.IsCancellationRequested)
            {
                Turn();
                if (_client.Loss.Length > 0 && !_isOver && !TryReturn(cancellation))
                {
                    break;
                }
            }

            bool isLost = _client.Loss.Length > 0 && !_isOver;
            _editor.Hide();
            _history.Save();
            if (_history.Fault.Length > 0)
            {
                Say(_palette.Dim($"The history could not be kept: {_history.Fault}"));
            }

            return isLost ? ExitCode.Environment : ExitCode.Ok;
        }

        /// <inheritdoc/>
        public void Dispose() => _client.Dispose();

        [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_client), nameof(_editor), nameof(_text))]
        private void Attach(MachineClient client)
        {
            _client = client;
            _text = new AnswerText(_palette, _screen.Width);
            _editor = new LineEditor(_screen, _palette, _history, new Completer(new NodeVocabulary(client), [Quit]));
            client.Heard = line => Hear(line, _editor.Above);
        }

        private void Turn()
        {
            _client.Poll(TerminalLimits.Turn);
            while (!_isOver && _keyboard.TryRead(out ConsoleKeyInfo key))
            {
                if (IsBreak(key))
                {
                    Break();
                    _editor.Clear();
                }
                else if (key.KeyChar == EndOfInput || (key.Key == ConsoleKey.D && key.Modifiers.HasFlag(ConsoleModifiers.Control)))
                {
                    _isOver = _editor.IsEmpty;
                }
                else if (_editor.Take(key) is { } line)
                {
                    Obey(line);
                    return;
                }
            }
        }

        private void Obey(string line)
        {
            _isOver = line == Quit;
            if (!_isOver && line.Length > 0)
            {
                Command(line);
            }

            if (!_isOver)
            {
                _editor.Begin(Prompt);
            }
        }

        private void Command(string line)
        {
            _client.Heard = heard => Hear(heard, Say);
            var asked = new ScriptLine(0, line);
            NodeAnswer? answer = null;
            if (!_client.TrySend(line, out string fault))
            {
                Say($"  {_palette.Error("not sent")}: {fault}");
            }
            else if (!asked.TakesLines || TryImport(out answer))
            {
                answer ??= Await();
            }

            if (answer != null)
            {
                _text = new AnswerText(_palette, _screen.Width);
                _text.Lines(answer, asked.IsExport).ToList().ForEach(Say);
            }

            _client.Heard = heard => Hear(heard, _editor.Above);
        }

        private NodeAnswer? Await()
        {
            long start = Stopwatch.GetTimestamp();
            bool hasSaid = false;
            NodeAnswer? answer = null;
            while (answer == null && !_isOver && _client.Loss.Length == 0)
            {
                answer = _client.Poll(TerminalLimits.Turn);
                while (answer == null && _keyboard.TryRead(out ConsoleKeyInfo key))
                {
                    if (IsBreak(key))
                    {
                        Break();
                    }
                }

                if (answer == null && !hasSaid && Stopwatch.GetElapsedTime(start) > TerminalLimits.Patience)
                {
                    Say(_palette.Dim("  still waiting for the node; Ctrl-C asks it to give up, twice ends"));
                    hasSaid = true;
                }

                if (answer == null && Stopwatch.GetElapsedTime(start) > _options.Timeout)
                {
                    Say($"  {_palette.Error("no answer")} within {_options.Timeout.TotalSeconds:0} s; the node may be busy or restarting. 'uptime' shows whether it is back.");
                    _client.Forget();
                    _client.Break();
                    return null;
                }
            }

            return answer;
        }

        // Lines for the node, up to one that ends them; it may answer before, if it does not like one. They never go into the history.
        private bool TryImport(out NodeAnswer? answer)
        {
            answer = null;
            var none = new History(null);
            var editor = new LineEditor(_screen, _palette, none, new Completer(new NodeVocabulary(_client), []));
            editor.Begin(ImportPrompt);
            while (answer == null && !_isOver && _client.Loss.Length == 0)
            {
                answer = _client.Poll(TerminalLimits.Turn);
                if (answer != null || !_keyboard.TryRead(out ConsoleKeyInfo key))
                {
                    continue;
                }

                if (IsBreak(key))
                {
                    Break();
                    editor.Hide();
                    return true;
                }

                if (editor.Take(key) is not { } line)
                {
                    continue;
                }

                if (!_client.TrySendPlain(line, out string fault))
                {
                    Say($"  {_palette.Error("not sent")}: {fault}");
                }

                answer = _client.Poll(TerminalLimits.ImportLine);
                if (ScriptLine.EndsLines(line))
                {
                    return true;
                }

                if (answer == null)
                {
                    editor.Begin(ImportPrompt);
                }
            }

            editor.Hide();
            return true;
        }

        private bool TryReturn(CancellationToken cancellation)
        {
            _editor.Hide();
            Say(_palette.Error($"The connection to {_options.Port} was lost") + $": {_client.Loss}." + (_reconnect == null ? "" : " Trying to reach it again; Ctrl-C twice ends."));
            for (int i = 0; _reconnect != null && i < TerminalLimits.Reconnections && !_isOver; i++)
            {
                if ((i > 0 && !HasPaused()) || !_reconnect(cancellation, out MachineClient? client, out _))
                {
                    continue;
                }

                _client.Dispose();
                Attach(client);
                Say(_palette.Dim("Connected again. Settings of the session, such as a tap or a followed log, are as the node has them now."));
                _editor.Begin(Prompt);
                return true;
            }

            return false;
        }

        private bool HasPaused()
        {
            long start = Stopwatch.GetTimestamp();
            while (!_isOver && Stopwatch.GetElapsedTime(start) < TerminalLimits.Reconnection)
            {
                Thread.Sleep(TerminalLimits.Turn);
                if (_keyboard.TryRead(out ConsoleKeyInfo key) && IsBreak(key))
                {
                    Break();
                }
            }

            return !_isOver;
        }

        private static bool IsBreak(ConsoleKeyInfo key) => key.KeyChar == BreakOff || (key.Key == ConsoleKey.C && key.Modifiers.HasFlag(ConsoleModifiers.Control));

        private void Break()
        {
            _isOver = _lastBreak != 0 && Stopwatch.GetElapsedTime(_lastBreak) < TerminalLimits.TwoBreaks;
            _lastBreak = Stopwatch.GetTimestamp();
            _client.Break();
        }

        private void Hear(string line, Action<string> show)
        {
            // Answers that nobody waits for any more, and the prompt that the node shows to humans.
            if (line[0] != '@' && line.Trim() != Prompt.Trim())
            {
                show(line[0] == '!' ? _text.Unasked(line) : _palette.Dim(AnswerText.Printable(line)));
            }
        }

        private void Say(string line) => _screen.Write(line + "\r\n");
    }
}
