using System.Text.Json;
using Chronoseal.Cli.Terminal;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>Scripts against a fake node.</summary>
    [TestClass]
    public sealed class ScriptTests
    {
        private readonly FakeLine _line = new();

        [TestInitialize]
        public void Begin()
        {
            _line.Node.Answers["mqtt test"] = "@ID err Timeout the broker does not answer; check broker";
            _line.Node.Answers["sensors"] = "@ID ok Ok name=climate state=Ok temp=21.3 ; name=hcho state=Timeout";
        }

        [TestCleanup]
        public void End() => _line.Dispose();

        [TestMethod]
        public void GoodAnswersEndWithZero()
        {
            CommandResult run = _line.Run(false, false, "# who is it", "", "info", "wait 0.05", "expect board=fake", "expect-not climate", "sensors", "expect temp=21.3 ; name=hcho");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            Assert.AreEqual("", run.Error);
            string expected = """
                > info
                  board: fake
                  boot:  3
                > sensors
                  name     state    temp
                  climate  Ok       21.3
                  hcho     Timeout

                """;
            Assert.AreEqual(expected.ReplaceLineEndings("\n"), run.Output.ReplaceLineEndings("\n"));
        }

        [TestMethod]
        public void AListBehindARecordIsATableOfItsOwn()
        {
            _line.Node.Answers["uptime"] = "@ID ok Ok up-s=5 state=Running ; task=timing beat-s-ago=0 ; task=uplink beat-s-ago=12 deadline-s=600 note=\"all well\"";
            CommandResult run = _line.Run(false, false, "uptime");
            string expected = """
                > uptime
                  up-s:  5
                  state: Running
                  task    beat-s-ago  deadline-s
                  timing  0
                  uplink  12          600
                  all well

                """;
            Assert.AreEqual(expected.ReplaceLineEndings("\n"), run.Output.ReplaceLineEndings("\n"));
        }

        [TestMethod]
        public void TheFirstFailureEndsIt()
        {
            CommandResult run = _line.Run(false, false, "mqtt test", "info");
            Assert.AreEqual(1, run.ExitCode);
            StringAssert.Contains(run.Output, "error Timeout: the broker does not answer; check broker");
            StringAssert.Contains(run.Error, "line 1 'mqtt test' failed");
            Assert.DoesNotContain("board", run.Output);
        }

        [TestMethod]
        public void KeepGoingGoesOnAndStillFails()
        {
            CommandResult run = _line.Run(false, true, "mqtt test", "info");
            Assert.AreEqual(1, run.ExitCode);
            StringAssert.Contains(run.Output, "board: fake");
        }

        [TestMethod]
        [DataRow("expect err Timeout", 0)]
        [DataRow("expect-not NotReady", 0)]
        [DataRow("expect err NotReady", 1)]
        [DataRow("expect-not broker", 1)]
        [DataRow("expect", 2)]
        public void AFailureMayBeExpected(string expectation, int exitCode)
        {
            CommandResult run = _line.Run(false, false, "mqtt test", "# as it should", expectation);
            Assert.AreEqual(exitCode, run.ExitCode, run.Error);
        }

        [TestMethod]
        [DataRow("wait")]
        [DataRow("wait long")]
        [DataRow("wait -1")]
        [DataRow("wait 1e9")]
        [DataRow("wait 99999")]
        public void AWaitHasALimit(string line)
        {
            CommandResult run = _line.Run(false, false, line);
            Assert.AreEqual(2, run.ExitCode);
            StringAssert.Contains(run.Error, "write wait SECONDS");
        }

        [TestMethod]
        public void JsonIsOneObjectAnAnswer()
        {
            _line.Node.Answers["info"] = "!log level=warning text=\"it's \\\"odd\\\"\"\r\n@ID ok Ok note=one note=two empty=\"\"";
            CommandResult run = _line.Run(true, true, "info", "mqtt test", "sensors", "expect nothing");
            List<JsonElement> lines = [.. run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
            Assert.HasCount(5, lines);
            Assert.AreEqual("log", lines[0].GetProperty("unasked").GetString());
            Assert.AreEqual("it's \"odd\"", lines[0].GetProperty("records")[0].GetProperty("text").GetString());
            Assert.AreEqual("info", lines[1].GetProperty("verb").GetString());
            Assert.AreEqual("one\ntwo", lines[1].GetProperty("records")[0].GetProperty("note").GetString());
            Assert.IsFalse(lines[2].GetProperty("ok").GetBoolean());
            Assert.AreEqual("Timeout", lines[2].GetProperty("code").GetString());
            Assert.AreEqual("the broker does not answer; check broker", lines[2].GetProperty("text").GetString());
            Assert.AreEqual("climate", lines[3].GetProperty("records")[0].GetProperty("name").GetString());
            Assert.IsTrue(lines[3].TryGetProperty("id", out _));
            Assert.AreEqual("Unexpected", lines[4].GetProperty("code").GetString());
        }

        [TestMethod]
        public void AnImportGoesThroughLineByLine()
        {
            CommandResult run = Import("end", "config import", "# of the site", "broker=b", "end", "info");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            Assert.AreEqual("config import|# of the site|broker=b|end|info", string.Join('|', _line.Node.Typed));
            Assert.DoesNotContain("broker=b", run.Output);
        }

        [TestMethod]
        public void AnImportThatIsRefusedSendsNoMore()
        {
            CommandResult run = Import("brokr=b", "config import", "brokr=b", "node=n", "end", "info");
            Assert.AreEqual(1, run.ExitCode);
            Assert.AreEqual("config import|brokr=b", string.Join('|', _line.Node.Typed));
        }

        [TestMethod]
        public void AnImportWithoutAnEndIsBrokenOff()
        {
            CommandResult run = _line.Run(false, false, "config import", "broker=b");
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, "write 'end'");
            Assert.AreEqual("config import|broker=b|^C", string.Join('|', Enumerable.Range(0, 3).Select(_ => _line.Node.Typed.Take())));
        }

        [TestMethod]
        public void LineOfAnImportThatCannotBeSentEndsTheImportAndNoneOfItIsACommand()
        {
            CommandResult run = _line.Run(false, true, "config import", "node=\u00e9", "broker-password=hush", "end", "info");
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, "line 2 was not sent");
            Assert.AreEqual("config import|^C|info", string.Join('|', _line.Node.Typed));
            Assert.DoesNotContain("hush", run.Output + run.Error);
        }

        [TestMethod]
        public void SecretInAVerbsPlaceIsShownNowhere()
        {
            _line.Node.Answers["broker-password=hush"] = "@ID err UnknownVerb no such verb";
            CommandResult run = _line.Run(true, true, "broker-password=hush", "broker-pwd=\u00e9hush");
            Assert.AreEqual(2, run.ExitCode);
            Assert.DoesNotContain("hush", run.Output + run.Error);
            StringAssert.Contains(run.Output, "\"verb\":\"broker-password=...\"");
        }

        [TestMethod]
        public void WhatIsWaitedForNoLongerIsBrokenOff()
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            var runner = new ScriptRunner(_line.Client, new JsonSink(output), error, FakeLine.Short, true, CancellationToken.None);
            Assert.AreEqual(3, runner.Run(ScriptFile.Lines(["scan modbus"])));
            StringAssert.Contains(error.ToString(), "no answer within");
            Assert.AreEqual("scan modbus|^C", $"{_line.Node.Typed.Take()}|{_line.Node.Typed.Take()}");
        }

        [TestMethod]
        public void StoppedScriptStopsTheNode()
        {
            using var output = new StringWriter();
            using var stop = new CancellationTokenSource();
            _line.Node.Answering = _ => stop.Cancel();
            var runner = new ScriptRunner(_line.Client, new JsonSink(output), output, FakeLine.Long, false, stop.Token);
            Assert.ThrowsExactly<OperationCanceledException>(() => runner.Run(ScriptFile.Lines(["scan modbus"])));
            Assert.AreEqual("scan modbus|^C", $"{_line.Node.Typed.Take()}|{_line.Node.Typed.Take()}");
        }

        [TestMethod]
        public void PortThatGoesWithTheNodeIsTold()
        {
            _line.Node.Answers["reboot"] = "@ID ok Restarting";
            _line.Node.Answering = command =>
            {
                if (command == "info")
                {
                    _line.Node.Cut();
                }
            };
            CommandResult run = _line.Run(false, false, "reboot");
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, "lost while the node restarted");
        }

        [TestMethod]
        public void ScriptTellsTheTerminalNothingButCharacters()
        {
            CommandResult run = _line.Run(false, true, "in\x1b[2Jfo", "expect \x1b]0;x\a");
            Assert.AreEqual(2, run.ExitCode);
            Assert.DoesNotContain("\x1b", run.Output + run.Error);
            StringAssert.Contains(run.Error, "line 1 'in.[2Jfo' failed");
        }

        [TestMethod]
        public void ARestartIsWaitedFor()
        {
            Assert.IsTrue(_line.Client.TryGreet(CancellationToken.None, out _));
            _line.Node.Answers["reboot"] = "@ID ok Restarting";
            _line.Node.Answers["uptime"] = "@ID ok Ok up-s=1";

            // Still answers once as before, and then as a new boot.
            var boots = new Queue<string>(["3", "3", "4"]);
            _line.Node.Answering = command =>
            {
                _ = command == "info" ? _line.Node.Answers["info"] = $"@ID ok Ok boot={(boots.Count > 1 ? boots.Dequeue() : boots.Peek())}" : "";
            };
            CommandResult run = _line.Run(false, false, "reboot", "uptime");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            Assert.AreEqual("4", _line.Client.Boot);
            StringAssert.Contains(run.Output, "Restarting");
        }

        [TestMethod]
        public void SecretsAreShownNowhere()
        {
            string[] commands = ["config set broker-password hush", "config set wifi-psk hush", "config sett brokerpassword=hush"];
            foreach (string command in commands)
            {
                _line.Node.Answers[command] = "@ID err Usage not understood";
            }

            CommandResult run = _line.Run(false, true, [.. commands, "config set broker-password \u00e9hush"]);
            Assert.DoesNotContain("hush", run.Output + run.Error);
            Assert.Contains("config set wifi-psk hush", _line.Node.Typed);
        }

        [TestMethod]
        public void AnExportIsAFile()
        {
            _line.Node.Answers["config export"] = "@ID ok Ok format=1 node=\"\" broker=b:1883 note=\"# broker-password is set\"";
            CommandResult run = _line.Run(false, false, "config export");
            Assert.AreEqual("> config export|format=1|node=|broker=b:1883|# broker-password is set|", run.Output.ReplaceLineEndings("|"));
        }

        // The fake answers a plain line without an id: the import's is put in by hand, once it is known.
        private CommandResult Import(string answered, params string[] lines)
        {
            string verdict = answered == "end" ? "ok Ok" : "err OutOfRange line 1 is no setting; remove it";
            _line.Node.Answering = command =>
            {
                _ = command == answered ? _line.Node.Answers[command] = $"@{_line.Node.LastId} {verdict}" : "";
            };
            return _line.Run(false, false, lines);
        }
    }
}
