using Chronoseal.Firmware.Journal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>A bit of any byte of any file turns; what it hits is told, and nothing else is lost.</summary>
    [TestClass]
    public sealed class BitFlipTests
    {
        private const int Stride = 1;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow(60)]
        [DataRow(115)]
        [DataRow(170)]
        public void NoFlippedBitCostsMoreThanItsRecord(int frames)
        {
            var settings = new JournalSettings { SegmentBytes = 2_600, SegmentLimit = 5 };
            var scenario = new Scenario(settings);
            long cutAt = scenario.History.Sealed[frames].SafeAt;
            var image = new FlashImage();
            foreach (FlashChange change in scenario.Store.Changes.Take((int)cutAt))
            {
                image.Apply(change);
            }

            IReadOnlyDictionary<string, byte[]> whole = image.CutsWithin(null, false).Last();
            int damaged = 0;
            int flips = 0;
            foreach ((string name, byte[] bytes) in whole)
            {
                for (int position = 0; position < bytes.Length; position += Stride)
                {
                    byte[] flipped = [.. bytes];
                    flipped[position] ^= (byte)(1 << (position % 8));
                    var content = new Dictionary<string, byte[]>(whole) { [name] = flipped };
                    damaged += Examine(scenario, cutAt, content, settings, $"{name} byte {position}");
                    flips++;
                }
            }

            TestContext.WriteLine($"{flips} flips, {damaged} frames told as damaged");
            Assert.IsGreaterThan(flips / 2, damaged);
        }

        private static int Examine(Scenario scenario, long cutAt, Dictionary<string, byte[]> content, JournalSettings settings, string what)
        {
            Recovery recovery = new Recovery(scenario.History, cutAt, content, settings).Live(2);
            recovery.Check(what, true);
            long told = recovery.History.Told.Where(t => t.Lost.Cause == LossCause.Damage).Sum(t => t.Lost.Count);
            Assert.IsLessThanOrEqualTo(1, told, $"{what} cost {told} frames");
            Assert.AreEqual(told, recovery.Rig.Health.DamagedRecords, what);
            return (int)told;
        }
    }
}
