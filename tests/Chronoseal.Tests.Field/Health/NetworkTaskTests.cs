using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Health
{
    [TestClass]
    public class NetworkTaskTests
    {
        [TestMethod]
        public void It_tries_with_a_deadline_and_pauses_longer_once_there()
        {
            var board = new BareBoard(NodeFiles.Create(NodeFiles.Settings));
            var configuration = new GatewayConfiguration();
            FiveParameterNode.Create(new Node(board), new KeyStore(board.Files), configuration, new FiveParameterSettings(), out Gateway gateway, out _);
            Outcome answer = Outcome.Nack;
            long lastDeadline = 0;
            var task = new NetworkTask(
                board.Timeline,
                deadline =>
                {
                    lastDeadline = deadline;
                    return answer;
                },
                gateway,
                new Heartbeats(board.Timeline.Counter).Add("network", 1));
            Assert.AreEqual((int)Outcome.NotReady, (int)task.LastConnect);
            task.Turn();
            Assert.AreEqual(NodeLimits.NetworkAttemptMicroseconds, lastDeadline);
            Assert.AreEqual((int)Outcome.Nack, (int)task.LastConnect);
            Assert.AreEqual(NodeLimits.NetworkPauseMicroseconds, board.Timeline.Counter.Microseconds);
            answer = Outcome.Ok;
            task.Turn();
            Assert.AreEqual((int)Outcome.Ok, (int)task.LastConnect);
            Assert.AreEqual(NodeLimits.NetworkPauseMicroseconds + NodeLimits.NetworkCheckMicroseconds, board.Timeline.Counter.Microseconds);
        }
    }
}
