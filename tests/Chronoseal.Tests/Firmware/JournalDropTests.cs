using Chronoseal.Firmware;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    /// <summary>A full journal that drops its oldest data frames, and never anything else.</summary>
    [TestClass]
    public class JournalDropTests
    {
        private const int FrameLength = Limits.FrameBytes;
        private const int PerFile = 4;
        private const int FileBytes = SegmentHead.Length + PerFile * (JournalRecord.HeadLength + FrameLength);

        [TestMethod]
        public void The_oldest_data_frames_go_and_births_and_events_stay()
        {
            JournalBench bench = Bench(1);
            bench.Append(1, FrameLength, true);
            bench.AppendMany(2, 4, FrameLength);
            bench.Append(6, FrameLength, true);
            bench.AppendMany(7, 13, FrameLength);
            Assert.AreEqual("1 6 13 14 15 16 17 18 19 ", bench.ReadAll());
            Assert.AreEqual(9, bench.Journal.Pending);
            Assert.AreEqual(10L, bench.Health.FramesDropped);
            Assert.AreEqual(0L, bench.Health.DamagedRecords);
            Assert.IsTrue(bench.Journal.SegmentCount <= bench.Journal.SegmentLimit);
            bench.Reopen();
            Assert.AreEqual("1 6 13 14 15 16 17 18 19 ", bench.ReadAll());
            Assert.AreEqual(9, bench.Journal.Pending);
        }

        [TestMethod]
        public void A_full_journal_follows_another_policy_at_once()
        {
            JournalBench bench = Bench(1);
            bench.AppendMany(1, 13, FrameLength);
            bench.Journal.StopsWhenFull = true;
            int sequence = 14;
            while (bench.Append(sequence, FrameLength) == Outcome.Ok)
            {
                sequence++;
            }

            Assert.AreEqual((int)Outcome.OutOfRange, (int)bench.Append(sequence, FrameLength));
            long dropped = bench.Health.FramesDropped;
            bench.Journal.StopsWhenFull = false;
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Append(sequence, FrameLength));
            Assert.IsTrue(bench.Health.FramesDropped > dropped);
        }

        [TestMethod]
        public void What_was_dropped_is_told_once_the_uplink_gets_through()
        {
            JournalBench bench = Bench(1);
            bench.AppendMany(1, 15, FrameLength);
            Assert.AreEqual("", bench.Lost());
            bench.Journal.Acknowledge(bench.ReadNext());
            Assert.AreEqual("full 8 in 1..8", bench.Lost());
            bench.Tell(16);
            Assert.AreEqual("", bench.Lost());
            bench.Reopen();
            Assert.AreEqual("", bench.Lost());
        }

        [TestMethod]
        public void What_was_dropped_is_told_by_the_next_boot()
        {
            JournalBench bench = Bench(1);
            bench.AppendMany(1, 20, FrameLength);
            bench.Reopen();
            string lost = bench.Lost();
            Assert.AreEqual("full 12 in 1..12", lost);
            bench.Reopen();
            Assert.AreEqual(lost, bench.Lost());
        }

        [TestMethod]
        public void A_gap_after_one_that_was_told_begins_anew()
        {
            JournalBench bench = Bench(1);
            bench.AppendMany(1, 15, FrameLength);
            bench.Journal.Acknowledge(5);
            bench.Tell(16);
            bench.AppendMany(17, 8, FrameLength);
            bench.Reopen();
            Assert.AreEqual("full 7 in 9..15", bench.Lost());
        }

        [TestMethod]
        public void Acknowledged_frames_are_not_counted_as_lost()
        {
            JournalBench bench = Bench(1);
            bench.AppendMany(1, 12, FrameLength);
            bench.Journal.Acknowledge(3);
            bench.AppendMany(13, 1, FrameLength);
            bench.Reopen();
            Assert.AreEqual("full 5 in 4..8", bench.Lost());
        }

        [TestMethod]
        public void A_cursor_goes_on_behind_what_it_read_though_its_file_is_dropped()
        {
            JournalBench bench = Bench(1);
            bench.Append(1, FrameLength);
            bench.Append(2, FrameLength, true);
            bench.Append(3, FrameLength, true);
            bench.AppendMany(4, 8, FrameLength);
            Assert.AreEqual(1, bench.ReadNext());
            Assert.AreEqual(2, bench.ReadNext());
            bench.AppendMany(12, 5, FrameLength);
            Assert.AreEqual(3, bench.ReadNext());
            Assert.AreEqual(9, bench.ReadNext());
            bench.Journal.Acknowledge(2);
            Assert.AreEqual(9, bench.Journal.Pending);
            bench.Journal.Acknowledge(9);
            Assert.AreEqual(7, bench.Journal.Pending);
            Assert.AreEqual(10, bench.ReadNext());
        }

        [TestMethod]
        public void Acknowledging_a_frame_that_was_dropped_on_its_way_frees_what_lies_before_it()
        {
            JournalBench bench = Bench(1);
            bench.Append(1, FrameLength, true);
            bench.AppendMany(2, 15, FrameLength);
            bench.Journal.Acknowledge(3);
            Assert.AreEqual(8, bench.Journal.Pending);
            Assert.AreEqual("9 10 11 12 13 14 15 16 ", bench.ReadAll());
        }

        [TestMethod]
        public void Births_alone_fill_the_journal_and_the_next_is_refused()
        {
            JournalBench bench = Bench(1);
            int sequence = 0;
            Outcome outcome = Outcome.Ok;
            while (outcome == Outcome.Ok && sequence < 100)
            {
                sequence++;
                outcome = bench.Append(sequence, FrameLength, true);
            }

            Assert.AreEqual((int)Outcome.OutOfRange, (int)outcome);
            Assert.AreEqual(sequence - 1, bench.Journal.Pending);
            Assert.IsTrue(sequence > 3 * PerFile - 3);
            Assert.AreEqual("", bench.Lost());
            bench.Journal.Acknowledge(PerFile);
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Append(sequence, FrameLength, true));
            Assert.AreEqual(PerFile + 1, bench.ReadNext());
        }

        [TestMethod]
        public void Kept_files_go_when_they_are_acknowledged_and_told()
        {
            JournalBench bench = Bench(1);
            bench.Append(1, FrameLength, true);
            bench.AppendMany(2, 15, FrameLength);
            Assert.IsTrue(Exists(bench, JournalNames.Kept(1)));
            bench.Journal.Acknowledge(9);
            Assert.IsTrue(Exists(bench, JournalNames.Kept(1)));
            bench.Tell(17);
            bench.Journal.Acknowledge(17);
            Assert.IsFalse(Exists(bench, JournalNames.Kept(1)));
            Assert.AreEqual(0, bench.Journal.Pending);
            bench.Reopen();
            Assert.AreEqual(0, bench.Journal.Pending);
            Assert.AreEqual(17L, bench.Head.LastSequence);
        }

        [TestMethod]
        public void Frames_written_together_are_read_when_they_are_safe_and_events_at_once()
        {
            JournalBench bench = Bench(4);
            bench.AppendMany(1, 3, 300);
            Assert.AreEqual("", bench.ReadAll());
            Assert.AreEqual(0, bench.Journal.Pending);
            bench.Append(4, 300);
            Assert.AreEqual("1 2 3 4 ", bench.ReadAll());
            bench.Append(5, 300);
            bench.Append(6, 300, true);
            Assert.AreEqual("1 2 3 4 5 6 ", bench.ReadAll());
            bench.Append(7, 300);
            bench.Reopen();
            Assert.AreEqual(6L, bench.Head.LastSequence);
            bench.Append(257, 300, true);
            Assert.AreEqual("1 2 3 4 5 6 257 ", bench.ReadAll());
        }

        [TestMethod]
        public void A_batch_that_cannot_be_written_refuses_more_and_is_written_later()
        {
            JournalBench bench = Bench(2);
            bench.AppendMany(1, 3, 300);
            bench.Files.TearNextAppendAt = 40;
            Assert.AreEqual((int)Outcome.NotReady, (int)bench.Append(4, 300));
            bench.Files.TearNextAppendAt = 0;
            Assert.AreEqual((int)Outcome.BusFault, (int)bench.Append(5, 300));
            Assert.AreEqual("1 2 ", bench.ReadAll());
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Append(5, 300));
            Assert.AreEqual("1 2 3 4 ", bench.ReadAll());
        }

        private static JournalBench Bench(int framesPerWrite)
        {
            return new JournalBench(new JournalSettings { SegmentBytes = FileBytes, SegmentLimit = 3, FramesPerWrite = framesPerWrite });
        }

        private static bool Exists(JournalBench bench, string name)
        {
            return bench.Files.Length(name, out _) == Outcome.Ok;
        }
    }
}
