using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Tests.Host.Evidence.Mutation;

namespace Chronoseal.Tests.Host.Field.Calibration
{
    /// <summary>Settings change while a node samples: each epoch is wholly under one of them, none is lost, and the chain tells of it in order.</summary>
    [TestClass]
    public sealed class LiveChangeTests
    {
        private const long Second = 1_000_000;

        // At moments all over the period: before, in and behind an epoch.
        [TestMethod]
        [DataRow(30.5)]
        [DataRow(30.0001)]
        [DataRow(30.004)]
        [DataRow(30.99)]
        public void ACalibrationIsToldBeforeTheFirstReadingThatItCorrected(double atSeconds)
        {
            using var node = new CalibratedNode();
            node.World.RunSeconds(atSeconds);
            Assert.AreEqual("Ok", node.Type("cal set climate cert=C-77 date=2026-03-01 due=2027-03-01 temp-offset=5 temp-slope=1.01").Code);
            node.World.RunSeconds(30);
            node.Finish();
            AssertNothingIsLost(node, 55);
            List<Frame> frames = node.Log.Frames;
            int told = frames.FindIndex(f => f.Records[0].Name == "event/cal/climate");
            Assert.AreEqual("C-77", frames[told].Records[0].Text);
            Assert.AreEqual("event/cal/climate, event/cal/climate/date, event/cal/climate/due, event/cal/climate/temp-slope, event/cal/climate/temp-offset",
                string.Join(", ", frames[told].Records.Select(r => r.Name)));
            Assert.AreEqual(FrameKind.Data, frames[told - 1].Kind);
            Assert.AreEqual(FrameKind.Birth, frames[told + 1].Kind);
            Assert.AreEqual(FrameKind.Data, frames[told + 2].Kind);
            Assert.AreEqual(1, node.Log.Events.Count());
            AssertBirth(frames[told + 1], node.Log.Births.First());
            Assert.IsTrue(Temperatures(frames[..told]).All(t => t < 23_000));
            Assert.IsTrue(Temperatures(frames[told..]).All(t => t > 24_000));
            Assert.IsLessThan(atSeconds + 2, node.World.Clock.TrueAtUtc(Epoch(frames[told + 2])) * 1e-9, "with the next epoch, or the one behind it");
        }

        [TestMethod]
        public void NoStampIsAnotherThanWithoutTheChange()
        {
            using var changed = new CalibratedNode();
            using var left = new CalibratedNode();
            changed.World.RunSeconds(30.2);
            left.World.RunSeconds(30.2);
            Assert.AreEqual("Ok", changed.Type("cal set climate cert=C-77 temp-offset=5").Code);
            foreach (CalibratedNode node in new[] { changed, left })
            {
                node.World.RunSeconds(30);
                node.Finish();
            }

            Assert.AreEqual(Stamps(left), Stamps(changed));
            Assert.AreEqual(Values(left, "rh"), Values(changed, "rh"));
            Assert.AreNotEqual(Values(left, "temp"), Values(changed, "temp"));
        }

        [TestMethod]
        public void TheLongestOfAllCalibrationsFitsIntoABirthFrame()
        {
            string settings = "seal=signature\n";
            foreach (string sensor in new[] { "climate", "hcho", "particles", "toc" })
            {
                settings += $"cal-{sensor}-cert={new string('c', 40)}\ncal-{sensor}-date=2026-03-01\ncal-{sensor}-due=2027-03-01\n";
            }

            foreach ((string quantity, string offset) in new[] { ("temp", "-9.999999"), ("rh", "-19.999999"), ("hcho", "-0.999999"), ("toc", "-0.999999") })
            {
                settings += $"cal-{quantity}-offset={offset}\ncal-{quantity}-slope=1.999999\n";
            }

            using var node = new CalibratedNode(settings);
            node.World.RunSeconds(40);
            Assert.AreEqual("Ok", node.Type("cal set climate cert=C-77").Code);
            node.World.RunSeconds(20);
            node.Finish();
            Assert.AreEqual(0L, node.Node.Gateway.Health.EventsDropped);
            Assert.AreEqual(2, node.Log.Births.Count());
            Assert.IsLessThan(2_600 - 60, node.Log.Received.Max(f => f.Length), "less what a clock knows after an hour");
        }

