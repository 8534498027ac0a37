using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Stand.Stands;

namespace Chronoseal.Tests.Host.Records
{
    /// <summary>Lighthouse counters: every record once, in order and with an honest stamp, whatever happens to line, buffer and clock.</summary>
    [TestClass]
    public sealed class LighthouseRecordTests
    {
        private const string Rtu = "lighthouse-rtu";
        private const string Tcp = "lighthouse-tcp";

        // Between two polls a second apart, and a few exchanges.
        private const double FreshSeconds = 0.7;

        // A second for the clock's quantum; its lookup; the driver's allowance for its drift over half an hour.
        private const double BackfillSeconds = 1.0 + 0.05 + 0.4;

        [TestMethod]
        [DataRow(Rtu)]
        [DataRow("lighthouse-ascii")]
        [DataRow(Tcp)]
        public void AnOutageOfSixtyRecordsLosesNone(string id)
        {
            using RecordRun run = Start(id, new LighthouseSettings { SampleSeconds = 6, ClockOffsetLimitSeconds = 20_000, ClockDriftLimitPpm = 100 });
            run.Run(60);
            Assert.IsLessThan(FreshSeconds, run.AssertStamps());
            int before = run.Taken.Count;
            PassOutage(run, 360);
            run.Run(200);
            run.AssertComplete();
            Assert.IsLessThan(BackfillSeconds, run.AssertStamps());
            Assert.IsFalse(run.Taken.Take(before).Any(RecordRun.IsBackfilled));
            Assert.IsGreaterThanOrEqualTo(60, run.Taken.Count(RecordRun.IsBackfilled));
            Assert.IsFalse(RecordRun.IsBackfilled(run.Taken[^1]));
        }

        [TestMethod]
        [DataRow(Rtu, 3)]
        [DataRow(Rtu, 6)]
        [DataRow(Tcp, 2)]
        public void AFullBufferThatRollsLosesNone(string id, int sampleSeconds)
        {
            using RecordRun run = Start(id, new LighthouseSettings { SampleSeconds = sampleSeconds, RecordLimit = 100 });
            run.Run(110 * sampleSeconds);
            PassOutage(run, 60 * sampleSeconds);
            run.Run(400);
            run.AssertComplete();
            Assert.IsLessThan(BackfillSeconds, run.AssertStamps());
            Assert.IsGreaterThanOrEqualTo(60, run.Taken.Count(RecordRun.IsBackfilled));
        }

        [TestMethod]
        public void OfAnOutageLongerThanTheBufferItsContentIsLeft()
        {
            using RecordRun run = Start(Rtu, new LighthouseSettings { SampleSeconds = 6, RecordLimit = 30 });
            run.Run(60);
            int before = run.Taken.Count;
            PassOutage(run, 600);
            run.Run(200);
            long[] after = [.. run.Taken.Skip(before).Select(s => s.InstrumentTimeSeconds)];
            long[] expected = [.. run.Truth.Select(t => t.Seconds).SkipWhile(t => t != after[0]).Take(after.Length)];
            CollectionAssert.AreEqual(expected, after);
            Assert.IsGreaterThan(60, run.Taken.Count);
            Assert.IsLessThan(BackfillSeconds, run.AssertStamps());
        }

        [TestMethod]
        [DataRow(-3600)]
        [DataRow(-60)]
        [DataRow(5)]
        [DataRow(3600)]
        public void AClockThatIsSetDuringAnOutageLosesNone(int stepSeconds)
        {
            var setup = new LighthouseSettings { SampleSeconds = 6 };
            var stand = (LighthouseStand)PartStands.Make(Rtu)!;
            using RecordRun run = Start(stand, setup);
            run.Run(60);
            run.SetOutage(true);
            run.Run(101);
            Step(stand, run, stepSeconds);
            run.Run(100);
            run.SetOutage(false);
            run.Run(200);
            run.AssertComplete();

            // Whether a record is from before or after the step is not known: the outage itself is the bound.
            Assert.IsLessThan(102, run.AssertStamps());
            Assert.IsLessThan(FreshSeconds, run.Taken[^1].InstantHalfWidthMicroseconds * 1e-6);
        }

