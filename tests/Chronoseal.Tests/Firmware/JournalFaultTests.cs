using Chronoseal.Firmware;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    /// <summary>The journal after power cuts, on failing media and when it is full.</summary>
    [TestClass]
    public class JournalFaultTests
    {
        private const int FrameLength = 300;
        private const int SegmentLimit = 48;

        [TestMethod]
        [DataRow(1)]
        [DataRow(150)]
        [DataRow(299)]
        [DataRow(300)]
        [DataRow(306)]
        [DataRow(315)]
        public void A_torn_last_record_leaves_the_head_at_the_one_before(int cut)
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 3, FrameLength);
            bench.Files.Cut(JournalBench.FileName(1), cut);
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Reopen());
            Assert.AreEqual(2, bench.Journal.Pending);
            Assert.AreEqual(2L, bench.Head.LastSequence);
            Assert.AreEqual(bench.DigestOf(2, FrameLength), Hex.Format(bench.Head.LastDigest));
            bench.Append(4, FrameLength);
            Assert.AreEqual("1 2 4 ", bench.ReadAll());
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(2)]
        [DataRow(5)]
        [DataRow(11)]
        [DataRow(13)]
        [DataRow(200)]
        public void A_damaged_record_is_told_and_costs_no_neighbour(int position)
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 3, FrameLength);
            bench.Reopen();
            bench.AppendMany(4, 2, FrameLength);
            bench.Files.Flip(JournalBench.FileName(1), SegmentHead.Length + FrameLength + JournalRecord.HeadLength + position);
            Assert.AreEqual("1 3 4 5 ", bench.ReadAll());
            Assert.AreEqual("damage 1 in 2..2", bench.Lost());
            Assert.AreEqual("1 3 4 5 ", bench.ReadAll());
            Assert.AreEqual(1L, bench.Health.DamagedRecords);
            bench.Tell(6);
            Assert.AreEqual("", bench.Lost());
            bench.Reopen();
            Assert.AreEqual("1 3 4 5 6 ", bench.ReadAll());
            Assert.AreEqual(bench.DigestOf(6, 200), Hex.Format(bench.Head.LastDigest));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(12)]
        [DataRow(300)]
        public void Damage_at_the_end_of_a_boot_is_told_by_the_next(int position)
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 3, FrameLength);
            bench.Files.Flip(JournalBench.FileName(1), SegmentHead.Length + 2 * (FrameLength + JournalRecord.HeadLength) + position);
            bench.Reopen();
            Assert.AreEqual(2L, bench.Head.LastSequence);
            bench.Append(257, FrameLength);
            Assert.AreEqual("1 2 257 ", bench.ReadAll());
            Assert.AreEqual("damage 1 in 3..3", bench.Lost());
        }

        [TestMethod]
        public void Damage_at_the_end_of_a_boot_is_told_even_of_a_frame_that_was_acknowledged()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 33, FrameLength);
            bench.Journal.Acknowledge(33);
            bench.Files.Flip(JournalBench.FileName(1), SegmentHead.Length + 33 * (FrameLength + JournalRecord.HeadLength) - 1);
            bench.Reopen();
            Assert.AreEqual(32L, bench.Head.LastSequence);
            Assert.AreEqual("damage 1 in 33..33", bench.Lost());
            bench.Tell(257);
            bench.Reopen();
            Assert.AreEqual("", bench.Lost());
            Assert.AreEqual("257 ", bench.ReadAll());
        }

        [TestMethod]
        public void What_is_acknowledged_is_not_noted_past_damage_that_is_not_told()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 120, FrameLength);
            bench.Files.Flip(JournalBench.FileName(1), SegmentHead.Length + 3 * (FrameLength + JournalRecord.HeadLength) + 50);
            bench.ReadAll();
            bench.Journal.Acknowledge(120);
            bench.Reopen();
            Assert.AreEqual(4, bench.ReadNext() - 1);
            Assert.AreEqual("damage 1 in 4..4", bench.Lost());
            bench.Tell(121);
            bench.Journal.Acknowledge(121);
            bench.Reopen();
            Assert.AreEqual(0, bench.Journal.Pending);
            Assert.AreEqual("", bench.Lost());
        }

        [TestMethod]
        public void A_damaged_head_costs_nothing()
        {
            for (int position = 0; position < SegmentHead.Length; position++)
            {
                var bench = new JournalBench();
                bench.AppendMany(1, 100, FrameLength);
                bench.Journal.Acknowledge(60);
                bench.Files.Flip(JournalBench.FileName(2), position);
                bench.Reopen();
                bench.Append(101, FrameLength);
                Assert.AreEqual(101 - bench.Journal.AcknowledgedSequence, (long)bench.Journal.Pending);
                Assert.AreEqual(bench.Journal.AcknowledgedSequence + 1, (long)bench.ReadNext());
                Assert.AreEqual("", bench.Lost());
            }
        }

        [TestMethod]
        public void Rubbish_in_a_file_stops_nothing()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 2, FrameLength);
            bench.Reopen();
            var noise = new Noise(3);
            var rubbish = new byte[500];
            for (int i = 0; i < rubbish.Length; i++)
            {
                rubbish[i] = (byte)noise.Next(256);
            }

            bench.Files.Append(JournalBench.FileName(1), rubbish, 0, rubbish.Length);
            bench.Append(3, FrameLength);
            bench.Reopen();
            Assert.AreEqual("1 2 3 ", bench.ReadAll());
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(10)]
        [DataRow(100)]
        public void A_failed_write_is_kept_unread_and_hides_nothing_after_it(int written)
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 2, FrameLength);
            bench.Files.TearNextAppendAt = written;
            Assert.AreEqual((int)Outcome.NotReady, (int)bench.Append(3, FrameLength));
            Assert.IsTrue(bench.Journal.HasUnwritten);
            Assert.AreEqual("1 2 ", bench.ReadAll());
            Assert.AreEqual(2, bench.Journal.Pending);
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Append(4, FrameLength));
            Assert.AreEqual("1 2 3 4 ", bench.ReadAll());
            bench.Reopen();
            Assert.AreEqual("1 2 3 4 ", bench.ReadAll());
        }

        [TestMethod]
        public void A_full_journal_refuses_and_accepts_again_after_acknowledgements()
        {
            JournalBench bench = Full(out int frames);
            Assert.AreEqual((int)Outcome.OutOfRange, (int)bench.Append(frames + 1, FrameLength));
            Assert.AreEqual(frames, bench.Journal.Pending);
            bench.Journal.Acknowledge(40);
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Append(frames + 1, FrameLength));
            Assert.AreEqual(41, bench.ReadNext());
        }

        [TestMethod]
        public void A_full_journal_can_still_be_opened_and_read()
        {
            JournalBench bench = Full(out int frames);
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Reopen());
            Assert.AreEqual(frames, bench.Journal.Pending);
            Assert.AreEqual((long)frames, bench.Head.LastSequence);
            Assert.AreEqual(1, bench.ReadNext());
        }

        [TestMethod]
        public void Boots_that_keep_no_frame_do_not_fill_the_journal()
        {
            var bench = new JournalBench(Stopping(SegmentLimit));
            bench.Append(1, FrameLength);
            for (int boot = 0; boot < 2 * SegmentLimit; boot++)
            {
                bench.Reopen();
            }

            Assert.AreEqual((int)Outcome.Ok, (int)bench.Append(2, FrameLength));
            Assert.AreEqual("1 2 ", bench.ReadAll());
        }

        [TestMethod]
        public void A_full_journal_is_freed_by_few_acknowledgements_too()
        {
            var bench = new JournalBench(Stopping(8));
            for (int boot = 0; boot < 8; boot++)
            {
                bench.AppendMany(3 * boot + 1, 3, FrameLength);
                bench.Reopen();
            }

            Assert.AreEqual(24, bench.Journal.Pending);
            bench.Journal.Acknowledge(24);
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Append(25, FrameLength));
            bench.Reopen();
            Assert.AreEqual("25 ", bench.ReadAll());
        }

        [TestMethod]
        public void A_failing_store_does_not_cost_the_head_of_the_chain()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 33, FrameLength);
            bench.Reopen();
            bench.Files.TearNextAppendAt = 0;
            bench.Append(34, FrameLength);
            bench.Journal.Acknowledge(33);
            bench.Reopen();
            Assert.AreEqual(33L, bench.Head.LastSequence);
            Assert.AreEqual(bench.DigestOf(33, FrameLength), Hex.Format(bench.Head.LastDigest));
        }

        [TestMethod]
        public void A_file_that_cannot_be_read_is_no_end_of_the_chain()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 3, FrameLength);
            var ledger = new Ledger(bench.Files);
            ledger.Open();
            bench.Files.ReadOutcome = Outcome.BusFault;
            Assert.AreEqual((int)Outcome.BusFault, (int)new FrameJournal(bench.Files, ledger, bench.Settings, bench.Health).Open(bench.Head));
        }

        private static JournalSettings Stopping(int segmentLimit)
        {
            return new JournalSettings { SegmentLimit = segmentLimit, StopsWhenFull = true };
        }

        // One frame a boot, so that each has a file of its own.
        private static JournalBench Full(out int frames)
        {
            var bench = new JournalBench(Stopping(SegmentLimit));
            frames = 0;
            while (frames < 2 * SegmentLimit && bench.Append(frames + 1, FrameLength) == Outcome.Ok)
            {
                frames++;
                bench.Reopen();
            }

            return bench;
        }
    }
}
