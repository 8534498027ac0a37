using System.Diagnostics;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A day in the life of a node.</summary>
    [TestClass]
    public sealed class SoakTests
    {
        private const int Hours = 24;
        private const int SecondsAnHour = 3_600;
        private const long FlashLimitBytes = 3 * 65_536 + 2 * 16_384;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void HoursPassWithoutLossOrLeak()
        {
            using var site = new Site(24);
            SiteNode node = site.Node;
            node.Log.IsKeeping = false;
            site.BootAndRun(60);
            int tasks = site.World.Timeline.LiveTaskCount;
            long epochs = node.Gateway.Health.Epochs;
            long start = Stopwatch.GetTimestamp();
            for (int hour = 0; hour < Hours; hour++)
            {
                site.Run(SecondsAnHour);
                Assert.AreEqual(tasks, site.World.Timeline.LiveTaskCount);
                Assert.IsLessThan(FlashLimitBytes, node.Plant.Files.UsedBytes);
            }

            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            TestContext.WriteLine($"{Hours * SecondsAnHour / seconds:F0} simulated seconds a second; flash holds {node.Plant.Files.UsedBytes} bytes");
            Assert.AreEqual(Hours * SecondsAnHour, node.Gateway.Health.Epochs - epochs);
            Assert.AreEqual(0, node.Gateway.Health.EpochsOverrun);
            site.Finish();
            site.AssertComplete();
            Assert.AreEqual(0, site.World.Timeline.LiveTaskCount);
        }
    }
}
