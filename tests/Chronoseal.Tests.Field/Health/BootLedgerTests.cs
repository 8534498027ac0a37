using Chronoseal.Firmware.Health;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Health
{
    [TestClass]
    public class BootLedgerTests
    {
        private const int Limit = 5;

        [TestMethod]
        public void A_first_boot_finds_nothing_and_is_not_damaged()
        {
            BootLedger ledger = Boot(new MemoryFiles(), ResetReason.PowerOn);
            Assert.AreEqual(1, ledger.Count);
            Assert.AreEqual(1L, ledger.Current.Ordinal);
            Assert.IsFalse(ledger.WasDamaged);
            Assert.IsFalse(ledger.WantsSafeMode(Limit));
        }

        [TestMethod]
        public void What_a_boot_was_is_remembered()
        {
            var files = new MemoryFiles();
            BootLedger ledger = Boot(files, ResetReason.PowerOn);
            ledger.Mark(BootPhase.Good, 120, 7);
            ledger.End(RestartCause.Heap, 4000, 7);
            BootRecord record = Boot(files, ResetReason.BrownOut)[0];
            Assert.AreEqual((int)ResetReason.PowerOn, (int)record.ResetReason);
            Assert.AreEqual((int)BootPhase.Good, (int)record.Phase);
            Assert.IsTrue(record.HasEnded && !record.IsBad);
            Assert.AreEqual((int)RestartCause.Heap, (int)record.Cause);
            Assert.AreEqual(4000L, record.UptimeSeconds);
            Assert.AreEqual(7L, record.FrameBoot);
        }

        [TestMethod]
        public void Sixteen_boots_and_all_brown_outs_are_remembered()
        {
            var files = new MemoryFiles();
            BootLedger ledger = null;
            for (int i = 0; i < 40; i++)
            {
                ledger = Boot(files, i % 2 == 0 ? ResetReason.BrownOut : ResetReason.Watchdog);
            }

            Assert.AreEqual(HealthLimits.BootRecords, ledger.Count);
            Assert.AreEqual(25L, ledger[0].Ordinal);
            Assert.AreEqual(40L, ledger.Current.Ordinal);
            Assert.AreEqual(20L, ledger.BrownOuts);
            Assert.AreEqual(39L, ledger.BadInRow);
            Assert.AreEqual(2, files.FileCount);
        }

        [TestMethod]
        [DataRow((int)RestartCause.Asked, false)]
        [DataRow((int)RestartCause.Configuration, false)]
        [DataRow((int)RestartCause.StuckTask, true)]
        [DataRow((int)RestartCause.FaultedTask, true)]
        [DataRow((int)RestartCause.Silence, true)]
        [DataRow((int)RestartCause.Heap, true)]
        [DataRow((int)RestartCause.FailedStart, false)]
        [DataRow((int)RestartCause.SafeModeOver, false)]
        public void Only_a_fault_before_its_time_makes_a_boot_bad(int cause, bool isBad)
        {
            var files = new MemoryFiles();
            Boot(files, ResetReason.Software).End((RestartCause)cause, 60, 1);
            Assert.AreEqual(isBad ? 1L : 0L, Boot(files, ResetReason.Software).BadInRow);
            files = new MemoryFiles();
            BootLedger good = Boot(files, ResetReason.Software);
            good.Mark(BootPhase.Good, 120, 1);
            good.End((RestartCause)cause, 300, 1);
            Assert.AreEqual(0L, Boot(files, ResetReason.Software).BadInRow);
        }

        [TestMethod]
        public void A_boot_that_waits_for_somebody_is_neither_good_nor_bad()
        {
            var files = new MemoryFiles();
            Boot(files, ResetReason.Software);
            Boot(files, ResetReason.Software).Mark(BootPhase.Waiting, 0, 0);
            Assert.AreEqual(1L, Boot(files, ResetReason.Software).BadInRow);
        }

        [TestMethod]
        public void Bad_boots_lead_to_safe_mode_and_each_safe_mode_to_one_try()
        {
            var files = new MemoryFiles();
            for (int i = 0; i < Limit; i++)
            {
                Assert.IsFalse(Boot(files, ResetReason.Software).WantsSafeMode(Limit));
            }

            BootLedger ledger = Boot(files, ResetReason.Software);
            Assert.IsTrue(ledger.WantsSafeMode(Limit));
            ledger.Mark(BootPhase.SafeMode, 0, 0);

            // Asked for a restart at once: no reason for safe mode, and none for a clean slate.
            ledger = Boot(files, ResetReason.Software);
            Assert.IsFalse(ledger.WantsSafeMode(Limit));
            ledger.End(RestartCause.Asked, 10, 2);
            Assert.IsFalse(Boot(files, ResetReason.Software).WantsSafeMode(Limit));
            ledger = Boot(files, ResetReason.Software);
            Assert.IsTrue(ledger.WantsSafeMode(Limit));
            Assert.AreEqual(6L, ledger.BadInRow);
        }

        [TestMethod]
        public void A_good_boot_ends_it_all()
        {
            var files = new MemoryFiles();
            for (int i = 0; i < Limit; i++)
            {
                Boot(files, ResetReason.Software);
            }

            BootLedger ledger = Boot(files, ResetReason.Software);
            ledger.Mark(BootPhase.SafeMode, 0, 0);
            Boot(files, ResetReason.Software).Mark(BootPhase.Good, 120, 3);
            Boot(files, ResetReason.Software);
            ledger = Boot(files, ResetReason.Software);
            Assert.AreEqual(1L, ledger.BadInRow);
            Assert.IsFalse(ledger.WantsSafeMode(Limit));
        }

        [TestMethod]
        public void A_torn_write_leaves_what_was_there_before()
        {
            for (int torn = 0; torn < 278; torn += 3)
            {
                var files = new MemoryFiles();
                Boot(files, ResetReason.PowerOn).Mark(BootPhase.Good, 120, 1);
                files.TearNextAppendAt = torn;
                BootLedger ledger = Boot(files, ResetReason.BrownOut);
                Assert.AreEqual(1, ledger.WriteFaults);
                ledger = Boot(files, ResetReason.PowerOn);
                Assert.IsFalse(ledger.WasDamaged);
                Assert.AreEqual(2L, ledger.Current.Ordinal);
                Assert.AreEqual((int)BootPhase.Good, (int)ledger[0].Phase);
                Assert.AreEqual(3L, Boot(files, ResetReason.PowerOn).Current.Ordinal);
            }
        }

        [TestMethod]
        public void A_torn_mark_leaves_the_boot_begun()
        {
            var files = new MemoryFiles();
            Boot(files, ResetReason.PowerOn).Mark(BootPhase.Good, 120, 1);
            BootLedger ledger = Boot(files, ResetReason.BrownOut);
            files.TearNextAppendAt = 50;
            ledger.Mark(BootPhase.Good, 120, 2);
            ledger = Boot(files, ResetReason.PowerOn);
            Assert.AreEqual(3L, ledger.Current.Ordinal);
            Assert.AreEqual((int)BootPhase.Begun, (int)ledger[1].Phase);
            Assert.AreEqual(1L, ledger.BrownOuts);
        }

        [TestMethod]
        public void A_damaged_slot_costs_one_write_and_two_begin_it_anew()
        {
            var files = new MemoryFiles();
            Boot(files, ResetReason.PowerOn);
            Boot(files, ResetReason.PowerOn);
            files.Flip("boots-1", 20);
            BootLedger ledger = Boot(files, ResetReason.PowerOn);
            Assert.AreEqual(2L, ledger.Current.Ordinal);
            Assert.IsFalse(ledger.WasDamaged);
            files.Flip("boots-0", 3);
            files.Flip("boots-1", 100);
            ledger = Boot(files, ResetReason.PowerOn);
            Assert.IsTrue(ledger.WasDamaged);
            Assert.AreEqual(1L, ledger.Current.Ordinal);
            Assert.AreEqual(2L, Boot(files, ResetReason.PowerOn).Current.Ordinal);
        }

        [TestMethod]
        public void A_drive_that_does_not_work_blocks_nothing()
        {
            var files = new MemoryFiles { ReadOutcome = Outcome.BusFault, CapacityBytes = 0 };
            files.CapacityBytes = 100;
            BootLedger ledger = Boot(files, ResetReason.PowerOn);
            ledger.Mark(BootPhase.Good, 120, 1);
            Assert.AreEqual(2, ledger.WriteFaults);
            Assert.AreEqual(1L, ledger.Current.Ordinal);
        }

        [TestMethod]
        public void Where_safe_mode_cannot_be_noted_there_is_none_for_ever()
        {
            var files = new MemoryFiles();
            for (int i = 0; i <= Limit; i++)
            {
                Boot(files, ResetReason.Software);
            }

            files.CapacityBytes = 300;
            for (int i = 0; i < 3; i++)
            {
                BootLedger ledger = Boot(files, ResetReason.Software);
                Assert.IsTrue(ledger.BadInRow >= Limit && ledger.WriteFaults == 1);
                Assert.IsFalse(ledger.WantsSafeMode(Limit));
            }
        }

        private static BootLedger Boot(MemoryFiles files, ResetReason reason)
        {
            var ledger = new BootLedger(files);
            ledger.Begin(reason);
            return ledger;
        }
    }
}
