using Chronoseal.Firmware.Timing;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>A leap second in the middle of a run, announced as NAV-TIMELS does.</summary>
    [TestClass]
    public sealed class LeapSecondTests
    {
        private const long Midnight = 1_800_057_600;
        private const int BeforeSeconds = 120;
        private const int AnnouncedBeforeSeconds = 60;
        private const int AfterSeconds = 120;
        private const int QuestionsASecond = 10;

        private readonly DisciplinedClock _clock = new(new ClockSettings());
        private readonly Stamp _stamp = new();
        private int _locked;
        private int _withoutUtc;

        [TestMethod]
        [DataRow(1)]
        [DataRow(-1)]
        [DataRow(0)]
        public void AnnouncedLeapSecondPassesWithoutAWrongStamp(int change)
        {
            for (int second = -BeforeSeconds; second < AfterSeconds; second++)
            {
                Pass(second, change);
            }

            int leapQuestions = change > 0 ? QuestionsASecond : 0;
            Assert.AreEqual(leapQuestions, _withoutUtc, "the inserted second has no POSIX number, every other has");
            Assert.AreEqual((BeforeSeconds + AfterSeconds - 20) * QuestionsASecond - leapQuestions, _locked);
            Assert.IsFalse(_clock.TryTakeStep(out _));
        }

        // Seconds are counted without leaps; the last before the leap is -1.
        private void Pass(int second, int change)
        {
            long edge = (1_000 + second) * 1_000_000L;
            _clock.AddEdge(edge);
            if (second == -AnnouncedBeforeSeconds && change != 0)
            {
                _clock.AnnounceLeapSecond(Midnight, change);
            }

            _clock.AddLabel(Posix(second, change), true, edge + 100_000);
            for (int i = 0; i < QuestionsASecond; i++)
            {
                Ask(second, change, edge, 105_000 + i * 80_000);
            }
        }

        private void Ask(int second, int change, long edge, int offset)
        {
            _clock.At(edge + offset, _stamp);
            if (second < -BeforeSeconds + 20)
            {
                return;
            }

            if (change > 0 && second == 0)
            {
                _withoutUtc += _stamp.HasUtc ? 0 : 1;
                return;
            }

            long error = _stamp.UtcMicroseconds - Posix(second, change) * 1_000_000 - offset;
            Assert.IsTrue(Math.Abs(error) <= _stamp.BoundMicroseconds, $"second {second}: error {error}, bound {_stamp.BoundMicroseconds}");
            bool isAhead = second >= -AnnouncedBeforeSeconds && second < (change < 0 ? -1 : 0);
            Assert.AreEqual(!isAhead || change == 0 ? 0 : change > 0 ? 1 : 2, _stamp.Leap, $"flag at second {second}");
            _locked += _stamp.State == ClockState.Locked ? 1 : 0;
        }

        // Inserted: second 0 is 23:59:60, which a receiver names like the second after it. Left out: the name of second -1 is skipped.
        private static long Posix(int second, int change) => change switch
        {
            > 0 => Midnight + (second > 0 ? second - 1 : second),
            < 0 => Midnight + (second >= -1 ? second + 1 : second),
            _ => Midnight + second,
        };
    }
}
