using System.Text;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>The client's own rules.</summary>
    [TestClass]
    public sealed class ClientTests
    {
        [TestMethod]
        public void AcknowledgesAfterTheHandlerReturned()
        {
            using var release = new ManualResetEventSlim(false);
            using var received = new ManualResetEventSlim(false);
            string answer = string.Empty;
            using var server = new StubServer((stream, over) =>
            {
                stream.ReadExactly(new byte[15]);
                stream.Write(Bytes.Of("20 02 00 00 32 06 0001 61 0005 78"));
                received.Wait(5000);
                stream.ReadTimeout = 200;
                try
                {
                    stream.ReadByte();
                    answer = "too early";
                }
                catch (IOException)
                {
                    release.Set();
                }

                stream.ReadTimeout = 5000;
                byte[] bytes = new byte[4];
                stream.ReadExactly(bytes);
                answer += Convert.ToHexString(bytes);
                over.WaitOne();
            });
            using var client = new Recorder(server.Port);
            client.Client.Received += _ =>
            {
                received.Set();
                release.Wait(5000);
            };
            client.Connect("c");
            client.NextMessage();
            SpinWait.SpinUntil(() => answer.Length > 0, 5000);
            Assert.AreEqual("40020005", answer);
        }

        [TestMethod]
        public void AHandlerThatThrowsLeavesTheMessageUnacknowledged()
        {
            using var broker = new BrokerUnderTest();
            using Recorder client = Recorder.Connected(broker.Port, "c", isClean: false);
            client.Subscribe("a");
            bool throws = true;
            client.Client.Received += _ =>
            {
                if (throws)
                {
                    throw new InvalidDataException();
                }
            };
            client.Publish("a", "x");
            StringAssert.EndsWith(client.NextEnd(), "the receiver of Received threw InvalidDataException");
            client.NextMessage();
            throws = false;
            client.Connect("c", isClean: false);
            PublishPacket again = client.NextMessage();
            Assert.IsTrue(again.Duplicate);
            Assert.AreEqual("x", Encoding.UTF8.GetString(again.Payload.Span));
        }

        [TestMethod]
        public void PingsKeepASilentConnectionOpen()
        {
            using var broker = new BrokerUnderTest();
            using Recorder client = Recorder.Connected(broker.Port, "c", keepAliveSeconds: 1);
            Thread.Sleep(2500);
            Assert.IsTrue(client.Client.IsConnected, client.Client.LastError);
            client.PublishAndWait("a", "x");
        }

        [TestMethod]
        public void ManyThreadsMayPublish()
        {
            const int threadCount = 4;
            const int countPerThread = 200;
            using var broker = new BrokerUnderTest();
            using Recorder client = Recorder.Connected(broker.Port, "c");
            Parallel.For(0, threadCount, new ParallelOptions { MaxDegreeOfParallelism = threadCount }, _ =>
            {
                for (int i = 0; i < countPerThread; i++)
                {
                    client.Publish("a", "x");
                }
            });
            var ids = new HashSet<int>();
            for (int i = 0; i < threadCount * countPerThread; i++)
            {
                Assert.IsTrue(ids.Add(client.NextAcknowledged()));
            }
        }

        [TestMethod]
        public void InFlightIsBounded()
        {
            using var server = new StubServer((stream, over) =>
            {
                stream.Write(Bytes.Of("20 02 00 00"));
                over.WaitOne();
            });
            using var client = new Recorder(server.Port);
            client.Connect("c");
            for (int i = 0; i < ClientLimits.InFlightCount; i++)
            {
                client.Publish("a", string.Empty);
            }

            Assert.AreEqual(Hal.Outcome.NotReady, client.Client.Publish("a", default, Qos.AtLeastOnce, false, out _));
            Assert.AreEqual(Hal.Outcome.Ok, client.Client.Publish("a", default, Qos.AtMostOnce, false, out _));
            client.Client.Abort();
            for (int i = 1; i <= ClientLimits.InFlightCount; i++)
            {
                Assert.AreEqual(i, client.NextLost());
            }
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("a/#")]
        [DataRow("a\0")]
        public void BadTopicsAreOutOfRange(string topic)
        {
            using var client = new Recorder(1);
            Assert.AreEqual(Hal.Outcome.OutOfRange, client.Client.Publish(topic, default, Qos.AtMostOnce, false, out _));
        }

        [TestMethod]
        public void BadArgumentsAreOutcomes()
        {
            using var client = new Recorder(1);
            Assert.AreEqual(Hal.Outcome.Unsupported, client.Client.Publish("a", default, Qos.ExactlyOnce, false, out _));
            Assert.AreEqual(Hal.Outcome.OutOfRange, client.Client.Publish("a", new byte[ClientLimits.OutgoingPayloadBytes + 1], Qos.AtMostOnce, false, out _));
            Assert.AreEqual(Hal.Outcome.OutOfRange, client.Client.Publish("\uD800", default, Qos.AtMostOnce, false, out _));
            Assert.AreEqual(Hal.Outcome.OutOfRange, client.Client.Subscribe("a#", Qos.AtMostOnce));
            Assert.AreEqual(Hal.Outcome.BusFault, client.Client.Subscribe("a", Qos.AtMostOnce));
            Assert.AreEqual(Hal.Outcome.OutOfRange, client.Client.Connect(new ConnectPacket { ClientId = string.Empty, CleanSession = false }, 100));
            Assert.AreEqual("127.0.0.1:1: an empty client id needs a clean session", client.Client.LastError);
        }
    }
}
