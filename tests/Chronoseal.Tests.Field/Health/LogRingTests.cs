using Chronoseal.Firmware.Health;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Health
{
    [TestClass]
    public class LogRingTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Lines_are_kept_with_boot_and_counter_and_the_rest_is_cut_or_dotted()
        {
            var time = new ManualTimeline { Microseconds = 5 };
            LogRing log = Open(new MemoryFiles(), time, 3);
            log.Add(LogLevel.Warning, "up link", "caf\u00e9\n" + new string('x', 200));
            var line = new LogLine();
            Assert.IsTrue(log.TryRead(1, line));
            Assert.AreEqual(3L, line.Boot);
            Assert.AreEqual(5L, line.CounterMicroseconds);
            Assert.AreEqual(0L, line.UtcMicroseconds);
            Assert.AreEqual("up.link", line.Source);
            Assert.AreEqual("caf.." + new string('x', 115), line.Text);
            Assert.IsFalse(log.TryRead(0, line) || log.TryRead(2, line));
        }

        [TestMethod]
        public void Only_what_matters_enough_is_kept()
        {
            LogRing log = Open(new MemoryFiles(), new ManualTimeline(), 1);
            log.Add(LogLevel.Debug, "a", "b");
            Assert.AreEqual(0L, log.Newest);
            log.Level = LogLevel.Debug;
            log.Add(LogLevel.Debug, "a", "b");
            log.Level = LogLevel.Error;
            log.Add(LogLevel.Warning, "a", "c");
            Assert.AreEqual(1L, log.Newest);
        }

        [TestMethod]
        public void The_same_line_in_a_row_is_counted()
        {
            var files = new MemoryFiles();
            var time = new ManualTimeline();
            LogRing log = Open(files, time, 1);
            log.Add(LogLevel.Warning, "a", "b");
            log.Turn(0);
            for (int i = 0; i < 9; i++)
            {
                time.Microseconds += Second;
                log.Add(LogLevel.Warning, "a", "b");
            }

            Assert.AreEqual(1L, log.Newest);
            Assert.AreEqual("10 x b", Show(log, 1));
            log.Add(LogLevel.Warning, "a", "c");
            log.Flush();
            LogRing next = Open(files, new ManualTimeline(), 2);
            Assert.AreEqual("10 x b", Show(next, 1));
            Assert.AreEqual("1 x c", Show(next, 2));
            next.Add(LogLevel.Warning, "a", "c");
            Assert.AreEqual("1 x c", Show(next, 3));
        }

        [TestMethod]
        public void Warnings_are_written_soon_and_together_and_other_lines_along_with_them()
        {
            var files = new MemoryFiles();
            LogRing log = Open(files, new ManualTimeline(), 1);
            log.Add(LogLevel.Info, "a", "one");
            log.Turn(Second);
            Assert.AreEqual(0, files.FileCount);
            log.Add(LogLevel.Error, "a", "two");
            log.Turn(2 * Second);
            log.Add(LogLevel.Warning, "a", "three");
            log.Turn(11 * Second);
            Assert.AreEqual(2L, Open(files, new ManualTimeline(), 2).Newest);
            log.Turn(12 * Second);
            LogRing next = Open(files, new ManualTimeline(), 2);
            Assert.AreEqual(3L, next.Newest);
            Assert.AreEqual("1 x one", Show(next, 1));
        }

        [TestMethod]
        public void An_orderly_restart_writes_all_of_a_full_ring_and_two_files_hold_it()
        {
            var files = new MemoryFiles();
            for (int boot = 0; boot < 30; boot++)
            {
                LogRing log = Open(files, new ManualTimeline(), boot);
                for (int i = 0; i < 100; i++)
                {
                    log.Add(LogLevel.Info, "a", "line " + i.ToString());
                }

                log.Flush();
                Assert.IsTrue(files.UsedBytes <= 2 * HealthLimits.LogFileBytes, files.UsedBytes.ToString());
                Assert.AreEqual(36L, log.LinesUnwritten);
            }

            LogRing next = Open(files, new ManualTimeline(), 30);
            Assert.AreEqual(3000L, next.Newest);
            Assert.IsTrue(next.Newest - next.Oldest >= 40);
            Assert.AreEqual("1 x line 99", Show(next, 3000));
            Assert.AreEqual("1 x line 60", Show(next, 2961));
            for (long ordinal = 2961; ordinal <= 3000; ordinal++)
            {
                Show(next, ordinal);
            }
        }

        [TestMethod]
        public void One_line_a_boot_never_costs_the_forty_before_it()
        {
            var files = new MemoryFiles();
            for (int boot = 1; boot <= 300; boot++)
            {
                LogRing log = Open(files, new ManualTimeline(), boot);
                log.Add(LogLevel.Warning, "a", "line of boot " + boot.ToString());
                log.Flush();
                for (long ordinal = boot; ordinal > 0 && ordinal > boot - 40; ordinal--)
                {
                    Assert.AreEqual("1 x line of boot " + ordinal.ToString(), Show(log, ordinal));
                }
            }
        }

        [TestMethod]
        public void A_fault_every_second_writes_no_more_than_the_limit_of_an_hour()
        {
            var files = new MemoryFiles();
            LogRing log = Open(files, new ManualTimeline(), 1);
            long written = 0;
            long before = 0;
            for (int second = 0; second < 7200; second++)
            {
                log.Add(LogLevel.Error, "a", "fault " + second.ToString());
                log.Turn(second * Second);
                written += files.UsedBytes > before ? files.UsedBytes - before : files.UsedBytes < before ? HealthLimits.LogBatchBytes : 0;
                before = files.UsedBytes;
            }

            Assert.IsTrue(written > HealthLimits.LogBytesPerHour, written.ToString());
            Assert.IsTrue(written < (2 * HealthLimits.LogBytesPerHour) + (8 * HealthLimits.LogBatchBytes), written.ToString());
            Assert.IsTrue(log.LinesUnwritten > 0);
        }

        [TestMethod]
        public void A_torn_write_costs_its_own_lines_only()
        {
            for (int torn = 0; torn < 90; torn++)
            {
                var files = new MemoryFiles();
                LogRing log = Open(files, new ManualTimeline(), 1);
                log.Add(LogLevel.Error, "a", "before");
                log.Flush();
                log.Add(LogLevel.Error, "a", "torn one");
                log.Add(LogLevel.Error, "a", "torn two");
                files.TearNextAppendAt = torn;
                log.Flush();
                Assert.AreEqual(1, log.WriteFaults);
                LogRing next = Open(files, new ManualTimeline(), 2);
                Assert.AreEqual("1 x before", Show(next, 1));
                next.Add(LogLevel.Error, "a", "after");
                next.Flush();
                next = Open(files, new ManualTimeline(), 3);
                Assert.AreEqual("1 x after", Show(next, next.Newest));
            }
        }

        [TestMethod]
        public void A_flipped_bit_costs_the_lines_it_is_in()
        {
            for (int position = 0; position < 100; position++)
            {
                var files = new MemoryFiles();
                LogRing log = Open(files, new ManualTimeline(), 1);
                log.Add(LogLevel.Error, "a", "one");
                log.Add(LogLevel.Error, "a", "two");
                log.Add(LogLevel.Error, "a", "three");
                log.Flush();
                files.Length("log-0", out long length);
                if (position < length)
                {
                    files.Flip("log-0", position);
                }

                LogRing next = Open(files, new ManualTimeline(), 2);
                var line = new LogLine();
                int whole = 0;
                for (long i = next.Oldest; i <= next.Newest; i++)
                {
                    bool isThere = next.TryRead(i, line);
                    whole += isThere ? 1 : 0;
                    Assert.IsTrue(!isThere || line.Text == "one" || line.Text == "two" || line.Text == "three");
                }

                // A line end that is no longer one costs the lines on both sides of it.
                Assert.IsTrue(whole >= 1 && whole <= 3, whole.ToString() + " at " + position.ToString());
            }
        }

        private static LogRing Open(MemoryFiles files, ManualTimeline time, long boot)
        {
            var log = new LogRing(time);
            log.Open(files, boot);
            return log;
        }

        private static string Show(LogRing log, long ordinal)
        {
            var line = new LogLine();
            Assert.IsTrue(log.TryRead(ordinal, line));
            return line.Times.ToString() + " x " + line.Text;
        }
    }
}
