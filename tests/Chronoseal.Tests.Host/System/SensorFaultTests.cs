using Chronoseal.Evidence.Frames;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>An instrument fails for twenty seconds, or is swapped.</summary>
    [TestClass]
    public sealed class SensorFaultTests
    {
        private const int FaultSeconds = 20;
        private const double BeforeSeconds = 60.5;
        private const int AfterSeconds = 60;

        public static IEnumerable<object[]> Faults => SensorFault.All.Select(f => new object[] { f.Sensor, f.Kind });

        [TestMethod]
        [DynamicData(nameof(Faults))]
        public void FailedReadsAreRecordsWithoutAValue(string sensor, string kind)
        {
            SensorFault fault = SensorFault.All.Single(f => f.Sensor == sensor && f.Kind == kind);
            using Site site = RunWith(fault);
            (Frame Frame, FrameRecord Record)[] during = [.. During(site, fault.FirstRecord)];
            Assert.IsGreaterThanOrEqualTo(FaultSeconds - 1, during.Length);
            Assert.IsTrue(during.All(r => r.Record.IsFailedRead && r.Record.Value is null && r.Record.Status == StatusBits.None));
            Assert.AreEqual(fault.Words[0], during[0].Record.Text);
            Assert.IsEmpty(during.Select(r => r.Record.Text).Except(fault.Words));
            Assert.IsTrue(during.Where(r => r.Record.Text == "DeviceError").All(r => r.Record.DeviceCode == 4));
            AssertOthersGoOn(site, fault);
            AssertRecovery(site, fault);
        }

        [TestMethod]
        [DataRow("climate")]
        [DataRow("hcho")]
        [DataRow("particles")]
        [DataRow("toc")]
        public void SwapIsAnEventAndABirth(string sensor)
        {
            SensorFault silence = SensorFault.All.Single(f => f.Sensor == sensor && f.Kind == "silent");
            using Site site = RunWith(silence, n => Swap(n, sensor), FaultSeconds);
            AssertSwapIsTold(site, sensor);
        }

        [TestMethod]
        public void SwapSoonAfterBootIsToldToo()
        {
            SensorFault silence = SensorFault.All.First(f => f.Sensor == "climate" && f.Kind == "silent");
            using var site = new Site(12);
            site.BootAndRun(1.5);
            silence.Switch(site.Node.Plant, true);
            Swap(site.Node.Plant, "climate");
            site.Run(6);
            silence.Switch(site.Node.Plant, false);
            site.Run(AfterSeconds);
            site.Finish();
            AssertSwapIsTold(site, "climate");
        }

        [TestMethod]
        public void SwapOfTheCounterIsToldWithoutAFailedReadBetween()
        {
            using var site = new Site(14);
            site.BootAndRun(BeforeSeconds);
            Swap(site.Node.Plant, "particles");
            site.Run(AfterSeconds);
            site.Finish();
            AssertSwapIsTold(site, "particles");
        }

        private static Site RunWith(SensorFault fault, Action<PlantNode>? meanwhile = null, int seconds = FaultSeconds)
        {
            var site = new Site(11);
            site.BootAndRun(BeforeSeconds);
            fault.Switch(site.Node.Plant, true);
            meanwhile?.Invoke(site.Node.Plant);
            site.Run(seconds);
            fault.Switch(site.Node.Plant, false);
            site.Run(AfterSeconds);
            site.Finish();
            site.AssertComplete();
            return site;
        }

        private static IEnumerable<(Frame Frame, FrameRecord Record)> During(Site site, string record) =>
            site.Node.Log.Records(record).Where(r => Seconds(site, r.Frame) is > BeforeSeconds and < BeforeSeconds + FaultSeconds);

        private static double Seconds(Site site, Frame frame) =>
            frame.Kind == FrameKind.Data && frame.EpochUtcMicroseconds is { } utc ? site.World.Clock.TrueAtUtc(utc) * 1e-9 : -1;

        private static void AssertOthersGoOn(Site site, SensorFault fault)
        {
            foreach ((string record, int least) in new[] { ("temp", FaultSeconds), ("rh", FaultSeconds), ("hcho", FaultSeconds), ("toc", 4), ("pc1", 3) })
            {
                if (!fault.Concerns(record))
                {
                    Assert.IsGreaterThanOrEqualTo(least, During(site, record).Count(r => r.Record.Value is not null), record);
                    Assert.IsFalse(During(site, record).Any(r => r.Record.IsFailedRead), record);
                }
            }
        }

        private static void AssertRecovery(Site site, SensorFault fault)
        {
            double recovered = BeforeSeconds + FaultSeconds + 15;
            FrameRecord[] after = [.. site.Node.Log.Records(fault.FirstRecord).Where(r => Seconds(site, r.Frame) > recovered).Select(r => r.Record)];
            Assert.IsGreaterThanOrEqualTo(5, after.Length);
            Assert.IsTrue(after.All(r => r.Value is not null));
            foreach (string name in new[] { "toc", "pc1" })
            {
                ulong[] records = [.. site.Node.Log.Records(name).Where(r => r.Record.Value is not null).Select(r => r.Record.InstrumentUnixSeconds!.Value)];
                Assert.HasCount(records.Length, records.Distinct(), $"a record of {name} came twice");
            }
        }

        private static void AssertSwapIsTold(Site site, string sensor)
        {
            string name = $"event/sensor/{sensor}";
            Frame told = site.Node.Log.Events.Single(f => f.Records.Any(r => r.Name == name));
            string serial = told.Records.Single(r => r.Name == name).Text!;
            string[] serials = [.. site.Node.Log.Births.Select(b => b.Records.Single(r => r.Name == $"s/{sensor}/serial").Text!)];
            Assert.HasCount(2, serials);
            Assert.AreEqual(serial, serials[1]);
            Assert.AreNotEqual(serials[0], serials[1]);
        }

        private static void Swap(PlantNode node, string sensor)
        {
            switch (sensor)
            {
                case "climate":
                    node.Sht4x.SerialNumber++;
                    break;
                case "hcho":
                    node.Sfa30.Marking = "ANOTHER-PART";
                    break;
                case "particles":
                    node.Lighthouse.SerialNumber++;
                    break;
                default:
                    node.CheckPoint.SerialNumber++;
                    break;
            }
        }
    }
}