        [TestMethod]
        public void EverySensorThatChangesHasAnEventOfItsOwnAndThereIsOneBirth()
        {
            using var node = new CalibratedNode();
            node.World.RunSeconds(20);
            SettingSet working = node.Node.Configuration.Working;
            Set(working, Setting.ParticlesCertificate, "P-1");
            Set(working, Setting.TocSlope, "0.98");
            Set(working, Setting.FormaldehydeOffset, "-0.0015");
            Save(node);
            node.World.RunSeconds(20);
            node.Finish();
            AssertNothingIsLost(node, 35);
            List<Frame> frames = node.Log.Frames;
            int told = frames.FindIndex(f => f.Kind == FrameKind.Event);
            Assert.AreEqual("event/cal/hcho=none event/cal/particles=P-1 event/cal/toc=none",
                string.Join(" ", frames[told..(told + 3)].Select(f => $"{f.Records[0].Name}={f.Records[0].Text}")));
            Assert.AreEqual(FrameKind.Birth, frames[told + 3].Kind);
            Assert.AreEqual(3, node.Log.Events.Count());
            Assert.AreEqual(2, node.Log.Births.Count());
            FrameRecord offset = frames[told + 3].Records.Single(r => r.Name == "s/hcho/hcho-offset");
            Assert.AreEqual("-0.001500 ppm", $"{offset.Value} {offset.Unit}");
        }

        [TestMethod]
        public void AnotherPeriodHoldsAtOnce()
        {
            using var node = new CalibratedNode("epoch-us=60000000\nheartbeat-s=10\n");
            node.World.RunSeconds(130);
            Change(node, Setting.Epoch, "200000");
            node.World.RunSeconds(20);
            Heartbeat beat = Enumerable.Range(0, node.Node.Heartbeats.Count).Select(i => node.Node.Heartbeats[i]).Single(b => b.Task == "acquisition");
            Assert.AreEqual(Limits.AcquisitionSilenceMicroseconds(200_000), beat.DeadlineMicroseconds);
            Change(node, Setting.Epoch, "10000000");
            node.World.RunSeconds(60);
            Assert.AreEqual(Limits.AcquisitionSilenceMicroseconds(10_000_000), beat.DeadlineMicroseconds);
            node.Finish();
            Assert.AreEqual(0L, node.Node.Gateway.Health.EpochsOverrun);
            Assert.AreEqual(0L, node.Node.Gateway.Health.EpochsUnsealed);
            Assert.IsFalse(node.Log.Records("event/gap").Any());
            Frame[] births = [.. node.Log.Births];
            Assert.AreEqual("60.000000 0.200000 10.000000", string.Join(" ", births.Select(b => b.Records.Single(r => r.Name == "epoch").Value)));
            long[] fast = Epochs(node, births[1], births[2]);
            long[] slow = Epochs(node, births[2], null);
            Assert.IsLessThan(2 * Second, fast[0] - births[1].EpochUtcMicroseconds!.Value, "at once, though the old period was a minute");
            Assert.IsGreaterThan(90, fast.Length);
            Assert.IsGreaterThan(4, slow.Length);
            AssertGrid(fast, 200_000);
            AssertGrid(slow, 10 * Second);
            AssertAudit(node, AuditRules.Configuration);
        }

        // A signature takes its time: meanwhile the supervisor looks.
        [TestMethod]
        public void AShorterPeriodMakesNoTaskLookStuck()
        {
            using var node = new CalibratedNode("epoch-us=3600000000\nheartbeat-s=3600\nseal=signature\n");
            node.World.RunSeconds(2_000);
            Change(node, Setting.Epoch, "1000000");
            for (int i = 0; i < 1_000; i++)
            {
                node.World.RunSeconds(0.001);
                Assert.IsNull(node.Node.Heartbeats.FirstStale(node.Plant.Timeline.Counter.Microseconds)?.Task, $"after {i} ms");
            }

            Assert.AreEqual(Second, node.Node.Gateway.Configuration.EpochMicroseconds);
        }

