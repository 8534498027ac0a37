using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Chronoseal.Cli.Simulate;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>`simulate --console` and `console` together, and the whole firmware behind them.</summary>
    [TestClass]
    public sealed class PlantConsoleTests
    {
        [TestMethod]
        public void PracticeNodeAnswers()
        {
            CommandRun run = CommandRun.Of("console", "--port", "plant", "--do", "info", "--do", "expect state=Running", "--json");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            JsonElement answer = JsonDocument.Parse(run.OutputLines.Single()).RootElement;
            Assert.AreEqual("info", answer.GetProperty("verb").GetString());
            Assert.IsTrue(answer.GetProperty("ok").GetBoolean());
            Assert.AreEqual("plant", answer.GetProperty("records")[0].GetProperty("board").GetString());
        }

        [TestMethod]
        public void ServedConsoleIsReachedFromAScript()
        {
            using var running = new RunningSimulation();
            CommandRun run = CommandRun.With("help\nwait 0.2\ninfo\nexpect board=plant\nnonsense\nexpect err UnknownVerb\n", "console", "--port", running.Address, "--script", "-");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            StringAssert.Contains(run.Output, $" {running.Node}");
            StringAssert.Contains(run.Output, "error UnknownVerb");
            CommandRun again = CommandRun.With("nonsense", "console", "--port", running.Address, "--json");
            Assert.AreEqual(1, again.ExitCode);
            StringAssert.Contains(again.Output, "\"code\":\"UnknownVerb\"");
        }

        [TestMethod]
        public void SecondClientIsTurnedAway()
        {
            using var running = new RunningSimulation();
            using var first = new TcpClient("127.0.0.1", running.Port);
            first.GetStream().Write(Encoding.ASCII.GetBytes("@1 info\r"));
            using var answer = new StreamReader(first.GetStream(), Encoding.ASCII);
            for (string? line = answer.ReadLine(); line?.StartsWith("@1 ok Ok", StringComparison.Ordinal) != true; line = answer.ReadLine())
            {
                Assert.IsNotNull(line);
            }

            using var second = new TcpClient("127.0.0.1", running.Port);
            using var refusal = new StreamReader(second.GetStream(), Encoding.ASCII);
            StringAssert.Contains(refusal.ReadToEnd(), "in use by another client");
            CommandRun run = CommandRun.Of("console", "--port", running.Address, "--do", "info");
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, "Another client");
        }

        [TestMethod]
        public void ServerWithoutAClientChangesNoFrame()
        {
            using var without = new TemporaryDirectory();
            using var with = new TemporaryDirectory();
            CommandRun plain = CommandRun.Simulate(30, "--out", without.Path);
            CommandRun served = CommandRun.Simulate(30, "--out", with.Path, "--console");
            Assert.AreEqual(0, plain.ExitCode, plain.Error);
            Assert.AreEqual(0, served.ExitCode, served.Error);
            StringAssert.Matches(served.OutputLines[0], new(@"^console: tcp://127\.0\.0\.1:\d+ \(node [0-9a-f]{16}\)$"));
            byte[] frames = File.ReadAllBytes(FrameFiles.Of(without.Path).Single());
            Assert.IsGreaterThan(5_000, frames.Length);
            Assert.IsTrue(frames.AsSpan().SequenceEqual(File.ReadAllBytes(FrameFiles.Of(with.Path).Single())));
        }

        [TestMethod]
        public void AddressIsAJsonLineAmongJsonLines()
        {
            CommandRun run = CommandRun.Simulate(3, "--console", "0", "--json");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            JsonElement first = JsonDocument.Parse(run.OutputLines[0]).RootElement;
            Assert.AreEqual("console", first.GetProperty("type").GetString());
            StringAssert.StartsWith(first.GetProperty("address").GetString(), "tcp://127.0.0.1:");
        }

        [TestMethod]
        [DataRow("x")]
        [DataRow("-1")]
        [DataRow("65536")]
        public void WrongPortIsNamed(string port)
        {
            CommandRun run = CommandRun.Of("simulate", "--console", port);
            Assert.AreEqual(2, run.ExitCode);
            StringAssert.Contains(run.Error, "--console");
        }

        [TestMethod]
        public void TakenPortIsNamed()
        {
            using var running = new RunningSimulation();
            CommandRun run = CommandRun.Simulate(3, "--console", $"{running.Port}");
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, "Choose another port");
        }

        private sealed class RunningSimulation : IDisposable
        {
            private readonly Simulation _simulation = new(new SimulateOptions { ConsolePort = 0, Duration = TimeSpan.FromHours(1) });
            private readonly Thread _thread;

            internal RunningSimulation()
            {
                Assert.IsTrue(_simulation.TryOpen(out string fault), fault);
                Port = _simulation.Console!.Port;
                Node = _simulation.Console.Node;
                _thread = new Thread(() => _simulation.Run(new NoDisplay()));
                _thread.Start();
            }

            internal int Port { get; }

            internal string Node { get; }

            internal string Address => $"tcp://127.0.0.1:{Port}";

            public void Dispose()
            {
                _simulation.Cancel();
                _thread.Join();
                _simulation.Dispose();
            }
        }
    }
}
