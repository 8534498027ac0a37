using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Tests.Host.Mqtt;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>mosquitto_pub and mosquitto_sub against our broker.</summary>
    [TestClass]
    public sealed class OurBrokerTests
    {
        [TestMethod]
        [DataRow("0")]
        [DataRow("1")]
        public void TakesWhatMosquittoPublishes(string qos)
        {
            using var broker = new BrokerUnderTest();
            using Recorder subscriber = Recorder.Connected(broker.Port, "s");
            subscriber.Subscribe("a/#");
            Run(broker, "mosquitto_pub", "-t", "a/b", "-m", "hello", "-q", qos);
            PublishPacket message = subscriber.NextMessage();
            Assert.AreEqual("hello", System.Text.Encoding.UTF8.GetString(message.Payload.Span));
            Assert.AreEqual(int.Parse(qos), (int)message.Qos);
        }

        [TestMethod]
        [DataRow("0")]
        [DataRow("1")]
        [DataRow("2")]
        public void DeliversWhatMosquittoAskedFor(string qos)
        {
            using var broker = new BrokerUnderTest();
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            publisher.PublishAndWait("state/1", "retained", retain: true);
            using Tool subscriber = Start(broker, "mosquitto_sub", "-t", "state/+", "-q", qos, "-C", "2", "-F", "%t %r %q %p", "-W", "8");
            WaitForSessions(broker, 2);
            Thread.Sleep(300);
            publisher.PublishAndWait("state/1", "live");
            string granted = qos == "0" ? "0" : "1";
            Assert.AreEqual($"state/1 1 {granted} retained\nstate/1 0 {granted} live\n", subscriber.Finish());
        }

        [TestMethod]
        public void KeepsAPersistentSession()
        {
            using var broker = new BrokerUnderTest();
            Run(broker, "mosquitto_sub", "-i", "kept", "-c", "-t", "a", "-q", "1", "-E");
            for (int i = 0; i < 50; i++)
            {
                using Recorder publisher = Recorder.Connected(broker.Port, "p");
                publisher.PublishAndWait("a", i.ToString());
            }

            string output = Run(broker, "mosquitto_sub", "-i", "kept", "-c", "-t", "a", "-q", "1", "-C", "50", "-W", "8");
            Assert.AreEqual(string.Concat(Enumerable.Range(0, 50).Select(i => i + "\n")), output);
        }

        [TestMethod]
        public void PublishesTheWillOfAKilledClient()
        {
            using var broker = new BrokerUnderTest();
            using Recorder watcher = Recorder.Connected(broker.Port, "w");
            watcher.Subscribe("gone");
            using (Start(broker, "mosquitto_sub", "-t", "x", "--will-topic", "gone", "--will-payload", "bye", "--will-qos", "1"))
            {
                WaitForSessions(broker, 2);
            }

            Assert.AreEqual("bye", watcher.NextText());
        }

        [TestMethod]
        public void ChecksUserAndPassword()
        {
            using var broker = new BrokerUnderTest(userName: "node", password: "secret");
            Run(broker, "mosquitto_pub", "-u", "node", "-P", "secret", "-t", "a", "-m", "x", "-q", "1");
            using Tool refused = Start(broker, "mosquitto_pub", "-u", "node", "-P", "wrong", "-t", "a", "-m", "x", "-q", "1");
            broker.WaitForLog("refused: not authorised");
        }

        [TestMethod]
        public void RefusesQos2WithAReason()
        {
            using var broker = new BrokerUnderTest();
            using Tool publisher = Start(broker, "mosquitto_pub", "-t", "a", "-m", "x", "-q", "2");
            broker.WaitForLog("PUBLISH: QoS 2 is not supported");
        }

        [TestMethod]
        public void AnswersAnotherProtocolLevel()
        {
            using var broker = new BrokerUnderTest();
            using Tool publisher = Start(broker, "mosquitto_pub", "-V", "5", "-t", "a", "-m", "x");
            broker.WaitForLog("protocol level 5 is not 4");
        }

        private static string Run(BrokerUnderTest broker, string program, params string[] arguments)
        {
            return Tool.Run(program, ["-h", "127.0.0.1", "-p", broker.Port.ToString(), .. arguments]);
        }

        private static Tool Start(BrokerUnderTest broker, string program, params string[] arguments)
        {
            return Tool.Start(program, ["-h", "127.0.0.1", "-p", broker.Port.ToString(), .. arguments]);
        }

        private static void WaitForSessions(BrokerUnderTest broker, int count)
        {
            Assert.IsTrue(SpinWait.SpinUntil(() => broker.Broker.SessionCount == count, 5000), "mosquitto did not connect");
        }
    }
}
