using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>
    /// The machine mode of a node's console: one command at a time, each with an id of its own. A thread reads lines into a bounded queue; everything else
    /// happens on the thread that calls.
    /// </summary>
    public sealed class MachineClient : IDisposable
    {
        private const int ReadBytes = 1_024;
        private const int IdPrefixCharacters = 4;
        private const int IdNumbers = 10_000;
        private const byte ClearLine = 0x15;
        private const byte BreakOff = 0x03;

        // Answers to an earlier client may still be on their way: ids start elsewhere each time.
        private readonly string _idPrefix = Random.Shared.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ", IdPrefixCharacters);
        private readonly BlockingCollection<string> _lines = new(TerminalLimits.WaitingLines);
        private readonly CancellationTokenSource _end = new();
        private readonly ConsoleLink _link;
        private readonly Thread _reader;
        private volatile string _loss = "";
        private bool _isDisposed;
        private int _number;
        private string _pendingId = "";

        /// <summary>Begins to listen; the link is disposed with it.</summary>
        public MachineClient(ConsoleLink link)
        {
            _link = link;
            _reader = new Thread(Read) { IsBackground = true, Name = "console" };
            _reader.Start();
        }

        /// <summary>Gets every line that answers nothing of ours, on the thread that calls <see cref="Poll"/>.</summary>
        public Action<string> Heard { get; set; } = _ => { };

        /// <summary>Why there is no connection any more; empty as long as there is.</summary>
        public string Loss => _loss;

        /// <summary>The node's boot number when it was greeted last; empty if it did not say.</summary>
        public string Boot { get; private set; } = "";

        /// <summary>The id of the line sent last.</summary>
        public string LastId { get; private set; } = "";

        /// <summary>Makes sure that a node is there. May find it amid a start, a line half typed, or a verb that takes its time: that one is broken off.</summary>
        public bool TryGreet(CancellationToken cancellation, out string fault)
        {
            fault = "";
            for (int i = 0; i < TerminalLimits.Greetings && _loss.Length == 0; i++)
            {
                // Who was here before may have gone in the middle of a scan.
                Write(i == 0 ? [ClearLine] : [BreakOff, ClearLine]);
                if (TryAsk("info", i == 0 ? TerminalLimits.FirstGreeting : TerminalLimits.Greeting, cancellation, out NodeAnswer? answer, out fault))
                {
                    Boot = answer.Records.Select(r => r["boot"]).FirstOrDefault(b => b != null) ?? "";
                    return true;
                }
            }

            fault = _loss.Length > 0
                ? $"{_link.Name}: the connection ended at once ({_loss}). Another client may be attached; a simulated node has one at a time."
                : $"{_link.Name}: no node answers. Check that this is the console's port and that the node has power; its rate is {SerialLink.DefaultBaud} baud unless console-baud says otherwise (--baud).";
            return false;
        }

        /// <summary>Sends a command; <see cref="Poll"/> gives the answer.</summary>
        /// <param name="command">Verb and words.</param>
        /// <param name="fault">Why the node would not understand it; empty if it is sent.</param>
        public bool TrySend(string command, out string fault)
        {
            string id = _idPrefix + (_number++ % IdNumbers).ToString(CultureInfo.InvariantCulture);
            if (!IsSendable($"@{id} {command}", out fault))
            {
                return false;
            }

            LastId = _pendingId = id;
            Write(Encoding.ASCII.GetBytes($"@{id} {command}\r"));
            return true;
        }

        /// <summary>Sends a line as it is: what follows a verb that takes more lines.</summary>
        public bool TrySendPlain(string line, out string fault)
        {
            bool isSendable = IsSendable(line, out fault);
            if (isSendable)
            {
                Write(Encoding.ASCII.GetBytes(line + "\r"));
            }

            return isSendable;
        }

        /// <summary>Ctrl-C: ends what the node is doing.</summary>
        public void Break() => Write([BreakOff]);

        /// <summary>Forgets the command that was sent: its answer, if it comes, is nobody's.</summary>
        public void Forget() => _pendingId = "";

        /// <summary>Looks after lines for a time; returns at once with the answer to the command sent last.</summary>
        /// <returns>Null if it has not come, or nothing was asked.</returns>
        public NodeAnswer? Poll(TimeSpan time)
        {
            long start = Stopwatch.GetTimestamp();
            for (TimeSpan left = time; _lines.TryTake(out string? line, left > TimeSpan.Zero ? left : TimeSpan.Zero); left = time - Stopwatch.GetElapsedTime(start))
            {
                if (_pendingId.Length > 0 && AnswerParser.IsAnswerTo(_pendingId, line))
                {
                    string id = _pendingId;
                    Forget();
                    return AnswerParser.TryParse(line, out NodeAnswer? answer, out string fault)
                        ? answer
                        : new NodeAnswer { Id = id, Code = NodeAnswer.Unreadable, Text = $"the node's answer is not as docs/console.md has it: {fault}; node and tool may be of different versions" };
                }

                Heard(line);
                if (left <= TimeSpan.Zero)
                {
                    break;
                }
            }

            return null;
        }

        /// <summary>Sends a command and waits for the answer.</summary>
        /// <param name="command">Verb and words.</param>
        /// <param name="time">How long.</param>
        /// <param name="cancellation">Ends the wait with an exception.</param>
        /// <param name="answer">The answer, of success or of failure.</param>
        /// <param name="fault">Why there is none; empty if there is.</param>
        public bool TryAsk(string command, TimeSpan time, CancellationToken cancellation, [NotNullWhen(true)] out NodeAnswer? answer, out string fault)
        {
            answer = null;
            return TrySend(command, out fault) && TryAwait(time, cancellation, out answer, out fault);
        }

        /// <summary>Waits for the answer to the command sent last.</summary>
        public bool TryAwait(TimeSpan time, CancellationToken cancellation, [NotNullWhen(true)] out NodeAnswer? answer, out string fault)
        {
            answer = null;
            fault = "";
            long start = Stopwatch.GetTimestamp();
            while (answer == null && Stopwatch.GetElapsedTime(start) < time && !(_loss.Length > 0 && _lines.Count == 0))
            {
                cancellation.ThrowIfCancellationRequested();
                answer = Poll(TerminalLimits.Turn);
            }

            if (answer == null)
            {
                Forget();
                fault = _loss.Length > 0
                    ? $"the connection to {_link.Name} was lost: {_loss}"
                    : $"no answer within {time.TotalSeconds:0} s; the node may be busy or restarting (--timeout allows it longer)";
            }

            return answer != null;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _end.Cancel();
            _link.Dispose();
            _reader.Join();
            _lines.Dispose();
            _end.Dispose();
        }

        private static bool IsSendable(string line, out string fault)
        {
            int unprintable = line.AsSpan().IndexOfAnyExceptInRange(' ', '~');
            fault = unprintable >= 0 ? "the line has a character that is not printable ASCII; the node takes no other"
                : line.Length > TerminalLimits.LineCharacters ? $"the line has {line.Length} characters, its id included; the node takes {TerminalLimits.LineCharacters}"
                : "";
            return fault.Length == 0;
        }

        private void Write(byte[] bytes)
        {
            if (_loss.Length > 0)
            {
                return;
            }

            try
            {
                _link.Stream.Write(bytes);
                _link.Stream.Flush();
            }
            catch (Exception exception) when (IsLoss(exception))
            {
                Lose(exception.Message);
            }
        }

        private void Read()
        {
            var buffer = new byte[ReadBytes];
            var assembler = new LineAssembler(line => _lines.Add(line, _end.Token));
            try
            {
                for (int count = _link.Stream.Read(buffer); count > 0; count = _link.Stream.Read(buffer))
                {
                    assembler.Add(buffer.AsSpan(0, count));
                }

                Lose("the far end closed it");
            }
            catch (OperationCanceledException)
            {
                Lose("closed");
            }
            catch (Exception exception) when (IsLoss(exception))
            {
                Lose(exception.Message);
            }
        }

        private static bool IsLoss(Exception exception) =>
            exception is IOException or SocketException or ObjectDisposedException or TimeoutException or InvalidOperationException or UnauthorizedAccessException;

        private void Lose(string why) => _loss = _loss.Length > 0 ? _loss : why.TrimEnd('.');
    }
}