        [TestMethod]
        public void ACorrectionWarmsNoCrystal()
        {
            using var node = new CalibratedNode("clock-temperature=1\n");
            node.World.RunSeconds(20);
            Assert.AreEqual("Ok", node.Type("cal set climate temp-offset=5").Code);
            node.World.RunSeconds(10);
            node.Finish();
            int ofCrystal = (int)typeof(Chronoseal.Firmware.Timing.DisciplinedClock)
                .GetField("_temperatureMilliCelsius", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(node.Node.Gateway.Clock)!;
            Assert.AreEqual(Temperatures(node.Log.Frames).Last() - 5_000, ofCrystal);
        }

        [TestMethod]
        public void AnotherHeartbeatHoldsAtOnce()
        {
            using var node = new CalibratedNode("epoch-us=600000000\nheartbeat-s=3600\n");
            node.World.RunSeconds(100);
            Change(node, Setting.Heartbeat, "5");
            node.World.RunSeconds(60);
            Assert.AreEqual(5, node.Node.Gateway.Configuration.HeartbeatSeconds);
            int quick = node.Log.Records("event/alive").Count();
            Assert.IsGreaterThan(11, quick);
            Change(node, Setting.Heartbeat, "3600");
            node.World.RunSeconds(60);
            Assert.AreEqual(quick, node.Log.Records("event/alive").Count());
            node.Finish();
            AssertAudit(node, AuditRules.Configuration);
        }

        [TestMethod]
        public void AChangeThatIsReplacedBeforeItIsTakenIsNeverTold()
        {
            using var node = new CalibratedNode();
            node.World.RunSeconds(20.5);
            Assert.AreEqual("Ok", node.Type("cal set climate cert=A").Code);
            Assert.AreEqual("Ok", node.Type("cal set climate cert=B").Code);
            node.World.RunSeconds(10);
            node.Finish();
            Assert.AreEqual("B", node.Log.Records("event/cal/climate").Single().Record.Text);
            Assert.AreEqual(3L, node.Node.Configuration.Generation);
        }

        [TestMethod]
        public void WhatTheFlashRefusesChangesNothing()
        {
            using var node = new CalibratedNode();
            node.World.RunSeconds(20);
            RecordedAnswer answer = node.Type("cal set climate cert=A temp-slope=3");
            Assert.AreEqual("OutOfRange", answer.Code);
            node.World.RunSeconds(5);
            node.Finish();
            Assert.AreEqual(1, node.Log.Births.Count());
            Assert.IsFalse(node.Log.Events.Any());
        }

        // Saved and not taken, taken and not told, told and not noted: the next boot has the new calibration, and tells it if nobody did.
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(500)]
        [DataRow(1_200)]
        [DataRow(3_000)]
        public void APowerCutBehindTheSaveHasTheNextBootTell(int cutAfterMilliseconds)
        {
            using var node = new CalibratedNode();
            node.World.RunSeconds(20.5);
            Assert.AreEqual("Ok", node.Type("cal set toc cert=T-9 toc-slope=1.05").Code);
            node.World.RunSeconds(cutAfterMilliseconds * 1e-3);
            node.Plant.CutPower(1_000);
            node.World.RunSeconds(30);
            node.Plant.CutPower(1_000);
            node.World.RunSeconds(30);
            node.Finish();
            List<Frame> frames = node.Log.Frames;
            Assert.AreEqual(3UL, frames[^1].Boot);
            Frame told = node.Log.Events.Single(f => f.Records[0].Name == "event/cal/toc");
            Assert.AreEqual("T-9", told.Records[0].Text);
            Assert.AreEqual(cutAfterMilliseconds < 600 ? 2UL : 1UL, told.Boot);
            Frame corrected = frames.First(f => f.Kind == FrameKind.Birth && f.Records.Any(r => r.Name == "s/toc/toc-slope"));
            int data = frames.FindIndex(f => f.Kind == FrameKind.Data && f.Sequence > Math.Min(told.Sequence, corrected.Sequence));
            Assert.IsGreaterThan(frames.IndexOf(told), data, "nothing corrected stands before the event");
            Assert.IsGreaterThan(frames.IndexOf(corrected), data, "nor before the birth frame");
        }

        [TestMethod]
        public void WhatIsNotLiveRestartsTheNode()
        {
            using var node = new CalibratedNode();
            node.World.RunSeconds(20);
            Set(node.Node.Configuration.Working, Setting.KeepAlive, "60");
            Set(node.Node.Configuration.Working, Setting.Heartbeat, "5");
            Assert.AreEqual(Outcome.Ok, node.Node.Configuration.Save());
            Assert.IsTrue(ConfigurationChange.TakeEffect(node.Node));
            Assert.AreEqual(RestartCause.Configuration, node.Node.Restart.Cause);
            node.World.RunSeconds(5);
            Assert.AreEqual(60, node.Node.Gateway.Configuration.HeartbeatSeconds);
        }

