using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand.Stands;

namespace Chronoseal.Tests.Host.Records
{
    /// <summary>The Airnet's queue: every sample once, in order and with an honest stamp.</summary>
    [TestClass]
    public sealed class AirnetRecordTests
    {
        private const double FreshSeconds = 0.7;
        private const double BackfillSeconds = 1.0 + 0.05 + 0.4;

        private readonly AirnetStand _stand = new();

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void AnOutageOfSixtySamplesLosesNone(bool isFloat)
        {
            using RecordRun run = Start(new AirnetSettings { SampleSeconds = 6, ClockOffsetLimitSeconds = 20_000, ClockDriftLimitPpm = 100 });
            _stand.Emulator.IsFloatMode = isFloat;
            run.Run(60);
            Assert.IsLessThan(FreshSeconds, run.AssertStamps());
            int before = run.Taken.Count;
            run.SetOutage(true);
            run.Run(360);
            run.SetOutage(false);
            run.Run(120);
            run.AssertComplete();
            Assert.IsLessThan(BackfillSeconds, run.AssertStamps());
            Assert.IsTrue(run.Taken.All(s => s.ExposureMicroseconds == 6_000_000));
            Assert.IsFalse(run.Taken.Take(before).Any(RecordRun.IsBackfilled));
            Assert.IsGreaterThanOrEqualTo(60, run.Taken.Count(RecordRun.IsBackfilled));
            Assert.IsFalse(RecordRun.IsBackfilled(run.Taken[^1]));
        }

        [TestMethod]
        public void WhatAFullQueueDropsIsNoticed()
        {
            using RecordRun run = Start(new AirnetSettings { SampleSeconds = 6, QueueLimit = 10 });
            run.Run(60);
            var sensor = (Chronoseal.Drivers.Airnet.AirnetSensor)run.Sensor;
            Assert.AreEqual(0, sensor.Gaps);
            run.SetOutage(true);
            run.Run(120);
            run.SetOutage(false);
            run.Run(60);
            Assert.AreEqual(1, sensor.Gaps);
            long[] times = [.. run.Taken.Select(s => s.InstrumentTimeSeconds)];
            CollectionAssert.AreEqual(times.Order().Distinct().ToArray(), times);
            Assert.IsLessThan(BackfillSeconds, run.AssertStamps());
        }

        [TestMethod]
        public void ALostAnswerToTakingOutDoublesNothing()
        {
            using RecordRun run = Start(new AirnetSettings { SampleSeconds = 6 });
            run.Run(30);

            // Now and then the line goes silent for a while, wherever the exchange is then.
            for (int i = 0; i < 60; i++)
            {
                long at = run.Bench.Plant.NowNanoseconds + 1_000_000L * (i * 37 % 997);
                run.Bench.Plant.Schedule(at, () => _stand.Server.Faults.IsSilent = true);
                run.Bench.Plant.Schedule(at + 1_200_000_000, () => _stand.Server.Faults.IsSilent = false);
                run.Run(17);
            }

            run.Run(60);
            run.AssertComplete();
            run.AssertStamps();
            Assert.IsTrue(run.Outcomes.Any(o => o is not (Outcome.Ok or Outcome.NotReady)));
        }

        [TestMethod]
        public void ASampleThatIsStillThereIsTakenOutAgain()
        {
            using RecordRun run = Start(new AirnetSettings { SampleSeconds = 6 });
            run.Run(30);
            _stand.Emulator.IgnoresTakingOut = true;
            run.Run(20);
            _stand.Emulator.IgnoresTakingOut = false;
            run.Run(60);
            run.AssertComplete();
        }

        [TestMethod]
        [DataRow(-3600)]
        [DataRow(3600)]
        public void AClockThatIsSetLosesNone(int stepSeconds)
        {
            using RecordRun run = Start(new AirnetSettings { SampleSeconds = 6 });
            run.Run(60);
            long now = run.Bench.Plant.NowNanoseconds;
            _stand.Emulator.Clock.Set((uint)(_stand.Emulator.Clock.WholeSecondsAt(now) + stepSeconds), now);
            run.Run(60);
            run.AssertComplete();
            Assert.IsLessThan(FreshSeconds, run.AssertStamps());
        }

        [TestMethod]
        public void SamplesOfBeforeAreNotOurs()
        {
            _stand.Setup = new AirnetSettings { SampleSeconds = 6 };
            using var run = new RecordRun(_stand, Last);
            run.Run(60, false);
            Assert.AreEqual(Outcome.Ok, run.Identify());
            long known = run.Bench.Plant.NowNanoseconds;
            run.Run(60);
            Assert.IsGreaterThanOrEqualTo(8, run.Taken.Count);
            Assert.IsTrue(run.Taken.All(s => run.Truth.Single(t => t.Seconds == s.InstrumentTimeSeconds).EndNanoseconds > known));
        }

        [TestMethod]
        public void ACounterThatDoesNotSampleIsAFaultAndAnUnknownStatusAWarning()
        {
            using RecordRun run = Start(new AirnetSettings { SampleSeconds = 6 });
            _stand.Emulator.PacketStatus = 4;
            run.Run(30);
            Assert.AreEqual(SampleStatus.InstrumentWarning, run.Taken[^1].Status);
            Assert.IsTrue(_stand.Emulator.IsSampling);
            _stand.Emulator.WriteHolding(2, 10);
            run.Run(20);
            Assert.AreEqual(Outcome.DeviceError, run.Outcomes[^1]);
            Assert.AreEqual(0x10000, run.Sensor.DeviceErrorCode);
        }

        private RecordRun Start(AirnetSettings setup)
        {
            _stand.Setup = setup;
            var run = new RecordRun(_stand, Last, 7);
            run.Bench.Wait(0.3);
            Assert.AreEqual(Outcome.Ok, run.Identify());
            return run;
        }

        private (long EndNanoseconds, long Seconds) Last() => (_stand.Emulator.LastSampleEndNanoseconds, _stand.Emulator.LastSampleSeconds);
    }
}
