using System.Collections.Concurrent;
using System.Text;
using Chronoseal.Cli.Terminal;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>A technician's keys and what the terminal shows.</summary>
    [TestClass]
    public sealed class InteractiveTests
    {
        private static readonly ConsoleKeyInfo s_breakOff = Control('\x03', ConsoleKey.C);

        private readonly FakeLine _line = new();
        private readonly FakeTerminal _terminal = new();
        private readonly History _history = new(null);

        [TestInitialize]
        public void Begin()
        {
            _line.Node.Answers["help"] = "@ID ok Ok info=\"Who it is\" sensors=\"What it has\"";
            _line.Node.Answers["sensors"] = "@ID err NotReady the node does not sample; see status";
        }

        [TestCleanup]
        public void End() => _line.Dispose();

        [TestMethod]
        public void CommandIsCompletedSentAndAnswered()
        {
            string screen = Run(false, [.. Keys("inf"), Key(ConsoleKey.Tab), Key(ConsoleKey.Enter), .. Keys("sensors"), Key(ConsoleKey.Enter), .. Keys(".quit"), Key(ConsoleKey.Enter)]);
            StringAssert.Contains(screen, "  board: fake\r\n  boot:  3\r\n");
            StringAssert.Contains(screen, "  error NotReady: the node does not sample; see status\r\n");
            Assert.AreEqual("help|info|sensors", string.Join('|', _line.Node.Typed));
            Assert.AreEqual("info|sensors|.quit", string.Join('|', _history.Lines));
        }

        [TestMethod]
        public void ColourMarksErrorsAndNames()
        {
            string screen = Run(true, [.. Keys("sensors"), Key(ConsoleKey.Enter), .. Keys("info"), Key(ConsoleKey.Enter), Control('\x04', ConsoleKey.D)]);
            StringAssert.Contains(screen, "\e[31merror NotReady\e[0m:");
            StringAssert.Contains(screen, "\e[2mboard:\e[0m fake");
        }

        [TestMethod]
        public void LineIsEdited()
        {
            Run(false, [.. Keys("nf"), Key(ConsoleKey.Home), .. Keys("i"), Key(ConsoleKey.End), .. Keys("xx"), Key(ConsoleKey.Backspace), Key(ConsoleKey.LeftArrow), Key(ConsoleKey.Delete),
                .. Keys("o"), Key(ConsoleKey.Enter), Key(ConsoleKey.UpArrow), Key(ConsoleKey.Enter), .. Keys("junk more"), Control('\x17', ConsoleKey.W), Control('\x15', ConsoleKey.U),
                Control('\x04', ConsoleKey.D)]);
            Assert.AreEqual("info|info", string.Join('|', _line.Node.Typed));
        }

        [TestMethod]
        public void SecretIsStarsOnTheScreenAndNotKept()
        {
            _line.Node.Answers["config set broker-password hush"] = "@ID ok Ok";
            string screen = Run(false, [.. Keys("config set broker-password hush"), Key(ConsoleKey.Enter), Control('\x04', ConsoleKey.D)]);
            StringAssert.Contains(screen, "broker-password ****");
            Assert.DoesNotContain("hus", screen);
            Assert.Contains("config set broker-password hush", _line.Node.Typed);
            Assert.IsEmpty(_history.Lines);
        }

        [TestMethod]
        public void BreakGoesToTheNodeAndTwiceEnds()
        {
            Run(false, [.. Keys("half a li"), s_breakOff, s_breakOff]);
            Assert.AreEqual("^C|^C", string.Join('|', _line.Node.Typed));
        }

        [TestMethod]
        public void LinesFromTheNodeStandAboveTheOneTyped()
        {
            _line.Node.Answers["tap i2c1"] = "@ID ok Ok\r\n!tap bus=i2c1 hex=FD\r\nwatch \x1b[2Jout\r\nchronoseal> ";
            _terminal.Type([.. Keys("tap i2c1"), Key(ConsoleKey.Enter)]);
            _terminal.WhenShown("watch ", [Control('\x04', ConsoleKey.D)]);
            string screen = Run(false, []);
            StringAssert.Contains(screen, "!tap bus=i2c1  hex=FD\r\n");
            StringAssert.Contains(screen, "watch .[2Jout\r\n");
        }

        [TestMethod]
        public void ImportTakesLinesUntilTheEnd()
        {
            _line.Node.Answering = command =>
            {
                _ = command == "end" ? _line.Node.Answers[command] = $"@{_line.Node.LastId} ok Ok settings=1" : "";
            };
            string screen = Run(false, [.. Keys("config import"), Key(ConsoleKey.Enter), .. Keys("broker-password=hush"), Key(ConsoleKey.Enter), .. Keys("end"), Key(ConsoleKey.Enter),
                Control('\x04', ConsoleKey.D)]);
            Assert.AreEqual("config import|broker-password=hush|end", string.Join('|', _line.Node.Typed));
            StringAssert.Contains(screen, "settings: 1");
            Assert.AreEqual("config import", string.Join('|', _history.Lines));
        }

        [TestMethod]
        public void LostNodeIsToldAndReachedAgain()
        {
            using var other = new FakeLine();
            other.Node.Answers["info"] = "@ID ok Ok board=other";
            _line.Node.Answering = _ => _line.Node.Cut();
            bool Again(CancellationToken cancellation, out MachineClient client, out string fault)
            {
                client = other.Client;
                fault = "";
                return true;
            }

            _terminal.Type([.. Keys("status"), Key(ConsoleKey.Enter)]);
            _terminal.WhenShown("Connected again", [.. Keys("info"), Key(ConsoleKey.Enter), Control('\x04', ConsoleKey.D)]);
            string screen = Run(false, [], Again);
            StringAssert.Contains(screen, "was lost");
            StringAssert.Contains(screen, "board: other");
        }

        [TestMethod]
        public void WhatIsWaitedForNoLongerIsBrokenOff()
        {
            _terminal.Type([.. Keys("scan modbus"), Key(ConsoleKey.Enter)]);
            _terminal.WhenShown("no answer", [Control('\x04', ConsoleKey.D)]);
            var options = new ConsoleOptions { Port = "fake", Timeout = FakeLine.Short };
            using var session = new InteractiveSession(_line.Client, null, _terminal, _terminal, new Palette(false), _history, options);
            Assert.AreEqual(0, session.Run(CancellationToken.None));
            Assert.AreEqual("scan modbus|^C", $"{_line.Node.Typed.Take()}|{_line.Node.Typed.Take()}");
        }

        [TestMethod]
        public void HistoryIsKeptWhenTheNodeIsLost()
        {
            using var directory = new TemporaryDirectory();
            string path = Path.Combine(directory.Sub("state"), "history");
            _line.Node.Answering = _ => _line.Node.Cut();
            _terminal.Type([.. Keys("status"), Key(ConsoleKey.Enter)]);
            using var session = new InteractiveSession(_line.Client, null, _terminal, _terminal, new Palette(false), new History(path), new ConsoleOptions { Port = "fake" });
            Assert.AreEqual(3, session.Run(CancellationToken.None));
            StringAssert.Contains(_terminal.Text, "was lost");
            Assert.AreEqual("status", File.ReadAllText(path).Trim());
        }

        private static ConsoleKeyInfo Key(ConsoleKey key) => new(key == ConsoleKey.Enter ? '\r' : '\0', key, false, false, false);

        private static ConsoleKeyInfo Control(char character, ConsoleKey key) => new(character, key, false, false, true);

        private static IEnumerable<ConsoleKeyInfo> Keys(string text) => text.Select(c => new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false));

        private string Run(bool hasColour, ConsoleKeyInfo[] keys, Reconnect? reconnect = null)
        {
            _terminal.Type(keys);
            using var deadline = new CancellationTokenSource(FakeLine.Long);
            using var session = new InteractiveSession(_line.Client, reconnect, _terminal, _terminal, new Palette(hasColour), _history, new ConsoleOptions { Port = "fake" });
            session.Run(deadline.Token);
            Assert.IsFalse(deadline.IsCancellationRequested, _terminal.Text);
            return _terminal.Text;
        }

        private sealed class FakeTerminal : IKeyboard, IScreen
        {
            private readonly ConcurrentQueue<ConsoleKeyInfo> _keys = new();
            private readonly StringBuilder _text = new();
            private string _sign = "";
            private ConsoleKeyInfo[] _later = [];

            public int Width => 100;

            internal string Text => _text.ToString();

            public bool TryRead(out ConsoleKeyInfo key) => _keys.TryDequeue(out key);

            public void Write(string text)
            {
                _text.Append(text);
                if (_sign.Length > 0 && text.Contains(_sign, StringComparison.Ordinal))
                {
                    _sign = "";
                    Type(_later);
                }
            }

            internal void Type(ConsoleKeyInfo[] keys)
            {
                foreach (ConsoleKeyInfo key in keys)
                {
                    _keys.Enqueue(key);
                }
            }

            internal void WhenShown(string sign, ConsoleKeyInfo[] keys)
            {
                _sign = sign;
                _later = keys;
            }
        }
    }
}
