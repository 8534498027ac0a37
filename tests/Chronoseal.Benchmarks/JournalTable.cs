using System.Diagnostics;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Benchmarks
{
    /// <summary>What the journal costs: opening 100,000 frames, and what a frame wears of the flash.</summary>
    public static class JournalTable
    {
        private const int OpenFrames = 100_000;
        private const int WearFrames = 20_000;
        private const int FrameLength = 430;
        private const int BlockBytes = 4_096;

        /// <summary>Commits to a metadata block before it is written anew: 128 bytes each, beside what is live in it.</summary>
        private const double CommitsPerErase = 24;

        private const double CyclesPerBlock = 100_000;
        private const double SecondsPerYear = 31_556_952;

        /// <summary>Prints the table.</summary>
        public static void Print()
        {
            PrintOpening();
            Console.WriteLine();
            Console.WriteLine("batch  bytes/frame  changes/frame  erases/frame   256 KiB      1 MiB      8 MiB   (years at 1 frame/s, 100,000 cycles)");
            foreach (int batch in (int[])[1, 2, 4, 8])
            {
                PrintWear(batch);
            }
        }

        private static void PrintOpening()
        {
            var store = new FlashRecorder(new Dictionary<string, byte[]>(), false);
            Fill(store, new JournalSettings { SegmentLimit = 4_000 }, OpenFrames, false);
            for (int round = 0; round < 3; round++)
            {
                var copy = new FlashRecorder(store.Files, false);
                long start = Stopwatch.GetTimestamp();
                (FrameJournal journal, _) = Open(copy, new JournalSettings { SegmentLimit = 4_000 });
                double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                Console.WriteLine($"open {journal.Pending:N0} frames: {milliseconds:F2} ms, {copy.ReadCount} reads, {copy.ReadBytes:N0} bytes");
            }
        }

        private static void PrintWear(int batch)
        {
            var store = new FlashRecorder();
            Fill(store, new JournalSettings { FramesPerWrite = batch }, WearFrames, true);
            double erases = Erases(store.Changes) / WearFrames;
            string years = string.Concat(new[] { 256, 1_024, 8_192 }.Select(kib => $"{kib * 1_024 / BlockBytes * CyclesPerBlock / erases / SecondsPerYear,11:F1}"));
            double changes = store.Changes.Count(c => c.Kind != FlashChangeKind.Flush) / (double)WearFrames;
            Console.WriteLine($"{batch,5}  {store.AppendedBytes / (double)WearFrames,11:F0}  {changes,13:F2}  {erases,12:F2}{years}");
        }

        // littlefs copies the block that a file ends in when it is appended to after having been closed.
        private static double Erases(IReadOnlyList<FlashChange> changes)
        {
            var lengths = new Dictionary<string, long>();
            double erases = 0;
            foreach (FlashChange change in changes)
            {
                long length = lengths.GetValueOrDefault(change.Name);
                switch (change.Kind)
                {
                    case FlashChangeKind.Append:
                        erases += Math.Ceiling((length % BlockBytes + change.Data.Length) / (double)BlockBytes) + 1 / CommitsPerErase;
                        lengths[change.Name] = length + change.Data.Length;
                        break;
                    case FlashChangeKind.Rename:
                        erases += 1 / CommitsPerErase;
                        lengths.Remove(change.Name);
                        lengths[change.Target] = length;
                        break;
                    case FlashChangeKind.Delete:
                        erases += 1 / CommitsPerErase;
                        lengths.Remove(change.Name);
                        break;
                }
            }

            return erases;
        }

        private static (FrameJournal Journal, Ledger Ledger) Open(FlashRecorder store, JournalSettings settings)
        {
            var ledger = new Ledger(store);
            var journal = new FrameJournal(store, ledger, settings, new HealthCounters());
            if (ledger.Open() != Outcome.Ok || journal.Open(new ChainHead()) != Outcome.Ok)
            {
                throw new InvalidOperationException("the journal does not open");
            }

            return (journal, ledger);
        }

        private static void Fill(FlashRecorder store, JournalSettings settings, int frames, bool isOnline)
        {
            (FrameJournal journal, Ledger ledger) = Open(store, settings);
            var sequences = new SequenceSource(ledger);
            sequences.Open(0);
            var frame = new SealedFrame { Offset = FrameSealer.Overhang, Length = FrameLength };
            for (int i = 0; i < frames; i++)
            {
                journal.Prepare();
                sequences.TryPeek(out frame.Sequence);
                sequences.Use();
                journal.Append(frame, false);
                if (isOnline && !journal.HasUnwritten)
                {
                    journal.Acknowledge(frame.Sequence);
                }
            }
        }
    }
}
