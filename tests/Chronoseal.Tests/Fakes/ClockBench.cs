using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>A clock under test beside a crystal whose truth is known. Seconds are counted from the start.</summary>
    internal sealed class ClockBench
    {
        /// <summary>The first second, in UTC.</summary>
        public const long StartSeconds = 1800000000;

        private const long LabelAfterMicroseconds = 300000;

        private readonly Noise _noise = new Noise(20260701);

        public ClockBench(ClockSettings settings, long startCounter, long partsPerBillion)
        {
            Clock = new DisciplinedClock(settings);
            Crystal = new SimulatedCrystal(UtcOf(0), startCounter, partsPerBillion);
        }

        public ClockBench(long partsPerBillion)
            : this(new ClockSettings(), 5000000, partsPerBillion)
        {
        }

        public DisciplinedClock Clock { get; }

        public SimulatedCrystal Crystal { get; }

        public Stamp Stamp { get; } = new Stamp();

        public static long UtcOf(long second)
        {
            return (StartSeconds + second) * 1000000;
        }

        public EdgeVerdict Edge(long second, long lateMicroseconds)
        {
            return Clock.AddEdge(Crystal.CounterAt(UtcOf(second)) + lateMicroseconds);
        }

        public LabelVerdict Label(long second, long namedSecond, bool isValid)
        {
            return Clock.AddLabel(StartSeconds + namedSecond, isValid, Crystal.CounterAt(UtcOf(second) + LabelAfterMicroseconds));
        }

        /// <summary>Seconds with an edge, a microsecond early or late, and with a label.</summary>
        public void Run(long firstSecond, int seconds)
        {
            for (int i = 0; i < seconds; i++)
            {
                Edge(firstSecond + i, _noise.Next(3) - 1);
                Label(firstSecond + i, firstSecond + i, true);
            }
        }

        /// <summary>Seconds with edges only.</summary>
        public void RunEdges(long firstSecond, int seconds)
        {
            for (int i = 0; i < seconds; i++)
            {
                Edge(firstSecond + i, _noise.Next(3) - 1);
            }
        }

        /// <summary>Lets the crystal drift from one frequency towards another during a second: a fifth of a part per million a second.</summary>
        public long DriftDuring(long second, long fromPartsPerBillion, long toPartsPerBillion)
        {
            long change = IntegerMath.Maximum(-200, IntegerMath.Minimum(200, toPartsPerBillion - fromPartsPerBillion));
            Crystal.ChangeAt(UtcOf(second), fromPartsPerBillion + change);
            return fromPartsPerBillion + change;
        }

        /// <summary>Asks the clock at a true instant; returns the error of its answer.</summary>
        public long ErrorAt(long utcMicroseconds)
        {
            Clock.At(Crystal.CounterAt(utcMicroseconds), Stamp);
            return Stamp.UtcMicroseconds - utcMicroseconds;
        }

        public ClockState StateAt(long utcMicroseconds)
        {
            ErrorAt(utcMicroseconds);
            return Stamp.State;
        }

        /// <summary>The largest excess of the true error over the bound within an interval; negative when the bound held.</summary>
        public long WorstExcess(long fromUtc, long toUtc, long stepMicroseconds)
        {
            long worst = long.MinValue;
            for (long utc = fromUtc; utc < toUtc; utc += stepMicroseconds)
            {
                long error = IntegerMath.Absolute(ErrorAt(utc));
                if (Stamp.HasUtc)
                {
                    worst = IntegerMath.Maximum(worst, error - Stamp.BoundMicroseconds);
                }
            }

            return worst;
        }
    }
}
