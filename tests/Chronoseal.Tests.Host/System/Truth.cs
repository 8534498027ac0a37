using Chronoseal.Evidence.Frames;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Knows when a node's SHT4x really converted, epoch by epoch.</summary>
    internal sealed class Truth
    {
        /// <summary>The acquisition half width that the driver states.</summary>
        internal const long HalfWidthMicroseconds = Chronoseal.Drivers.Sht4x.Sht4xCodec.MeasureMicroseconds / 2;

        private const byte MeasureHigh = 0xFD;
        private const long ShortestHalfNanoseconds = 3_450_000;
        private const long LongestHalfNanoseconds = 4_150_000;

        private readonly SiteNode _node;

        internal Truth(SiteNode node)
        {
            _node = node;
            Conversions = new TimedTarget(node.Plant.World.Timeline, node.Plant.Sht4x, MeasureHigh);
            node.Plant.I2c.Attach(Sht4xEmulator.Address, Conversions);
        }

        internal TimedTarget Conversions { get; }

        /// <summary>The worst distance of a stamp from the conversion's middle, microseconds.</summary>
        internal long WorstMicroseconds { get; private set; }

        /// <summary>Asserts every temperature stamp of a run in which each epoch was measured and sealed.</summary>
        /// <returns>How many there were.</returns>
        internal int AssertStamps()
        {
            List<Frame> epochs = [.. _node.Log.Data];
            Assert.HasCount(Conversions.Nanoseconds.Count, epochs);
            int stamps = 0;
            for (int i = 0; i < epochs.Count; i++)
            {
                FrameRecord record = epochs[i].Records.Single(r => r.Name == "temp");
                if (record.TimeUtcMicroseconds is { } utc)
                {
                    AssertStamp(epochs[i], utc, Conversions.Nanoseconds[i]);
                    stamps++;
                }
            }

            return stamps;
        }

        private void AssertStamp(Frame frame, long utcMicroseconds, long startNanoseconds)
        {
            PlantClock clock = _node.Plant.World.Clock;
            long early = clock.UtcMicroseconds(startNanoseconds + ShortestHalfNanoseconds);
            long late = clock.UtcMicroseconds(startNanoseconds + LongestHalfNanoseconds);
            long error = Math.Max(0, Math.Max(early - utcMicroseconds, utcMicroseconds - late));
            WorstMicroseconds = Math.Max(WorstMicroseconds, error);

            // Somewhere in the conversion: the sharper half of the claim is the clock's alone.
            Assert.IsLessThanOrEqualTo((long)frame.Clock.GuaranteeMicroseconds! + HalfWidthMicroseconds, error, $"sequence {frame.Sequence}");
        }
    }
}
