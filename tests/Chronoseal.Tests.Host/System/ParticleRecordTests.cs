using Chronoseal.Evidence.Frames;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Every record of the particle counter comes exactly once, over an outage of its line too.</summary>
    [TestClass]
    public sealed class ParticleRecordTests
    {
        private const int OutageSeconds = 60;
        private const double StepSeconds = 0.5;

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void NoneIsLostAndNoneComesTwice(bool isPlugOpen)
        {
            using var site = new Site(13);
            SiteNode node = site.Node;
            List<ulong> truth = [];
            void Look() => NoteRecord(node, truth);
            site.Boot();
            site.Run(90, StepSeconds, Look);
            SetOutage(node, isPlugOpen, true);
            int before = truth.Count;
            site.Run(OutageSeconds, StepSeconds, Look);
            SetOutage(node, isPlugOpen, false);
            int missed = truth.Count - before;
            site.Run(90, StepSeconds, Look);
            site.Finish();
            site.AssertComplete();
            AssertRecords(node, truth, before, missed);
            AssertUtcGoesOn(node);
        }

        // Old records must not take UTC from the readings of the epoch in which they are fetched.
        private static void AssertUtcGoesOn(SiteNode node)
        {
            Frame[] frames = [.. node.Log.Data.SkipWhile(f => f.EpochUtcMicroseconds is null)];
            Assert.IsGreaterThan(200, frames.Length);
            Assert.IsEmpty(frames.Where(f => f.EpochUtcMicroseconds is null));
        }

        private static void AssertRecords(SiteNode node, List<ulong> truth, int before, int missed)
        {
            FrameRecord[] records = [.. node.Log.Records("pc1").Select(r => r.Record).Where(r => r.Value is not null)];
            ulong[] times = [.. records.Select(r => r.InstrumentUnixSeconds!.Value)];
            int first = truth.IndexOf(times[0]);
            Assert.IsLessThan(2, first);
            Assert.AreEqual(string.Join(" ", truth.Skip(first).Take(times.Length)), string.Join(" ", times));
            Assert.IsGreaterThan(truth.Count - 3, first + times.Length);
            ulong[] backfilled = [.. records.Where(r => r.Status.HasFlag(StatusBits.Buffered)).Select(r => r.InstrumentUnixSeconds!.Value)];
            Assert.IsGreaterThanOrEqualTo(OutageSeconds / 6, missed);
            Assert.IsEmpty(truth.Skip(before).Take(missed).Except(backfilled));
            Assert.IsEmpty(truth.Take(before - 1).Intersect(backfilled));
        }

        private static void NoteRecord(SiteNode node, List<ulong> truth)
        {
            long end = node.Plant.Lighthouse.LastSampleEndNanoseconds;
            if (end <= node.Plant.World.Timeline.NowNanoseconds)
            {
                ulong record = node.Plant.Lighthouse.Clock.WholeSecondsAt(end);
                if (truth.Count == 0 || truth[^1] != record)
                {
                    truth.Add(record);
                }
            }
        }

        private static void SetOutage(SiteNode node, bool isPlugOpen, bool isOut)
        {
            if (isPlugOpen)
            {
                node.Plant.Rs485.Peer = isOut ? null : node.Plant.LighthouseSlave;
            }
            else
            {
                node.Plant.LighthouseSlave.Faults.IsSilent = isOut;
            }
        }
    }
}
