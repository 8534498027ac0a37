using Chronoseal.Firmware;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class FrameJournalTests
    {
        private const int FramesPerFile = (Limits.JournalSegmentBytes - SegmentHead.Length) / (JournalRecord.HeadLength + Limits.FrameBytes);

        [TestMethod]
        public void Frames_come_back_in_order_and_whole()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 5, 300);
            Assert.AreEqual("1 2 3 4 5 ", bench.ReadAll());
            Assert.AreEqual(5, bench.Journal.Pending);
        }

        [TestMethod]
        public void Frames_and_the_head_of_the_chain_outlive_a_boot()
        {
            var bench = new JournalBench();
            bench.AppendMany(7, 3, 300);
            Assert.AreEqual((int)Outcome.Ok, (int)bench.Reopen());
            Assert.AreEqual(3, bench.Journal.Pending);
            Assert.AreEqual(9L, bench.Head.LastSequence);
            Assert.AreEqual(bench.DigestOf(9, 300), Hex.Format(bench.Head.LastDigest));
            bench.AppendMany(10, 2, 100);
            Assert.AreEqual("7 8 9 10 11 ", bench.ReadAll());
        }

        [TestMethod]
        public void An_empty_journal_has_no_head()
        {
            var bench = new JournalBench();
            Assert.AreEqual(0L, bench.Head.LastSequence);
            Assert.AreEqual(0, bench.ReadNext());
        }

        [TestMethod]
        public void Reading_follows_appending()
        {
            var bench = new JournalBench();
            Assert.AreEqual(0, bench.ReadNext());
            for (int sequence = 1; sequence <= 2 * FramesPerFile + 5; sequence++)
            {
                bench.Append(sequence, Limits.FrameBytes);
                Assert.AreEqual(sequence, bench.ReadNext());
                Assert.AreEqual(0, bench.ReadNext());
            }
        }

        [TestMethod]
        public void Acknowledged_frames_are_not_read_again()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 6, 100);
            bench.Journal.Acknowledge(4);
            Assert.AreEqual("5 6 ", bench.ReadAll());
            Assert.AreEqual(2, bench.Journal.Pending);
        }

        [TestMethod]
        public void Acknowledgements_are_noted_in_lots()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 40, 50);
            bench.Journal.Acknowledge(31);
            bench.Reopen();
            Assert.AreEqual(40, bench.Journal.Pending);
            bench.Journal.Acknowledge(32);
            bench.Reopen();
            Assert.AreEqual(8, bench.Journal.Pending);
            Assert.AreEqual(33, bench.ReadNext());
        }

        [TestMethod]
        public void A_file_goes_when_all_in_it_is_acknowledged_and_not_before()
        {
            var bench = new JournalBench();
            const int length = 300;
            const int perFile = (Limits.JournalSegmentBytes - SegmentHead.Length) / (JournalRecord.HeadLength + length);
            bench.AppendMany(1, 2 * perFile + 40, length);
            bench.Journal.Acknowledge(perFile - 1);
            Assert.IsTrue(Exists(bench, 1));
            bench.Journal.Acknowledge(perFile + 35);
            Assert.IsFalse(Exists(bench, 1));
            Assert.IsTrue(Exists(bench, 2));
            bench.Journal.Acknowledge(2 * perFile + 40);
            Assert.IsFalse(Exists(bench, 2));
            Assert.IsTrue(Exists(bench, 3));
            Assert.AreEqual(0, bench.Journal.Pending);
        }

        [TestMethod]
        [DataRow(0L, 8)]
        [DataRow(1L, 3)]
        [DataRow(1048576L, 32)]
        [DataRow(1099511627776L, 192)]
        public void The_journal_takes_half_of_the_store_within_its_limits(long capacity, int segments)
        {
            Assert.AreEqual(segments, JournalSettings.ForCapacity(capacity).SegmentLimit);
        }

        [TestMethod]
        public void The_last_frame_stays_for_the_chain_though_all_are_acknowledged()
        {
            var bench = new JournalBench();
            bench.AppendMany(1, 40, 60);
            bench.Journal.Acknowledge(40);
            bench.Reopen();
            Assert.AreEqual(0, bench.Journal.Pending);
            bench.Reopen();
            Assert.AreEqual(40L, bench.Head.LastSequence);
            Assert.AreEqual(bench.DigestOf(40, 60), Hex.Format(bench.Head.LastDigest));
        }

        [TestMethod]
        public void A_cursor_in_a_deleted_file_goes_on_in_the_next()
        {
            var bench = new JournalBench();
            const int frames = 6 * FramesPerFile;
            bench.AppendMany(1, frames, Limits.FrameBytes);
            Assert.AreEqual(1, bench.ReadNext());
            bench.Journal.Acknowledge(frames - 2);
            Assert.IsFalse(Exists(bench, 1));
            Assert.AreEqual(frames - 1, bench.ReadNext());
        }

        private static bool Exists(JournalBench bench, int segment)
        {
            return bench.Files.Length(JournalBench.FileName(segment), out _) == Outcome.Ok;
        }
    }
}
