using System.Text;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class GnssTests
    {
        [TestMethod]
        public void SentencesAgreeWithTheReference()
        {
            UtcLabel label = new UtcLabel(2026, 1, 15, 0, 0, 0);
            byte[] text = new byte[NmeaCodec.SentenceLimitBytes];
            int length = NmeaCodec.WriteRmc(text, label, true);
            Assert.AreEqual("$GNRMC,000000.00,A,4722.99812,N,00833.00213,E,0.012,,150126,,,A,V*16\r\n", Encoding.ASCII.GetString(text, 0, length));
            length = NmeaCodec.WriteZda(text, label);
            Assert.AreEqual("$GNZDA,000000.00,15,01,2026,00,00*7B\r\n", Encoding.ASCII.GetString(text, 0, length));
        }

        [TestMethod]
        public void EdgesAreNeverEarlyAndSentencesLabelThem()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            EdgeLog edges = Attach(world);
            ISerialPort port = OpenGnss(world);
            world.RunSeconds(3.9);
            Assert.HasCount(3, edges.Counters);
            for (int k = 0; k < edges.Counters.Count; k++)
            {
                long exact = world.Nodes[0].Timeline.Crystal.CounterAt((k + 1) * 1_000_000_000L);
                Assert.IsTrue(edges.Counters[k] >= exact && edges.Counters[k] < exact + world.Nodes[0].Pulses.LatencyLimitMicroseconds);
            }

            string text = ReadText(port);
            StringAssert.StartsWith(text, "$GNRMC,080001.00,A,");
            StringAssert.Contains(text, "$GNZDA,080003.00,01,06,2026,00,00*");
        }

        [TestMethod]
        public void FirstByteArrivesWithinItsWindowAfterTheSecond()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            ISerialPort port = OpenGnss(world);
            byte[] one = new byte[1];
            Assert.AreEqual(Outcome.Ok, port.Read(one, 0, 1, long.MaxValue, out _));
            long after = world.Timeline.NowNanoseconds - 1_000_000_000;
            Assert.IsTrue(after > 61_000_000 && after < 182_000_000);
            long first = world.Timeline.NowNanoseconds;
            Assert.AreEqual(Outcome.Ok, port.Read(one, 0, 1, long.MaxValue, out _));
            Assert.AreEqual(1_041_666, world.Timeline.NowNanoseconds - first);
        }

        [TestMethod]
        public void ColdStartIsVoidAndWrong()
        {
            GnssSettings cold = new GnssSettings { ColdSeconds = 3, ColdLabelErrorSeconds = -18, HasPulsesWhileCold = false };
            using PlantWorld world = new PlantWorld(new PlantSettings { Node = new NodeSettings { Gnss = cold } });
            EdgeLog edges = Attach(world);
            ISerialPort port = OpenGnss(world);
            world.RunSeconds(1.5);
            StringAssert.StartsWith(ReadText(port), "$GNRMC,075943.00,V,,");
            world.RunSeconds(2);
            StringAssert.Contains(ReadText(port), "$GNRMC,080003.00,A,");
            Assert.HasCount(1, edges.Counters);
        }

        [TestMethod]
        public void LeapSecondIsSpelledOut()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings { Epoch = new DateTime(2026, 12, 31, 23, 59, 58), Leap = new LeapSecond(2) });
            ISerialPort port = OpenGnss(world);
            world.RunSeconds(2.5);
            StringAssert.Contains(ReadText(port), "$GNRMC,235960.00,A,4722.99812,N,00833.00213,E,0.012,,311226,");
        }

        [TestMethod]
        public void EdgesGoMissingComeTwiceAndPause()
        {
            GnssSettings dirty = new GnssSettings { MissingProbability = 0.2, SpuriousProbability = 0.1, GapStartSeconds = 100, GapSeconds = 50 };
            using PlantWorld world = new PlantWorld(new PlantSettings { Node = new NodeSettings { Gnss = dirty } });
            EdgeLog edges = Attach(world);
            world.RunSeconds(1_000.5);
            Assert.AreEqual(950 * 0.8 + 1_000 * 0.1, edges.Counters.Count, 70);
        }

        [TestMethod]
        public void HandlerCaptureIsLateByItsLatency()
        {
            PulseSettings handler = new PulseSettings { Capture = PulseCapture.Handler };
            using PlantWorld world = new PlantWorld(new PlantSettings { Node = new NodeSettings { Pulse = handler } });
            EdgeLog edges = Attach(world);
            world.RunSeconds(500.5);
            long[] late = edges.Counters.Select((counter, k) => counter - world.Nodes[0].Timeline.Crystal.CounterAt((k + 1) * 1_000_000_000L)).ToArray();
            Assert.IsGreaterThanOrEqualTo(119, late.Min());
            Assert.IsGreaterThan(1_000, late.Max());
            Assert.IsLessThan(world.Nodes[0].Pulses.LatencyLimitMicroseconds, late.Max());
        }

        [TestMethod]
        public void UnreadLineOverrunsAndCounts()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            ISerialPort port = OpenGnss(world);
            world.RunSeconds(10);
            Assert.IsGreaterThan(0, port.ReceiveOverruns);
            byte[] all = new byte[1_024];
            Assert.AreEqual(Outcome.Ok, port.Read(all, 0, all.Length, 0, out int received));
            Assert.AreEqual(SerialLine.ReceiveBufferBytes, received);
        }

        [TestMethod]
        public void WrongBaudRateIsGarbage()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            world.Nodes[0].GnssLine.Open(new SerialSettings(115_200, SerialParity.None, 1, false), out ISerialPort? port);
            world.RunSeconds(1.5);
            Assert.IsFalse(ReadText(port!).StartsWith("$GNRMC", StringComparison.Ordinal));
        }

        [TestMethod]
        public void ReceiverFailsAsTold()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            EdgeLog edges = Attach(world);
            ISerialPort port = OpenGnss(world);
            GnssReceiver gnss = world.Nodes[0].Gnss;
            gnss.HasWrongChecksum = true;
            gnss.HasNoPulses = true;
            world.RunSeconds(1.5);
            string text = ReadText(port).Split("\r\n")[0];
            int sum = text[1..^3].Aggregate(0, (a, c) => a ^ c);
            Assert.AreNotEqual(sum.ToString("X2"), text[^2..]);
            Assert.IsEmpty(edges.Counters);
            gnss.IsSilent = true;
            world.RunSeconds(1);
            Assert.AreEqual(Outcome.Timeout, port.Read(new byte[1], 0, 1, 0, out _));
        }

        private static EdgeLog Attach(PlantWorld world)
        {
            EdgeLog edges = new EdgeLog();
            world.Nodes[0].Pulses.Attach(edges);
            return edges;
        }

        private static ISerialPort OpenGnss(PlantWorld world)
        {
            Assert.AreEqual(Outcome.Ok, world.Nodes[0].GnssLine.Open(new SerialSettings(9_600, SerialParity.None, 1, false), out ISerialPort? port));
            return port!;
        }

        private static string ReadText(ISerialPort port)
        {
            byte[] buffer = new byte[SerialLine.ReceiveBufferBytes];
            port.Read(buffer, 0, buffer.Length, 0, out int received);
            return Encoding.ASCII.GetString(buffer, 0, received);
        }
    }
}
