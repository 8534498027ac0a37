using Chronoseal.Firmware;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class LedgerTests
    {
        private const string FileName = "ledger.log";
        private const string NewFileName = "ledger.new";
        private const int RecordLength = 32;

        [TestMethod]
        public void An_empty_store_gives_zeros()
        {
            Ledger ledger = Open(new MemoryFiles());
            Assert.AreEqual(0L, ledger.Value(LedgerEntry.Boot));
            Assert.AreEqual(0L, ledger.Value(LedgerEntry.Acknowledged));
        }

        [TestMethod]
        public void Every_entry_outlives_a_boot()
        {
            var files = new MemoryFiles();
            Ledger ledger = Open(files);
            for (int entry = 1; entry <= 8; entry++)
            {
                Note(ledger, (LedgerEntry)entry, 1000000000000L * entry);
            }

            ledger = Open(files);
            for (int entry = 1; entry <= 8; entry++)
            {
                Assert.AreEqual(1000000000000L * entry, ledger.Value((LedgerEntry)entry));
            }
        }

        [TestMethod]
        public void A_lower_value_is_no_news()
        {
            var files = new MemoryFiles();
            Ledger ledger = Open(files);
            Note(ledger, LedgerEntry.SequenceReserved, 512);
            long used = files.UsedBytes;
            Note(ledger, LedgerEntry.SequenceReserved, 256);
            Note(ledger, LedgerEntry.SequenceReserved, 512);
            Assert.AreEqual(used, files.UsedBytes);
            Assert.AreEqual(512L, ledger.Value(LedgerEntry.SequenceReserved));
        }

        [TestMethod]
        public void An_older_record_behind_a_newer_one_lowers_nothing()
        {
            var files = new MemoryFiles();
            Note(Open(files), LedgerEntry.Boot, 7);
            var older = new byte[RecordLength];
            files.Read(FileName, 0, older, 0, RecordLength, out _);
            Note(Open(files), LedgerEntry.Boot, 8);
            files.Append(FileName, older, 0, RecordLength);
            Assert.AreEqual(8L, Open(files).Value(LedgerEntry.Boot));
        }

        [TestMethod]
        public void The_latest_value_counts()
        {
            var files = new MemoryFiles();
            Ledger ledger = Open(files);
            Note(ledger, LedgerEntry.Boot, 1);
            Note(ledger, LedgerEntry.Boot, 2);
            Assert.AreEqual(2L, ledger.Value(LedgerEntry.Boot));
            Assert.AreEqual(2L, Open(files).Value(LedgerEntry.Boot));
        }

        [TestMethod]
        [DataRow(17)]
        [DataRow(25)]
        [DataRow(31)]
        public void A_torn_record_is_passed_over_and_hides_none_of_the_next_boot(int cut)
        {
            var files = new MemoryFiles();
            Ledger ledger = Open(files);
            Note(ledger, LedgerEntry.Boot, 1);
            Note(ledger, LedgerEntry.SequenceReserved, 256);
            Note(ledger, LedgerEntry.Boot, 2);
            files.Cut(FileName, cut);
            ledger = Open(files);
            Assert.AreEqual(1L, ledger.Value(LedgerEntry.Boot));
            Assert.AreEqual(256L, ledger.Value(LedgerEntry.SequenceReserved));
            Note(ledger, LedgerEntry.Boot, 3);
            Assert.AreEqual(3L, Open(files).Value(LedgerEntry.Boot));
        }

        [TestMethod]
        public void A_torn_first_record_hides_none_of_the_next_boot()
        {
            var files = new MemoryFiles();
            Note(Open(files), LedgerEntry.Boot, 1);
            files.Cut(FileName, RecordLength - 9);
            Ledger ledger = Open(files);
            Note(ledger, LedgerEntry.Boot, 1);
            Note(ledger, LedgerEntry.SequenceReserved, 256);
            Assert.AreEqual(256L, Open(files).Value(LedgerEntry.SequenceReserved));
        }

        [TestMethod]
        public void A_write_that_failed_in_the_middle_hides_nothing_noted_after_it()
        {
            var files = new MemoryFiles();
            Ledger ledger = Open(files);
            Note(ledger, LedgerEntry.SequenceReserved, 256);
            files.TearNextAppendAt = 5;
            Assert.AreEqual((int)Outcome.BusFault, (int)ledger.Note(LedgerEntry.SequenceReserved, 512));
            Assert.AreEqual(256L, ledger.Value(LedgerEntry.SequenceReserved));
            Note(ledger, LedgerEntry.SequenceReserved, 512);
            Assert.AreEqual(512L, Open(files).Value(LedgerEntry.SequenceReserved));
        }

        [TestMethod]
        public void No_damaged_byte_costs_a_value()
        {
            for (int position = 0; position < 3 * RecordLength; position++)
            {
                var files = new MemoryFiles();
                Ledger ledger = Open(files);
                Note(ledger, LedgerEntry.Boot, 7);
                Note(ledger, LedgerEntry.Boot, 8);
                Note(ledger, LedgerEntry.Acknowledged, 9);
                files.Flip(FileName, position);
                ledger = Open(files);
                Assert.AreEqual(8L, ledger.Value(LedgerEntry.Boot));
                Assert.AreEqual(9L, ledger.Value(LedgerEntry.Acknowledged));
            }
        }

        [TestMethod]
        public void A_cut_before_the_rename_leaves_the_rewritten_file_in_use()
        {
            var files = new MemoryFiles();
            Note(Open(files), LedgerEntry.Boot, 41);
            files.Rename(FileName, NewFileName);
            Ledger ledger = Open(files);
            Assert.AreEqual(41L, ledger.Value(LedgerEntry.Boot));
            Note(ledger, LedgerEntry.Boot, 42);
            Assert.AreEqual(42L, Open(files).Value(LedgerEntry.Boot));
        }

        [TestMethod]
        public void A_half_written_new_file_beside_the_old_one_is_ignored()
        {
            var files = new MemoryFiles();
            Note(Open(files), LedgerEntry.Boot, 41);
            files.Append(NewFileName, new byte[9], 0, 9);
            Assert.AreEqual(41L, Open(files).Value(LedgerEntry.Boot));
        }

        [TestMethod]
        public void The_file_is_rewritten_when_it_has_grown()
        {
            var files = new MemoryFiles();
            Ledger ledger = Open(files);
            Note(ledger, LedgerEntry.Boot, 3);
            for (int i = 1; i <= 1500; i++)
            {
                Note(ledger, LedgerEntry.Acknowledged, i);
                files.Length(FileName, out long length);
                Assert.IsTrue(length <= Limits.LedgerBytes + RecordLength);
            }

            ledger = Open(files);
            Assert.AreEqual(1500L, ledger.Value(LedgerEntry.Acknowledged));
            Assert.AreEqual(3L, ledger.Value(LedgerEntry.Boot));
            Assert.AreEqual(1, files.FileCount);
        }

        [TestMethod]
        public void A_store_that_cannot_be_read_is_reported()
        {
            var files = new MemoryFiles();
            Note(Open(files), LedgerEntry.Boot, 1);
            files.ReadOutcome = Outcome.BusFault;
            Assert.AreEqual((int)Outcome.BusFault, (int)new Ledger(files).Open());
        }

        private static Ledger Open(MemoryFiles files)
        {
            var ledger = new Ledger(files);
            Assert.AreEqual((int)Outcome.Ok, (int)ledger.Open());
            return ledger;
        }

        private static void Note(Ledger ledger, LedgerEntry entry, long value)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)ledger.Note(entry, value));
        }
    }
}
