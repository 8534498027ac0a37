using System.Net;
using System.Net.Sockets;
using Chronoseal.Cli.Terminal;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>The ways to a console, and what is said where there is none.</summary>
    [TestClass]
    public sealed class LinkTests
    {
        [TestMethod]
        [OSCondition(OperatingSystems.Linux)]
        public void SerialPortCarriesTheConsole()
        {
            using var pair = new PseudoTerminal();
            Assert.IsTrue(SerialLink.TryOpen(pair.Path, SerialLink.DefaultBaud, out ConsoleLink? link, out string fault), fault);
            var node = new FakeNode(pair.FarEnd);
            using (var client = new MachineClient(link))
            {
                Assert.IsTrue(client.TryGreet(CancellationToken.None, out fault), fault);
                Assert.AreEqual("3", client.Boot);
            }

            node.Dispose();
        }

        [TestMethod]
        [OSCondition(OperatingSystems.Linux)]
        public void PulledAdapterIsALoss()
        {
            var pair = new PseudoTerminal();
            Assert.IsTrue(SerialLink.TryOpen(pair.Path, SerialLink.DefaultBaud, out ConsoleLink? link, out string fault), fault);
            using var client = new MachineClient(link);
            pair.Dispose();
            Assert.IsFalse(client.TryAsk("info", FakeLine.Long, CancellationToken.None, out _, out fault));
            StringAssert.Contains(fault, "lost");
        }

        [TestMethod]
        [DataRow("/dev/ttyNOSUCH", "There is no device /dev/ttyNOSUCH")]
        [DataRow("/dev/null", "no serial port")]
        [OSCondition(OperatingSystems.Linux)]
        public void WhatIsNoSerialPortIsNamed(string device, string reason)
        {
            CommandRun run = CommandRun.Of("console", "--port", device, "--do", "info");
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, reason);
            Assert.DoesNotContain("   at ", run.Error);
        }

        [TestMethod]
        public void ClosedPortIsNamed()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            CommandRun run = CommandRun.Of("console", "--port", $"tcp://127.0.0.1:{port}", "--do", "info");
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, "Nothing listens there");
        }

        [TestMethod]
        [DataRow("tcp://", "tcp://host:port")]
        [DataRow("tcp://127.0.0.1", "tcp://host:port")]
        [DataRow("tcp://127.0.0.1:99999", "tcp://host:port")]
        [DataRow("tcp://me@127.0.0.1:4000", "tcp://host:port")]
        [DataRow("", "empty")]
        public void WrongAddressIsNamed(string port, string remedy)
        {
            CommandRun run = CommandRun.Of("console", "--port", port, "--do", "info");
            Assert.AreEqual(2, run.ExitCode);
            StringAssert.Contains(run.Error, remedy);
        }

        [TestMethod]
        [DataRow("--port is required|--port", "console")]
        [DataRow("exclude", "console --port plant --do info --script -")]
        [DataRow("--baud", "console --port plant --baud 12 --do info")]
        [DataRow("--timeout", "console --port plant --timeout 0 --do info")]
        public void WrongArgumentIsNamed(string words, string line)
        {
            CommandRun run = CommandRun.Of(line.Split(' '));
            Assert.AreEqual(2, run.ExitCode);
            StringAssert.Contains(run.Error, words.Split('|')[^1]);
        }

        [TestMethod]
        public void MissingScriptIsNamed()
        {
            CommandRun run = CommandRun.Of("console", "--port", "plant", "--script", "/nonexistent/script");
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, "/nonexistent/script");
        }
    }
}
