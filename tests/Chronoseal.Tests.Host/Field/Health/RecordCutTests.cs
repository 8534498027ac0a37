using Chronoseal.Firmware.Health;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Field.Health
{
    /// <summary>Boot ledger and log under power cuts at every change of the flash.</summary>
    [TestClass]
    public sealed class RecordCutTests
    {
        private const int BootCount = 10;

        [TestMethod]
        public void ACutWithinAnyChangeLeavesAUsableLedgerAndLog()
        {
            var recorder = new FlashRecorder();
            var begun = new List<int>();
            for (int boot = 1; boot <= BootCount; boot++)
            {
                Boot(recorder, boot);
                begun.Add(recorder.Changes.Count);
            }

            var image = new FlashImage();
            int cuts = 0;
            for (int change = 0; change <= recorder.Changes.Count; change++)
            {
                FlashChange? next = change < recorder.Changes.Count ? recorder.Changes[change] : null;
                int done = begun.Count(end => end <= change);
                foreach (IReadOnlyDictionary<string, byte[]> files in image.CutsWithin(next, everyByte: change % 19 == 0))
                {
                    AssertUsable(files, done);
                    cuts++;
                }

                if (next != null)
                {
                    image.Apply(next);
                }
            }

            Assert.IsGreaterThan(500, cuts);
        }

        // What a boot does at most: begins, is good, ends, with lines in between.
        private static void Boot(IFileStore files, int boot)
        {
            var ledger = new BootLedger(files);
            ledger.Begin((ResetReason)(boot % 7));
            var log = new LogRing(new Counter());
            log.Open(files, ledger.Current.Ordinal);
            log.Add(LogLevel.Warning, "test", "boot " + boot);
            log.Turn(0);
            for (int i = 0; i < 12; i++)
            {
                log.Add(LogLevel.Info, "test", "line " + i + " of boot " + boot + " and some more to fill the file that it lies in");
            }

            ledger.Mark(BootPhase.Good, 120, boot);
            log.Flush();
            ledger.End(RestartCause.Asked, 300, boot);
        }

        private static void AssertUsable(IReadOnlyDictionary<string, byte[]> content, int done)
        {
            var files = new FlashRecorder(content, isRecording: false);
            var ledger = new BootLedger(files);
            ledger.Begin(ResetReason.PowerOn);

            // The boot that was cut counts if it was begun, and none that ended is forgotten.
            Assert.IsTrue(ledger.Current.Ordinal == done + 1 || ledger.Current.Ordinal == done + 2, $"{ledger.Current.Ordinal} after {done}");
            Assert.IsTrue(!ledger.WasDamaged || done == 0);
            for (int i = 0; i < ledger.Count && ledger[i].Ordinal <= done; i++)
            {
                Assert.AreEqual(BootPhase.Good, ledger[i].Phase);
                Assert.IsTrue(ledger[i].HasEnded);
            }

            var log = new LogRing(new Counter());
            log.Open(files, ledger.Current.Ordinal);
            AssertKept(log, done);
            log.Add(LogLevel.Error, "test", "after");
            log.Flush();
            var again = new LogRing(new Counter());
            again.Open(files, 0);
            var line = new LogLine();
            Assert.IsTrue(again.TryRead(again.Newest, line));
            Assert.AreEqual("after", line.Text);
            Assert.AreEqual(0, log.WriteFaults);
        }

        private static void AssertKept(LogRing log, int done)
        {
            var line = new LogLine();
            bool hasLast = false;
            for (long ordinal = log.Oldest; ordinal <= log.Newest; ordinal++)
            {
                if (log.TryRead(ordinal, line))
                {
                    Assert.IsTrue(line.Text.Contains("boot " + line.Boot, StringComparison.Ordinal), line.Text);
                    hasLast |= line.Boot == done && line.Text.StartsWith("line 11", StringComparison.Ordinal);
                }
            }

            Assert.IsTrue(hasLast || done == 0, $"the last line of boot {done}");
        }

        private sealed class Counter : ICounter
        {
            public long Microseconds => 0;

            public int QuantumMicroseconds => 1;
        }
    }
}
