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

        private static void Run(BareBoard board, LineLog log)
        {
            new NodeProgram(board, deadline => Outcome.Timeout, () => "", log.Add, null).Run(new GatewayConfiguration(), new FiveParameterSettings());
        }
    }
}
