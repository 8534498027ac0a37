using System.Net;
using System.Net.Sockets;
using Chronoseal.Tests.Host.Mqtt;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>`chronoseal simulate` when it is given what it cannot use.</summary>
    [TestClass]
    public sealed class CommandFaultTests
    {
        [TestMethod]
        [DataRow("--duration", "soon", "90")]
        [DataRow("--duration", "NaN", "90")]
        [DataRow("--duration", "0", "1 s")]
        [DataRow("--duration", "-5", "90")]
        [DataRow("--duration", "99999h", "h")]
        [DataRow("--speed", "fast", "max")]
        [DataRow("--speed", "NaN", "max")]
        [DataRow("--speed", "-1", "max")]
        [DataRow("--nodes", "0", "256")]
        [DataRow("--nodes", "257", "256")]
        [DataRow("--nodes", "many", "--help")]
        [DataRow("--seed", "-1", "--help")]
        [DataRow("--seed", "18446744073709551616", "--help")]
        [DataRow("--broker", "localhost", "mqtt://")]
        [DataRow("--broker", "http://localhost", "mqtt://")]
        [DataRow("--broker", "mqtt://localhost:99999", "mqtt://")]
        [DataRow("--broker", "mqtt://", "mqtt://")]
        [DataRow("--broker", "mqtt://127.0.0.1:0", "mqtt://")]
        [DataRow("--colour", "red", "--help")]
        public void WrongArgumentIsNamedWithItsRemedy(string option, string value, string remedy)
        {
            CommandRun run = CommandRun.Of("simulate", option, value);
            AssertFault(run, value, remedy);
            Assert.AreEqual(2, run.ExitCode);
        }

        [TestMethod]
        public void UnknownCommandIsNamed()
        {
            AssertFault(CommandRun.Of("simulat"), "simulat", "--help");
            AssertFault(CommandRun.Of(), "command", "--help");
        }

        [TestMethod]
        public void ClosedPortIsNamed()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            AssertBrokerFault(port);
        }

        [TestMethod]
        public void BrokerThatHangsUpIsNamed() => AssertBrokerFault((_, _) => { });

        [TestMethod]
        public void BrokerThatTalksRubbishIsNamed() => AssertBrokerFault((stream, over) =>
        {
            stream.Write("HTTP/1.1 400 Bad Request\r\n\r\n"u8);
            over.WaitOne();
        });

        [TestMethod]
        public void BrokerThatStaysSilentIsNamed() => AssertBrokerFault((_, over) => over.WaitOne());

        [TestMethod]
        public void OutputOnAFileIsNamed()
        {
            using var directory = new TemporaryDirectory();
            string file = directory.Sub("taken");
            File.WriteAllText(file, "mine");
            AssertFault(CommandRun.Simulate(5, "--out", file), file, "Choose");
            Assert.AreEqual("mine", File.ReadAllText(file));
        }

        [TestMethod]
        public void OutputOverAFileOfFramesIsNamed()
        {
            using var directory = new TemporaryDirectory();
            CommandRun.Simulate(5, "--out", directory.Path);
            string file = FrameFiles.Of(directory.Path).Single();
            byte[] before = File.ReadAllBytes(file);
            AssertFault(CommandRun.Simulate(5, "--out", directory.Path), file, "--out");
            Assert.IsTrue(before.AsSpan().SequenceEqual(File.ReadAllBytes(file)));
        }

        [TestMethod]
        public void OutputWhereADirectoryHasTheFilesNameIsNamed()
        {
            using var directory = new TemporaryDirectory();
            CommandRun.Simulate(5, "--out", directory.Path);
            string file = FrameFiles.Of(directory.Path).Single();
            File.Delete(file);
            File.Delete(System.IO.Path.Combine(directory.Path, "keys.json"));
            Directory.CreateDirectory(file);
            AssertFault(CommandRun.Simulate(5, "--out", directory.Path), file, "Check");
        }

        [TestMethod]
        public void KeysOfEarlierFramesAreNeverReplaced()
        {
            using var directory = new TemporaryDirectory();
            CommandRun.Simulate(5, "--out", directory.Path);
            string file = FrameFiles.Of(directory.Path).Single();
            CommandRun.Simulate(5, "--out", directory.Path, "--seed", "2");
            Assert.AreEqual("", string.Join("\n", FrameFiles.Verify(file).Complaints));
        }

        [TestMethod]
        [DataRow("mqtt://user:hush@127.0.0.1:99999")]
        [DataRow("mqtts://user:hush@127.0.0.1/path")]
        [DataRow("mqtt://user:hush@127.0.0.1:9")]
        public void PasswordOfABrokerIsNeverShown(string broker)
        {
            CommandRun run = CommandRun.Simulate(5, "--broker", broker);
            Assert.AreNotEqual(0, run.ExitCode);
            Assert.DoesNotContain("hush", run.Output + run.Error);
        }

        private static void AssertBrokerFault(Action<Stream, WaitHandle> act)
        {
            using var server = new StubServer(act);
            AssertBrokerFault(server.Port);
        }

        private static void AssertBrokerFault(int port)
        {
            CommandRun run = CommandRun.Simulate(5, "--broker", $"mqtt://127.0.0.1:{port}");
            AssertFault(run, $"mqtt://127.0.0.1:{port}", "Start a broker");
            Assert.AreEqual(3, run.ExitCode);
        }

        private static void AssertFault(CommandRun run, string input, string remedy)
        {
            Assert.AreNotEqual(0, run.ExitCode);
            StringAssert.Contains(run.Error, input);
            StringAssert.Contains(run.Error, remedy);
            Assert.DoesNotContain("   at ", run.Output + run.Error);
        }
    }
}
