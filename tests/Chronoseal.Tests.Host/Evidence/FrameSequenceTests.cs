using Chronoseal.Evidence.Store;

namespace Chronoseal.Tests.Host.Evidence
{
    [TestClass]
    public sealed class FrameSequenceTests
    {
        private readonly ChainBuilder _chain = new();
        private readonly string _folder = Directory.CreateTempSubdirectory("chronoseal-store-").FullName;

        private string FilePath => Path.Combine(_folder, FrameBuilder.Node + ".cborseq");

        [TestCleanup]
        public void DeleteFolder() => Directory.Delete(_folder, true);

        [TestMethod]
        public void FramesComeBackInOrderOverSeveralOpenings()
        {
            var written = new List<byte[]>();
            for (int opening = 0; opening < 3; opening++)
            {
                using FrameSequenceWriter writer = Open();
                Assert.AreEqual(0, writer.CutOffBytes);
                for (int i = 0; i < 200; i++)
                {
                    written.Add(_chain.Next());
                    Assert.IsTrue(writer.TryAppend(written[^1], out string error), error);
                }
            }

            List<byte[]> read = ReadAll(out string end);
            Assert.AreEqual("", end);
            Assert.HasCount(written.Count, read);
            for (int i = 0; i < read.Count; i++)
            {
                CollectionAssert.AreEqual(written[i], read[i]);
            }
        }

        [TestMethod]
        public void TornTailIsNamedByTheReaderAndCutOffByTheWriter()
        {
            byte[] whole = _chain.Next();
            byte[] torn = _chain.Next();
            for (int kept = 1; kept < torn.Length; kept += 7)
            {
                File.WriteAllBytes(FilePath, [.. whole, .. torn[..kept]]);
                Assert.HasCount(1, ReadAll(out string end));
                StringAssert.Contains(end, $"ends inside the item at byte {whole.Length}");
                using (FrameSequenceWriter writer = Open())
                {
                    Assert.AreEqual(kept, writer.CutOffBytes);
                    Assert.IsTrue(writer.TryAppend(torn, out _));
                }

                Assert.HasCount(2, ReadAll(out end));
                Assert.AreEqual("", end);
            }
        }

        [TestMethod]
        [DataRow("abc", DisplayName = "text that looks like a torn item")]
        [DataRow("\u0001\u0002\u0003", DisplayName = "whole items that are no frames")]
        [DataRow("\u001f", DisplayName = "no CBOR")]
        public void FileThatHoldsSomethingElseIsLeftAlone(string content)
        {
            File.WriteAllText(FilePath, content);
            Assert.IsFalse(FrameSequenceWriter.TryOpen(FilePath, out _, out string error));
            StringAssert.Contains(error, FilePath);
            Assert.AreEqual(content, File.ReadAllText(FilePath));
        }

        [TestMethod]
        public void FullDiskLosesNothingAndIsExplained()
        {
            byte[] first = _chain.Next();
            byte[] second = _chain.Next();
            var disk = new FullDiskStream { RoomBytes = first.Length + 100 };
            using var writer = new FrameSequenceWriter(disk, FilePath);
            Assert.IsTrue(writer.TryAppend(first, out _));
            Assert.IsFalse(writer.TryAppend(second, out string error));
            StringAssert.Contains(error, FilePath);
            StringAssert.Contains(error, "Make room");
            Assert.AreEqual(first.Length, disk.Length);

            disk.RoomBytes = 10_000;
            Assert.IsTrue(writer.TryAppend(second, out error), error);
            CollectionAssert.AreEqual((byte[])[.. first, .. second], disk.ToArray());
        }

        [TestMethod]
        public void HalfAFrameThatStaysBlocksTheFile()
        {
            byte[] frame = _chain.Next();
            var disk = new FullDiskStream { RoomBytes = 100, CannotShrink = true };
            using var writer = new FrameSequenceWriter(disk, FilePath);
            Assert.IsFalse(writer.TryAppend(frame, out _));
            disk.RoomBytes = 10_000;
            Assert.IsFalse(writer.TryAppend(frame, out string error));
            StringAssert.Contains(error, "half a frame");
            disk.CannotShrink = false;
            Assert.IsTrue(writer.TryAppend(frame, out _));
            CollectionAssert.AreEqual(frame, disk.ToArray());
        }

        [TestMethod]
        public void MissingFolderAndMissingFileAreExplained()
        {
            Assert.IsFalse(FrameSequenceWriter.TryOpen(Path.Combine(_folder, "no", "file"), out _, out string error));
            StringAssert.Contains(error, "Check that the folder exists");
            Assert.IsFalse(FrameSequenceReader.TryOpen(FilePath, out _, out error));
            StringAssert.Contains(error, FilePath);
            Assert.IsFalse(FrameSequenceReader.TryOpen("", out _, out _));
        }

        [TestMethod]
        public void SecondWriterIsTurnedAway()
        {
            using FrameSequenceWriter writer = Open();
            Assert.IsFalse(FrameSequenceWriter.TryOpen(FilePath, out _, out string error));
            StringAssert.Contains(error, "no other process");
            Assert.HasCount(0, ReadAll(out _));
            writer.Dispose();
            Open().Dispose();
            Assert.HasCount(1, Directory.GetFiles(_folder));
        }

        private FrameSequenceWriter Open()
        {
            Assert.IsTrue(FrameSequenceWriter.TryOpen(FilePath, out FrameSequenceWriter? writer, out string error), error);
            return writer;
        }

        private List<byte[]> ReadAll(out string end)
        {
            Assert.IsTrue(FrameSequenceReader.TryOpen(FilePath, out FrameSequenceReader? reader, out string error), error);
            using FrameSequenceReader open = reader;
            var frames = new List<byte[]>();
            while (open.TryReadNext(out ReadOnlyMemory<byte> bytes, out end))
            {
                frames.Add(bytes.ToArray());
            }

            return frames;
        }
    }
}
