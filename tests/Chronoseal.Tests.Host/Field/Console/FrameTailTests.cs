using Chronoseal.Firmware;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Console.Frames;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.JournalTests;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>The newest frames are found in the files, whatever happened to them, and without the journal's lock.</summary>
    [TestClass]
    public sealed class FrameTailTests
    {
        private const int WaitMilliseconds = 30_000;

        [TestMethod]
        [DataRow(1, 3)]
        [DataRow(3, 3)]
        [DataRow(10, 10)]
        [DataRow(40, 10)]
        [DataRow(500, 10)]
        public void TheNewestFramesAreFound(int frames, int wanted)
        {
            (JournalRig rig, History history) = Rig();
            rig.Start();
            for (int i = 1; i < frames; i++)
            {
                Assert.IsTrue(rig.Seal(FrameKind.Data));
            }

            AssertNewest(rig, history, Math.Min(wanted, frames), wanted);
        }

        [TestMethod]
        public void TheyAreFoundAcrossFilesAndBoots()
        {
            (JournalRig first, History history) = Rig();
            first.Start();
            for (int boot = 0; boot < 4; boot++)
            {
                JournalRig rig = boot == 0 ? first : new JournalRig(first.Store, history, new JournalSettings());
                if (boot > 0)
                {
                    rig.Start();
                }

                Assert.IsTrue(rig.Seal(FrameKind.Data));
                int here = Math.Min(2 * (boot + 1), 2 * ConsoleLimits.FrameFiles);
                AssertNewest(rig, history, here, 10);
                AssertNewest(rig, history, 1, 1);
            }
        }

        [TestMethod]
        public void AcknowledgedOnesAreFoundWhileTheirFileIsThere()
        {
            (JournalRig rig, History history) = Rig();
            rig.Start();
            for (int i = 0; i < 20; i++)
            {
                Assert.IsTrue(rig.Seal(FrameKind.Data));
            }

            rig.Ship(100);
            rig.Acknowledge(0);
            Assert.AreEqual(0, rig.Journal.Pending);
            AssertNewest(rig, history, 10, 10);
        }

        [TestMethod]
        public void ADamagedFrameIsPassedOver()
        {
            (JournalRig rig, History history) = Rig();
            rig.Start();
            for (int i = 0; i < 20; i++)
            {
                Assert.IsTrue(rig.Seal(FrameKind.Data));
            }

            string name = rig.Store.Files.Keys.Where(n => n.StartsWith('j')).Max()!;
            rig.Store.Files[name][^5] ^= 1;
            var tail = new FrameTail(rig.Journal, rig.Store, 2);
            Assert.AreEqual(Outcome.Ok, tail.Find());
            Assert.AreNotEqual(Outcome.Ok, tail.Read(0));
            Assert.AreEqual(Outcome.Ok, tail.Read(1));
            Assert.AreEqual(history.Sealed[^2].Sequence, tail.Sequence);
        }

        [TestMethod]
        public void AFileThatGoesMeanwhileIsPassedOver()
        {
            (JournalRig rig, _) = Rig();
            rig.Start();
            var tail = new FrameTail(rig.Journal, rig.Store, 2);
            Assert.AreEqual(Outcome.Ok, tail.Find());
            rig.Store.Delete(rig.Store.Files.Keys.Single(n => n.StartsWith('j')));
            Assert.AreEqual(Outcome.NotReady, tail.Read(0));
            Assert.AreEqual(Outcome.Ok, new FrameTail(rig.Journal, rig.Store, 2).Find());
        }

        /// <summary>While the console reads, every call of the journal goes through; and it reads a bounded number of times.</summary>
        [TestMethod]
        public void TheJournalIsFreeWhileTheConsoleReads()
        {
            (JournalRig rig, _) = Rig();
            rig.Start();
            for (int i = 0; i < 400; i++)
            {
                Assert.IsTrue(rig.Seal(FrameKind.Data));
            }

            var store = new ProbedStore(rig.Store, () => Assert.IsTrue(Task.Run(() => rig.Journal.Prepare()).Wait(WaitMilliseconds), "the journal is locked"));
            var tail = new FrameTail(rig.Journal, store, ConsoleLimits.FramesLimit);
            Assert.AreEqual(Outcome.Ok, tail.Find());
            for (int i = 0; i < tail.Count; i++)
            {
                Assert.AreEqual(Outcome.Ok, tail.Read(i));
            }

            int window = JournalRecord.HeadLength + Limits.FrameBytes;
            int most = (ConsoleLimits.FrameFiles * ((2 * Limits.JournalSegmentBytes / window) + 1)) + ConsoleLimits.FramesLimit;
            Assert.IsInRange(ConsoleLimits.FramesLimit, most, store.Reads);
        }

        private static (JournalRig Rig, History History) Rig()
        {
            var history = new History();
            return (new JournalRig(new FlashRecorder(), history, new JournalSettings()), history);
        }

        private static void AssertNewest(JournalRig rig, History history, int expected, int wanted)
        {
            var tail = new FrameTail(rig.Journal, rig.Store, wanted);
            Assert.AreEqual(Outcome.Ok, tail.Find());
            Assert.AreEqual(expected, tail.Count);
            for (int i = 0; i < tail.Count; i++)
            {
                Assert.AreEqual(Outcome.Ok, tail.Read(i));
                Assert.AreEqual(history.Sealed[^(i + 1)].Sequence, tail.Sequence);
                CollectionAssert.AreEqual(history.Sealed[^(i + 1)].Bytes, tail.Frame[..tail.Length]);
            }
        }

        private sealed class ProbedStore(IFileStore store, Action probe) : IFileStore
        {
            internal int Reads { get; private set; }

            public FileDurability Durability => store.Durability;

            public long CapacityBytes => store.CapacityBytes;

            public Outcome Length(string name, out long lengthBytes) => store.Length(name, out lengthBytes);

            public Outcome Append(string name, byte[] buffer, int offset, int count) => store.Append(name, buffer, offset, count);

            public Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read)
            {
                Reads++;
                probe();
                return store.Read(name, position, buffer, offset, count, out read);
            }

            public Outcome Rename(string from, string to) => store.Rename(from, to);

            public Outcome Delete(string name) => store.Delete(name);

            public Outcome Flush(string name) => store.Flush(name);
        }
    }
}
