using Chronoseal.Firmware.Journal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>The power goes within every change of the flash, in every way; the journal goes on as if it had known.</summary>
    [TestClass]
    public sealed class CrashTests
    {
        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow(1, false)]
        [DataRow(4, false)]
        [DataRow(1, true)]
        public void NoCutLosesWhatWasSafe(int framesPerWrite, bool stopsWhenFull)
        {
            var settings = new JournalSettings { SegmentBytes = 2_600, SegmentLimit = 5, FramesPerWrite = framesPerWrite, StopsWhenFull = stopsWhenFull };
            var scenario = new Scenario(settings);
            var image = new FlashImage();
            int recoveries = 0;
            for (int at = 0; at < scenario.Store.Changes.Count; at++)
            {
                FlashChange next = scenario.Store.Changes[at];
                int way = 0;
                foreach (IReadOnlyDictionary<string, byte[]> content in image.CutsWithin(next, framesPerWrite == 1 && !stopsWhenFull))
                {
                    string what = $"cut {way++} within change {at}, {next.Kind} {next.Name}";
                    Recovery recovery = new Recovery(scenario.History, at, content, settings).Live(way == 1 ? 8 : way % 16 == 2 ? 2 : 0);
                    recovery.Check(what);
                    if (way == 1)
                    {
                        recovery.Verify(what);
                    }

                    recoveries++;
                }

                image.Apply(next);
            }

            TestContext.WriteLine($"{scenario.History.Sealed.Count} frames, {scenario.Store.Changes.Count} changes, {recoveries} recoveries");
            Assert.IsGreaterThanOrEqualTo(stopsWhenFull ? 130 : 190, scenario.History.Sealed.Count);
        }
    }
}
