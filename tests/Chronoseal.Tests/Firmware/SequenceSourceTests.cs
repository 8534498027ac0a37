using Chronoseal.Firmware;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class SequenceSourceTests
    {
        [TestMethod]
        public void A_node_starts_with_one_and_rises_by_one()
        {
            SequenceSource source = Open(new MemoryFiles(), 0);
            for (long expected = 1; expected < 600; expected++)
            {
                Assert.AreEqual(expected, Take(source));
            }
        }

        [TestMethod]
        public void A_number_stays_the_next_until_it_is_used()
        {
            SequenceSource source = Open(new MemoryFiles(), 0);
            source.TryPeek(out long first);
            source.TryPeek(out long second);
            Assert.AreEqual(first, second);
        }

        [TestMethod]
        public void A_number_is_reserved_before_it_is_given()
        {
            var files = new MemoryFiles();
            SequenceSource source = Open(files, 0);
            for (int i = 0; i < 300; i++)
            {
                source.TryPeek(out long sequence);
                var ledger = new Ledger(files);
                ledger.Open();
                Assert.IsTrue(ledger.Value(LedgerEntry.SequenceReserved) >= sequence);
                source.Use();
            }
        }

        [TestMethod]
        public void Numbers_never_repeat_over_boots()
        {
            var files = new MemoryFiles();
            var noise = new Noise(99);
            long last = 0;
            for (int boot = 0; boot < 40; boot++)
            {
                SequenceSource source = Open(files, 0);
                int uses = noise.Next(400);
                for (int i = 0; i < uses; i++)
                {
                    long sequence = Take(source);
                    Assert.IsTrue(sequence > last);
                    last = sequence;
                }
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(5)]
        [DataRow(15)]
        public void A_torn_reservation_gives_no_number_and_repeats_none(int written)
        {
            var files = new MemoryFiles();
            SequenceSource source = Open(files, 0);
            for (int i = 0; i < Limits.SequenceReserve; i++)
            {
                Take(source);
            }

            files.TearNextAppendAt = written;
            Assert.AreEqual((int)Outcome.BusFault, (int)source.TryPeek(out _));
            Assert.IsTrue(Take(Open(files, 0)) > Limits.SequenceReserve);
        }

        [TestMethod]
        public void A_reservation_after_a_failed_one_outlives_the_boot()
        {
            var files = new MemoryFiles();
            SequenceSource source = Open(files, 0);
            files.TearNextAppendAt = 5;
            source.TryPeek(out _);
            long last = 0;
            for (int i = 0; i < 10; i++)
            {
                last = Take(source);
            }

            Assert.IsTrue(Take(Open(files, 0)) > last);
        }

        [TestMethod]
        public void A_ledger_that_was_lost_costs_a_whole_block_behind_the_journals_last_frame()
        {
            Assert.AreEqual(1001L + Limits.SequenceReserve, Take(Open(new MemoryFiles(), 1000)));
        }

        private static SequenceSource Open(MemoryFiles files, long lastSequenceInJournal)
        {
            var ledger = new Ledger(files);
            Assert.AreEqual((int)Outcome.Ok, (int)ledger.Open());
            var source = new SequenceSource(ledger);
            source.Open(lastSequenceInJournal);
            return source;
        }

        private static long Take(SequenceSource source)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)source.TryPeek(out long sequence));
            source.Use();
            return sequence;
        }
    }
}
