using System.Text;
using Chronoseal.Cli.Terminal;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>One command at a time over a line that carries other things as well.</summary>
    [TestClass]
    public sealed class MachineClientTests
    {
        private readonly FakeLine _line = new();

        [TestCleanup]
        public void End() => _line.Dispose();

        [TestMethod]
        public void AnswerIsFoundAmongEverythingElse()
        {
            var heard = new List<string>();
            _line.Client.Heard = heard.Add;
            _line.Node.Answers["status"] = "\x1b[2Jboot text\r\n\r\nchronoseal> \n@old1 ok Ok up-s=1\r!tap bus=i2c1 hex=FD\r\n@ID ok Ok up-s=5";
            Assert.IsTrue(_line.Client.TryAsk("status", FakeLine.Long, CancellationToken.None, out NodeAnswer? answer, out string fault), fault);
            Assert.AreEqual("5", answer.Records.Single()["up-s"]);
            Assert.AreEqual("\x1b[2Jboot text|chronoseal> |@old1 ok Ok up-s=1|!tap bus=i2c1 hex=FD", string.Join('|', heard));
        }

        [TestMethod]
        public void EveryLineHasAnIdOfItsOwn()
        {
            var ids = new HashSet<string>();
            for (int i = 0; i < 50; i++)
            {
                Assert.IsTrue(_line.Client.TryAsk("info", FakeLine.Long, CancellationToken.None, out NodeAnswer? answer, out _));
                Assert.IsTrue(ids.Add(answer.Id));
                Assert.IsLessThanOrEqualTo(8, answer.Id.Length);
            }
        }

        [TestMethod]
        public void GreetingClearsTheLineAndKeepsTheBoot()
        {
            Assert.IsTrue(_line.Client.TryGreet(CancellationToken.None, out string fault), fault);
            Assert.AreEqual("3", _line.Client.Boot);
            Assert.AreEqual("^U", _line.Node.Typed.Take());
        }

        [TestMethod]
        public void SilenceIsToldAndALateAnswerIsNobodys()
        {
            Assert.IsFalse(_line.Client.TryAsk("status", FakeLine.Short, CancellationToken.None, out _, out string fault));
            StringAssert.Contains(fault, "no answer");
            _line.Node.Say($"@{_line.Client.LastId} ok Ok late=yes\r\n");
            Assert.IsTrue(_line.Client.TryAsk("info", FakeLine.Long, CancellationToken.None, out NodeAnswer? answer, out _));
            Assert.AreEqual("fake", answer.Records.Single()["board"]);
        }

        [TestMethod]
        public void AnswerThatCannotBeReadIsAFailureOfItsOwn()
        {
            _line.Node.Answers["status"] = "@ID ok Ok up-s=";
            Assert.IsTrue(_line.Client.TryAsk("status", FakeLine.Long, CancellationToken.None, out NodeAnswer? answer, out _));
            Assert.IsFalse(answer.IsOk);
            Assert.AreEqual(NodeAnswer.Unreadable, answer.Code);
            StringAssert.Contains(answer.Text, "column");
        }

        [TestMethod]
        public void AnswerWithoutAnEndTakesNoMoreThanItsLimitAndIsNone()
        {
            _line.Node.Answers["status"] = "@ID ok Ok x=" + new string('a', TerminalLimits.AnswerCharacters * 2);
            Assert.IsTrue(_line.Client.TryAsk("status", FakeLine.Long, CancellationToken.None, out NodeAnswer? answer, out _));
            Assert.AreEqual(NodeAnswer.Unreadable, answer.Code);
            StringAssert.Contains(answer.Text, $"column {TerminalLimits.AnswerCharacters + 1}");
        }

        [TestMethod]
        public void LineAtTheLimitIsWholeAndOneBeyondIsMarked()
        {
            var lines = new List<string>();
            var assembler = new LineAssembler(lines.Add);
            string longest = new('a', TerminalLimits.AnswerCharacters);
            assembler.Add(Encoding.ASCII.GetBytes(longest + "\r" + longest + "bcd\r\nnext\n"));
            Assert.HasCount(3, lines);
            Assert.AreEqual(longest, lines[0]);
            Assert.AreEqual(TerminalLimits.AnswerCharacters + 1, lines[1].Length);
            Assert.IsTrue(char.IsControl(lines[1][^1]));
            Assert.AreEqual("next", lines[2]);
        }

        [TestMethod]
        public void NodeAmidALongVerbIsBrokenOffAndFound()
        {
            // It answers nothing until Ctrl-C has come.
            string info = _line.Node.Answers["info"];
            _line.Node.Answering = _ =>
            {
                _line.Node.Answers["info"] = _line.Node.Typed.Contains("^C") ? info : "still busy";
            };
            Assert.IsTrue(_line.Client.TryGreet(CancellationToken.None, out string fault), fault);
            Assert.AreEqual("^U|info|^C|^U|info", string.Join('|', _line.Node.Typed));
        }

        [TestMethod]
        [DataRow("d\u00e9j\u00e0", "printable")]
        [DataRow("echo\ron", "printable")]
        public void WhatTheNodeWouldNotTakeIsNotSent(string command, string reason)
        {
            Assert.IsFalse(_line.Client.TrySend(command, out string fault));
            StringAssert.Contains(fault, reason);
            Assert.IsFalse(_line.Client.TrySend(new string('x', 256), out fault));
            StringAssert.Contains(fault, "256");
            Assert.IsEmpty(_line.Node.Typed);
        }

        [TestMethod]
        public void LossIsToldAtOnce()
        {
            _line.Node.Dispose();
            Assert.IsFalse(_line.Client.TryAsk("info", FakeLine.Long, CancellationToken.None, out _, out string fault));
            StringAssert.Contains(fault, "lost");
            Assert.IsFalse(_line.Client.TryGreet(CancellationToken.None, out fault));
            StringAssert.Contains(fault, "Another client");
        }

        [TestMethod]
        public void CtrlCGoesThrough()
        {
            _line.Client.Break();
            Assert.AreEqual("^C", _line.Node.Typed.Take());
        }
    }
}
