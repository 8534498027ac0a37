using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>The way to the broker breaks in every way; what was sealed arrives all the same.</summary>
    [TestClass]
    public sealed class UplinkTests
    {
        private const int OutageSeconds = 120;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow("Down", 0)]
        [DataRow("Down", 90)]
        [DataRow("Mute", 0)]
        [DataRow("Mute", 90)]
        public void OutageLosesNothing(string mode, int atSeconds)
        {
            using var site = new Site(17);
            site.Boot();
            site.Run(atSeconds);
            site.Broker.Mode = Enum.Parse<BrokerMode>(mode);
            long before = site.Node.Log.Verified;
            site.Run(OutageSeconds);
            Assert.AreEqual(before, site.Node.Log.Verified);
            site.Broker.Mode = BrokerMode.Up;
            site.Run(OutageSeconds);
            Assert.IsLessThan(5, site.Node.Gateway.PendingFrames, "the journal has not caught up");
            site.Finish();
            site.AssertComplete();
            Assert.IsGreaterThanOrEqualTo(atSeconds + 2 * OutageSeconds, site.Node.Log.Verified);
        }

        [TestMethod]
        public void FlappingConnectionLosesNothing()
        {
            using var site = new Site(18);
            site.Boot();
            bool isUp = true;
            site.Run(300, 3.7, () => site.Broker.Mode = (isUp = !isUp) ? BrokerMode.Up : BrokerMode.Down);
            site.Broker.Mode = BrokerMode.Up;
            site.Run(120);
            site.Finish();
            site.AssertComplete();
            Assert.IsGreaterThan(400, site.Node.Log.Verified);
        }

        [TestMethod]
        public void LostAcknowledgementsGiveDuplicatesOnly()
        {
            using var site = new Site(19);
            site.Broker.LoseEvery = 40;
            site.BootAndRun(600);
            site.Broker.LoseEvery = 0;
            site.Run(60);
            site.Finish();
            site.AssertComplete();
            TestContext.WriteLine($"{site.Node.Log.Duplicates} duplicates of {site.Node.Log.Verified} frames");
            Assert.IsGreaterThan(0, site.Node.Log.Duplicates);
        }

        [TestMethod]
        public void JournalKeepsAllForABrokerThatComesAfterAReboot()
        {
            using var site = new Site(20);
            SiteNode node = site.Node;
            site.Broker.Mode = BrokerMode.Down;
            site.BootAndRun(600);
            long sealedFrames = node.Gateway.Health.FramesSealed;
            Assert.IsGreaterThan(590, sealedFrames);
            Assert.AreEqual(sealedFrames, node.Gateway.PendingFrames);
            node.Plant.Reset(ResetReason.Software);
            site.Run(1);
            Assert.IsGreaterThanOrEqualTo(sealedFrames, node.Gateway.PendingFrames);
            site.Broker.Mode = BrokerMode.Up;
            site.Run(120);
            site.Finish();
            Assert.AreEqual("", string.Join("\n", node.Log.Complaints));
            Assert.AreEqual(sealedFrames + node.Gateway.Health.FramesSealed, node.Log.Verified);
        }
    }
}
