using Chronoseal.Firmware.Timing;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>Thirty days without a break: nothing overflows, nothing drifts, nothing is allocated.</summary>
    [TestClass]
    public sealed class LongRunTests
    {
        private const int DaySeconds = 86_400;
        private const int Days = 30;
        private const int StartSeconds = 60;
        private const long FirstUtcSeconds = 1_800_000_000;
        private const double PartsPerMillion = 11;
        private const double SwingPartsPerMillion = 2;

        private readonly DisciplinedClock _clock = new(new ClockSettings { LatencyLimitMicroseconds = 4 });
        private readonly Stamp _stamp = new();
        private readonly TraceNoise _noise = new(30);
        private readonly int[] _errors = new int[64];
        private int _unlocked;
        private int _beyond;

        [TestMethod]
        [DataRow(7_000_000L)]
        [DataRow(4_000_000_000_000_000L)]
        public void ThirtyDaysKeepTheirAccuracy(long firstCounter)
        {
            Run(firstCounter, 0, StartSeconds);
            _unlocked = 0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(firstCounter, StartSeconds, Days * DaySeconds);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.AreEqual(0, _unlocked, "answers that were not locked");
            Assert.AreEqual(0, _beyond, "errors beyond the bound");
            Assert.IsLessThanOrEqualTo(3, Quantile(99));
            Assert.AreEqual(0, allocated, "bytes");
            Assert.IsFalse(_clock.TryTakeStep(out _));
        }

        private void Run(long firstCounter, int from, int to)
        {
            for (int second = from; second < to; second++)
            {
                _clock.AddEdge(firstCounter + Elapsed(second) + (long)_noise.Uniform(0, 3));
                _clock.AddLabel(FirstUtcSeconds + second, true, firstCounter + Elapsed(second + 0.12));
                Ask(firstCounter, second + _noise.Uniform(0.2, 0.95));
            }
        }

        private void Ask(long firstCounter, double second)
        {
            _clock.At(firstCounter + Elapsed(second), _stamp);
            if (_stamp.State != ClockState.Locked)
            {
                _unlocked++;
                return;
            }

            long error = Math.Abs(_stamp.UtcMicroseconds - FirstUtcSeconds * 1_000_000 - (long)(second * 1e6));
            _errors[Math.Min(error, _errors.Length - 1)]++;
            _beyond += error > _stamp.BoundMicroseconds ? 1 : 0;
        }

        // A swing over the day, as a room has it.
        private static long Elapsed(double second)
        {
            double phase = 2 * Math.PI * second / DaySeconds;
            return (long)(second * (1e6 + PartsPerMillion) + SwingPartsPerMillion * DaySeconds / (2 * Math.PI) * (1 - Math.Cos(phase)));
        }

        private int Quantile(int percent)
        {
            long left = _errors.Sum(e => (long)e) * percent / 100;
            int value = 0;
            while ((left -= _errors[value]) > 0)
            {
                value++;
            }

            return value;
        }
    }
}
