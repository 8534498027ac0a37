using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    [TestClass]
    public class SntpSettingTests
    {
        [TestMethod]
        [DataRow("", "")]
        [DataRow("sntp-host=", "")]
        [DataRow("sntp-host=ntp-1.example", "ntp-1.example")]
        [DataRow("sntp-host=10.0.0.7", "10.0.0.7")]
        public void The_host_is_taken_and_is_in_the_canonical_text(string line, string host)
        {
            var gateway = new GatewayConfiguration();
            Assert.AreEqual((int)Outcome.Ok, (int)Read(line, gateway, out string message), message);
            Assert.AreEqual(host, gateway.SntpHost);
            Assert.IsTrue(gateway.CanonicalText().IndexOf("\nsntp-host=" + host + "\n") > 0);
        }

        [TestMethod]
        [DataRow("sntp-host=a b")]
        [DataRow("sntp-host=ntp:123")]
        public void Another_host_is_refused_by_name_and_line(string line)
        {
            Assert.AreEqual((int)Outcome.OutOfRange, (int)Read(line, new GatewayConfiguration(), out string message));
            Assert.AreEqual(
                "node.cfg line 3: sntp-host must be 1 to 128 characters of a-z, A-Z, 0-9, dot and hyphen, or empty for none", message);
        }

        [TestMethod]
        [DataRow("", false)]
        [DataRow("sntp-host=\n", false)]
        [DataRow("sntp-host=ntp.example\n", true)]
        public void The_task_runs_only_where_a_host_is_set(string line, bool isRunning)
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings + line));
            var log = new LineLog(1000);
            Run(board, log);
            Assert.AreEqual(isRunning, board.Tasks.Has("network-time"));
            Assert.AreEqual(isRunning, log[2].IndexOf(" sntp-asked=0 sntp-answered=0 sntp-refused=0") > 0, log[2]);
        }

        [TestMethod]
        public void A_board_without_datagrams_says_so()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings + "sntp-host=ntp.example\n")) { MissingPort = "ntp.example" };
            var log = new LineLog(1000);
            Run(board, log);
            Assert.AreEqual("start: ntp.example cannot be opened: Unsupported; check the pin map and the wiring", log[1]);
        }

        private static Outcome Read(string line, GatewayConfiguration gateway, out string message)
        {
            var stored = new StoredConfiguration(NodeFiles.Create(NodeFiles.Settings + line), gateway, new FiveParameterSettings());
            Outcome outcome = stored.Read();
            message = stored.Message;
            return outcome;
        }

        private static void Run(BareBoard board, LineLog log)
        {
            new NodeProgram(board, deadline => Outcome.Timeout, () => "", log.Add, null).Run(new GatewayConfiguration(), new FiveParameterSettings());
        }
    }
}