        [TestMethod]
        [DataRow(-3600)]
        [DataRow(3600)]
        public void AClockThatIsSetUnderWayLosesNone(int stepSeconds)
        {
            var stand = (LighthouseStand)PartStands.Make(Tcp)!;
            using RecordRun run = Start(stand, new LighthouseSettings { SampleSeconds = 6 });
            run.Run(60);
            Step(stand, run, stepSeconds);
            run.Run(60);
            run.AssertComplete();
            Assert.IsLessThan(FreshSeconds, run.AssertStamps());
            Assert.IsFalse(run.Taken.Any(RecordRun.IsBackfilled));
        }

        [TestMethod]
        public void PausesBetweenSamplesAreNoOutage()
        {
            using RecordRun run = Start(Rtu, new LighthouseSettings { SampleSeconds = 6, HoldSeconds = 20 });
            run.Run(300);
            run.AssertComplete();
            Assert.IsLessThan(FreshSeconds, run.AssertStamps());
            Assert.IsFalse(run.Taken.Any(RecordRun.IsBackfilled));
        }

        [TestMethod]
        public void ABufferThatIsClearedMeanwhileIsNotWaitedFor()
        {
            var stand = (LighthouseStand)PartStands.Make(Rtu)!;
            using RecordRun run = Start(stand, new LighthouseSettings { SampleSeconds = 6 });
            run.Run(60);
            PassOutage(run, 300);
            run.Run(20);
            Assert.AreEqual(0, stand.Emulator.WriteHolding(1, 3));
            int before = run.Taken.Count;
            run.Run(60);
            Assert.IsGreaterThanOrEqualTo(before + 7, run.Taken.Count);
            Assert.IsLessThan(BackfillSeconds, run.AssertStamps());
        }

        [TestMethod]
        public void RecordsOfAnotherCounterFromBeforeAreNotOurs()
        {
            var stand = (LighthouseStand)PartStands.Make(Rtu)!;
            using RecordRun run = Start(stand, new LighthouseSettings { SampleSeconds = 6 });
            run.Run(60);
            run.SetOutage(true);
            run.Run(60);
            stand.Emulator.SerialNumber++;
            Step(stand, run, -7200);
            run.SetOutage(false);
            long swapped = run.Bench.Plant.NowNanoseconds;
            int before = run.Taken.Count;
            Assert.AreEqual(Outcome.Ok, run.Identify());
            run.Run(60);
            Assert.IsGreaterThanOrEqualTo(before + 8, run.Taken.Count);
            run.AssertStamps();
            foreach (Sample sample in run.Taken.Skip(before))
            {
                Assert.IsGreaterThan(swapped, run.Truth.Single(t => t.Seconds == sample.InstrumentTimeSeconds).EndNanoseconds);
            }
        }

        [TestMethod]
        public void ACounterThatWasStoppedIsAFault()
        {
            var stand = (LighthouseStand)PartStands.Make(Rtu)!;
            using RecordRun run = Start(stand, new LighthouseSettings { SampleSeconds = 6 });
            run.Run(30);
            Assert.DoesNotContain(Outcome.DeviceError, run.Outcomes);
            stand.Emulator.WriteHolding(1, 12);
            run.Run(30);
            Assert.IsGreaterThan(25, run.Outcomes.Count(o => o == Outcome.DeviceError));
            Assert.AreEqual(0x10000, run.Sensor.DeviceErrorCode);
            stand.Emulator.WriteHolding(1, 11);
            run.Run(30);
            run.AssertComplete();
            run.AssertStamps();
        }

        private static RecordRun Start(string id, LighthouseSettings setup) => Start((LighthouseStand)PartStands.Make(id)!, setup);

        private static RecordRun Start(LighthouseStand stand, LighthouseSettings setup)
        {
            stand.Setup = setup;
            var run = new RecordRun(stand, () => (stand.Emulator.LastSampleEndNanoseconds, stand.Emulator.LastRecordSeconds), 7);
            run.Bench.Wait(0.3);
            Assert.AreEqual(Outcome.Ok, run.Identify());
            return run;
        }

        private static void PassOutage(RecordRun run, double seconds)
        {
            run.SetOutage(true);
            run.Run(seconds);
            run.SetOutage(false);
        }

        private static void Step(LighthouseStand stand, RecordRun run, int seconds)
        {
            long now = run.Bench.Plant.NowNanoseconds;
            stand.Emulator.Clock.Set((uint)(stand.Emulator.Clock.WholeSecondsAt(now) + seconds), now);
        }
    }
}
