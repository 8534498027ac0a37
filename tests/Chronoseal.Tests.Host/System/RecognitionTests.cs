using Chronoseal.Evidence.Frames;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A part is swapped, or its settings are changed, between two readings that both succeed.</summary>
    [TestClass]
    public sealed class RecognitionTests
    {
        private const double BeforeSeconds = 90.5;
        private const int LimitSeconds = 120;

        [TestMethod]
        [DataRow("climate", "temp")]
        [DataRow("toc", "toc")]
        public void ASwapWithoutAFailedReadIsToldWithinTwoMinutes(string sensor, string record)
        {
            using Site site = RunWith(n => Swap(n, sensor));
            Assert.IsFalse(site.Node.Log.Records(record).Any(r => r.Record.IsFailedRead));
            FrameRecord[] serials = AssertIsTold(site, $"event/sensor/{sensor}", $"s/{sensor}/serial");
            Assert.AreEqual(serials[1].Text, site.Node.Log.Records($"event/sensor/{sensor}").Single().Record.Text);
            Assert.IsEmpty(site.Node.Log.Records($"event/change/{sensor}"));
        }

        [TestMethod]
        public void AChangeOfSettingsIsToldWithinTwoMinutes()
        {
            using Site site = RunWith(n => Assert.AreEqual(0, n.Lighthouse.WriteHolding(25, 7)));
            FrameRecord[] serials = AssertIsTold(site, "event/change/particles", "s/particles/settings", "s/particles/location");
            Assert.AreNotEqual(serials[0].Text, serials[1].Text);
            Assert.IsEmpty(site.Node.Log.Records("event/sensor/particles"));
            Assert.IsFalse(site.Node.Log.Records("pc1").Any(r => r.Record.IsFailedRead));
        }

        [TestMethod]
        public void ANodeThatIsLeftAloneHasNothingToTell()
        {
            using Site site = RunWith(_ => { });
            Assert.IsEmpty(site.Node.Log.Events);
            Assert.AreEqual(1, site.Node.Log.Births.Count());
            Assert.AreEqual(0L, site.Node.Gateway.Health.EpochsOverrun);
        }

        private static Site RunWith(Action<PlantNode> act)
        {
            var site = new Site(15);
            site.BootAndRun(BeforeSeconds);
            act(site.Node.Plant);
            site.Run(LimitSeconds + 2);
            site.Finish();
            site.AssertComplete();
            return site;
        }

        // The event, then the birth, both before the limit; the second birth's facts are other than the first one's.
        private static FrameRecord[] AssertIsTold(Site site, string eventName, params string[] facts)
        {
            Frame told = site.Node.Log.Events.Single(f => f.Records.Any(r => r.Name == eventName));
            Frame[] births = [.. site.Node.Log.Births];
            Assert.HasCount(2, births);
            foreach (string fact in facts)
            {
                Assert.AreNotEqual(births[0].Records.Single(r => r.Name == fact).Text, births[1].Records.Single(r => r.Name == fact).Text);
            }

            foreach (Frame frame in new[] { told, births[1] })
            {
                double seconds = site.World.Clock.TrueAtUtc(frame.EpochUtcMicroseconds!.Value) * 1e-9;
                Assert.IsGreaterThan(BeforeSeconds, seconds);
                Assert.IsLessThan(BeforeSeconds + LimitSeconds, seconds);
            }

            return [.. births.Select(f => f.Records.Single(r => r.Name == facts[0]))];
        }

        private static void Swap(PlantNode node, string sensor)
        {
            if (sensor == "climate")
            {
                node.Sht4x.SerialNumber++;
            }
            else
            {
                node.CheckPoint.SerialNumber++;
            }
        }
    }
}