        [TestMethod]
        public void ARestartIsTheLastThatABootTells()
        {
            using var node = new CalibratedNode();
            node.World.RunSeconds(20.5);
            Assert.IsTrue(node.Node.Gateway.Tell(GatewayEvent.Restart, (long)RestartCause.Asked));
            Assert.AreEqual("Ok", node.Type("cal set toc cert=T-9").Code);
            node.World.RunSeconds(5);
            Assert.IsTrue(node.Node.Gateway.HasStoppedSampling);
            node.Plant.CutPower(1_000);
            node.World.RunSeconds(20);
            node.Finish();
            Frame last = node.Log.Frames.Last(f => f.Boot == 1);
            Assert.AreEqual("event/restart=asked", $"{last.Records[0].Name}={last.Records[0].Text}");
            AssertAudit(node, AuditRules.Restart, AuditRules.Calibration, AuditRules.Configuration);
        }

        private static string Stamps(CalibratedNode node) =>
            string.Join("\n", node.Log.Data.SelectMany(f => f.Records).Select(r => $"{r.Name} {r.TimeUtcMicroseconds} {r.CounterMicroseconds} {r.StampUncertaintyMicroseconds}"));

        private static string Values(CalibratedNode node, string name) => string.Join(" ", node.Log.Records(name).Select(r => r.Record.Value));

        private static void AssertBirth(Frame birth, Frame before)
        {
            CollectionAssert.AreNotEqual(Hash(before), Hash(birth));
            string[] facts = ["cert", "cal", "due", "temp-slope", "temp-offset"];
            Assert.AreEqual("C-77 2026-03-01 2027-03-01 1.010000 5.000000",
                string.Join(" ", facts.Select(f => birth.Records.Single(r => r.Name == $"s/climate/{f}")).Select(r => r.Text ?? r.Value.ToString())));
            Assert.IsFalse(birth.Records.Any(r => r.Name.Contains("rh-", StringComparison.Ordinal)));
        }

        private static byte[] Hash(Frame birth) => birth.Records.Single(r => r.Name == "cfg/hash").Data!.Value.ToArray();

        private static void AssertNothingIsLost(CalibratedNode node, int leastEpochs)
        {
            HealthCounters health = node.Node.Gateway.Health;
            Assert.AreEqual(0L, health.EpochsOverrun);
            Assert.AreEqual(0L, health.EpochsUnsealed);
            Assert.AreEqual(0L, health.EventsDropped);
            Assert.AreEqual(0L, health.FailedReads);
            long[] epochs = Epochs(node, node.Log.Births.First(), null);
            Assert.IsGreaterThan(leastEpochs - 20, epochs.Length);
            AssertGrid(epochs, Second);
        }

        private static long[] Epochs(CalibratedNode node, Frame from, Frame? to) =>
            [.. node.Log.Data.Where(f => f.Sequence > from.Sequence && f.Sequence < (to?.Sequence ?? ulong.MaxValue) && f.Clock.ClaimsUtc).Select(Epoch)];

        private static void AssertGrid(long[] epochs, long period)
        {
            for (int i = 0; i < epochs.Length; i++)
            {
                Assert.AreEqual(epochs[0] + i * period, epochs[i]);
                Assert.AreEqual(0, epochs[i] % period);
            }
        }

        private static void AssertAudit(CalibratedNode node, params AuditRule[] rules) => AuditOutcome.Of(node.Log.Received.DistinctBy(Convert.ToHexString), node.Log.Keys).AssertOnly(rules);

        private static IEnumerable<decimal> Temperatures(List<Frame> frames) =>
            frames.SelectMany(f => f.Records).Where(r => r.Name == "temp").Select(r => (decimal)r.Value!.Value.Mantissa);

        private static long Epoch(Frame frame) => frame.EpochUtcMicroseconds ?? 0;

        private static void Change(CalibratedNode node, Setting setting, string value)
        {
            Set(node.Node.Configuration.Working, setting, value);
            Save(node);
        }

        private static void Save(CalibratedNode node)
        {
            Assert.AreEqual(Outcome.Ok, node.Node.Configuration.Save(), node.Node.Configuration.Message);
            Assert.IsFalse(ConfigurationChange.TakeEffect(node.Node));
        }

        private static void Set(SettingSet set, Setting setting, string value) => Assert.AreEqual(Outcome.Ok, set.TrySet(setting, value), set.Message);
    }
}
