using System.Diagnostics;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>Measures what the plant costs. The limits are far below what was measured: they catch a change of kind.</summary>
    [TestClass]
    public sealed class PlantRateTests
    {
        private const int Handovers = 50_000;
        private const double IdleSeconds = 2_000;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void HandoversAreFast()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            NodeTimeline node = world.Nodes[0].Timeline;
            ISignal ping = node.CreateSignal();
            ISignal pong = node.CreateSignal();
            node.Start("a", TaskPriority.Acquisition, () => Answer(ping, pong));
            node.Start("b", TaskPriority.Timing, () => Answer(pong, ping));
            world.RunSeconds(0.001);
            long before = world.Timeline.HandoverCount;
            long bytes = GC.GetTotalAllocatedBytes(true);
            long start = Stopwatch.GetTimestamp();
            ping.Set();
            world.RunSeconds(0.001);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double rate = (world.Timeline.HandoverCount - before) / seconds;
            TestContext.WriteLine($"{rate:F0} handovers a second, {GC.GetTotalAllocatedBytes(true) - bytes} bytes for {Handovers}");
            Assert.IsGreaterThan(2_000, rate);
        }

        [TestMethod]
        public void SleepsOfOneTaskNeedNoHandover()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            world.Nodes[0].Timeline.Start("sleeper", TaskPriority.Acquisition, () =>
            {
                for (int i = 0; i < Handovers; i++)
                {
                    world.Timeline.SleepUntil(world.Timeline.NowNanoseconds + 1_000);
                }
            });
            long start = Stopwatch.GetTimestamp();
            world.RunSeconds(0.2);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            TestContext.WriteLine($"{Handovers / seconds:F0} sleeps a second");
            Assert.IsLessThan(10, world.Timeline.HandoverCount);
        }

        [TestMethod]
        public void IdleNodeRunsThousandsOfTimesFasterThanRealTime()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            world.Nodes[0].Boot(ReadGnss);
            world.RunSeconds(10);
            long bytes = GC.GetTotalAllocatedBytes(true);
            long start = Stopwatch.GetTimestamp();
            world.RunSeconds(IdleSeconds);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double perSecond = (GC.GetTotalAllocatedBytes(true) - bytes) / IdleSeconds;
            TestContext.WriteLine($"{IdleSeconds / seconds:F0} simulated seconds a second, {perSecond:F1} bytes a simulated second");
            Assert.IsGreaterThan(500, IdleSeconds / seconds);
            Assert.IsLessThan(200, perSecond);
        }

        private static void Answer(ISignal mine, ISignal other)
        {
            for (int i = 0; i < Handovers / 2; i++)
            {
                mine.Wait(long.MaxValue);
                other.Set();
            }
        }

        private static void ReadGnss(PlantBoard board)
        {
            board.OpenSerial("gnss", new SerialSettings(9_600, SerialParity.None, 1, false), out ISerialPort port);
            board.OpenPulse("pps", out IPulseInput pulse);
            pulse.Attach(new EdgeLog());
            byte[] buffer = new byte[64];
            while (port.Read(buffer, 0, buffer.Length, long.MaxValue, out _) == Outcome.Ok)
            {
            }
        }
    }
}
