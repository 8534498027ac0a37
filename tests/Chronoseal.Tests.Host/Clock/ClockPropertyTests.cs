using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using FsCheck;
using FsCheck.Fluent;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>What holds for every order of edges, labels, garbage and gaps.</summary>
    [TestClass]
    public sealed class ClockPropertyTests
    {
        private const int Runs = 1_000;
        private const int LongestStory = 300;
        private const int LeadSeconds = 30;
        private const long UtcSeconds = 1_800_000_000;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow("native")]
        [DataRow("handler")]
        [DataRow("coarse")]
        public void LockedTimeNeverGoesBackAndAlwaysHasItsProof(string kind) => CheckStories(Steps, kind, story => story.Complaint);

        [TestMethod]
        [DataRow("native")]
        [DataRow("handler")]
        [DataRow("coarse")]
        public void BoundHoldsWhileTheCrystalIsHonest(string kind) => CheckStories(HonestSteps, kind, story => story.BrokenGuarantee);

        [TestMethod]
        public void CallsWithAnyNumbersNeverThrow()
        {
            Check(Gen.ListOf(Calls), calls =>
            {
                DisciplinedClock clock = Locked();
                calls.ToList().ForEach(c => c(clock));
                return true;
            });
        }

        [TestMethod]
        public void QuestionsOfAnyCounterNeverThrowAndLeaveTheClockFit()
        {
            Check(Gen.ListOf(Numbers), counters =>
            {
                DisciplinedClock clock = Locked();
                var stamp = new Stamp();
                counters.ToList().ForEach(c => clock.At(c, stamp));
                Feed(clock, LeadSeconds, 2 * LeadSeconds);
                clock.At(2 * LeadSeconds * 1_000_000L + 400_000, stamp);
                return stamp.State == ClockState.Locked
                    && Math.Abs(stamp.UtcMicroseconds - (UtcSeconds + 2 * LeadSeconds) * 1_000_000 - 400_000) <= stamp.BoundMicroseconds;
            });
        }

        private static Gen<StoryStep> Steps => StepsOf(Enum.GetValues<StoryStepKind>());

        // The crystal keeps its frequency and true seconds keep their phase; everything else may happen.
        private static Gen<StoryStep> HonestSteps =>
            StepsOf([.. Enum.GetValues<StoryStepKind>().Where(k => k is not (StoryStepKind.PhaseJump or StoryStepKind.FrequencyJump))]);

        private static Gen<StoryStep> StepsOf(StoryStepKind[] kinds) =>
            from good in Gen.Choose(0, 9)
            from kind in Gen.Elements(kinds)
            from amount in Gen.Choose(0, 999)
            select new StoryStep(good < 7 ? StoryStepKind.Good : kind, amount);

        private static Gen<long> Numbers =>
            from kind in Gen.Choose(0, 3)
            from high in Gen.Choose(int.MinValue, int.MaxValue)
            from low in Gen.Choose(int.MinValue, int.MaxValue)
            from extreme in Gen.Elements(0L, -1, 1, long.MinValue, long.MaxValue, long.MinValue + 1, long.MaxValue - 1, 1L << 62)
            select kind switch { 0 => extreme, 1 => ((long)high << 32) ^ low, 2 => low, _ => LeadSeconds * 1_000_000L + low % 5_000_000 };

        private static Gen<Action<DisciplinedClock>> Calls =>
            from kind in Gen.Choose(0, 7)
            from a in Numbers
            from b in Numbers
            from c in Numbers
            select Call(kind, a, b, c);

        private static Action<DisciplinedClock> Call(int kind, long a, long b, long c) => kind switch
        {
            0 => clock => clock.AddEdge(a),
            1 => clock => clock.AddLabel(a, b > 0, c),
            2 => clock => clock.AddNetworkTime(a, b, c),
            3 => clock => clock.AnnounceLeapSecond(a, (int)(b % 2)),
            4 => clock => clock.NoteLeapSecond(),
            5 => clock => clock.TryCounterAt(a, out _),
            6 => clock => clock.Describe(new ClockStatistics()),
            _ => clock => clock.At(a, new Stamp()),
        };

        private static DisciplinedClock Locked()
        {
            var clock = new DisciplinedClock(new ClockSettings());
            Feed(clock, 1, LeadSeconds);
            return clock;
        }

        private static void Feed(DisciplinedClock clock, int from, int to)
        {
            for (int second = from; second <= to; second++)
            {
                clock.AddEdge(second * 1_000_000L);
                clock.AddLabel(UtcSeconds + second, true, second * 1_000_000L + 100_000);
            }
        }

        private static void Check<T>(Gen<T> inputs, Func<T, bool> holds) =>
            Prop.ForAll(inputs.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

        private static ClockSettings SettingsOf(string kind) => kind switch
        {
            "handler" => new ClockSettings { Capture = PulseCapture.Handler, LatencyLimitMicroseconds = 100_000 },
            "coarse" => new ClockSettings { QuantumMicroseconds = 100 },
            _ => new ClockSettings { LatencyLimitMicroseconds = 4, ExpiryMicroseconds = 1_000_000 },
        };

        private void CheckStories(Gen<StoryStep> steps, string kind, Func<ClockStory, string> complaint)
        {
            int withLock = 0;
            Prop.ForAll(Gen.ListOf(steps).ToArbitrary(), list =>
            {
                var story = new ClockStory(SettingsOf(kind));
                list.ToList().ForEach(story.Play);
                withLock += story.LockedAnswers > 0 ? 1 : 0;
                string words = complaint(story);
                return words.Length == 0 ? true : throw new AssertFailedException($"{words}: {string.Join(' ', list)}");
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(LongestStory));
            TestContext.WriteLine($"{withLock} of {Runs} stories came to a lock");
            Assert.IsGreaterThan(Runs / 10, withLock);
        }
    }
}
