using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>What comes from outside at the wrong moment must not make the clock claim what is not so.</summary>
    [TestClass]
    public sealed class ForeignInputTests
    {
        private const long UtcSeconds = 1_800_000_000;
        private const int LockedSeconds = 30;

        private readonly Stamp _stamp = new();

        [TestMethod]
        [DataRow(1, 1_000)]
        [DataRow(-1, 1_000)]
        [DataRow(-1, 0)]
        public void LeapSecondOfThePastChangesNothing(int change, int secondsAgo)
        {
            DisciplinedClock clock = Locked();
            clock.AnnounceLeapSecond(UtcSeconds + LockedSeconds - secondsAgo, change);
            AssertLocked(clock, LockedSeconds * 1_000_000L + 500_000);
        }

        [TestMethod]
        [DataRow(40_000_000L)]
        [DataRow(1L << 40)]
        [DataRow(long.MaxValue)]
        public void QuestionAboutTheFutureSpoilsNoAnswerAboutThePresent(long counter)
        {
            DisciplinedClock clock = Locked();
            clock.At(counter, _stamp);
            AssertLocked(clock, LockedSeconds * 1_000_000L + 500_000);
            for (int second = LockedSeconds + 1; second < 2 * LockedSeconds; second++)
            {
                Feed(clock, second);
                AssertLocked(clock, second * 1_000_000L + 800_000);
            }
        }

        [TestMethod]
        public void NetworkTimeIsNotCarriedOnByALineOfTwoEdges()
        {
            var clock = new DisciplinedClock(new ClockSettings { Capture = PulseCapture.Handler, LatencyLimitMicroseconds = 100_000 });
            clock.AddEdge(1_000_000);
            clock.AddEdge(2_073_000);
            clock.AddNetworkTime(UtcSeconds * 1_000_000 + 2_500_000, 2_500_000, 1_000);
            AssertWithinBound(clock, 4_900_000);
            AssertWithinBound(clock, 100_000_000);
        }

        [TestMethod]
        public void LateEdgeBeforeASilenceDoesNotMiscountItsSeconds()
        {
            var clock = new DisciplinedClock(new ClockSettings { Capture = PulseCapture.Handler, LatencyLimitMicroseconds = 100_000 });
            foreach (long edge in new[] { 1_000_000L, 2_072_000, 3_000_000, 4_000_000, 5_000_000 })
            {
                clock.AddEdge(edge);
            }

            for (int second = 20; second < 60; second++)
            {
                Feed(clock, second);
                AssertWithinBound(clock, second * 1_000_000L + 500_000);
            }
        }

        [TestMethod]
        [DataRow(10)]
        [DataRow(600)]
        [DataRow(40_000)]
        public void UncertaintyIsNeverLargerThanTheBound(int secondsWithoutEdges)
        {
            Locked().At((LockedSeconds + secondsWithoutEdges) * 1_000_000L, _stamp);
            Assert.IsLessThanOrEqualTo(_stamp.BoundMicroseconds, _stamp.UncertaintyMicroseconds);
        }

        private static DisciplinedClock Locked()
        {
            var clock = new DisciplinedClock(new ClockSettings());
            for (int second = 1; second <= LockedSeconds; second++)
            {
                Feed(clock, second);
            }

            return clock;
        }

        private static void Feed(DisciplinedClock clock, int second)
        {
            clock.AddEdge(second * 1_000_000L);
            clock.AddLabel(UtcSeconds + second, true, second * 1_000_000L + 100_000);
        }

        private void AssertLocked(DisciplinedClock clock, long counter)
        {
            AssertWithinBound(clock, counter);
            Assert.AreEqual(ClockState.Locked, _stamp.State, $"counter {counter}");
        }

        private void AssertWithinBound(DisciplinedClock clock, long counter)
        {
            clock.At(counter, _stamp);
            long error = _stamp.HasUtc ? _stamp.UtcMicroseconds - UtcSeconds * 1_000_000 - counter : 0;
            Assert.IsTrue(Math.Abs(error) <= _stamp.BoundMicroseconds, $"counter {counter}: error {error}, bound {_stamp.BoundMicroseconds}");
        }
    }
}
