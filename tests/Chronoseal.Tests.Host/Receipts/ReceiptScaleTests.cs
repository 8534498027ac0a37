using System.Diagnostics;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Receipts
{
    /// <summary>Memory does not grow with the archive. CHRONOSEAL_RECEIPT_FRAMES sets the number of frames for a long run.</summary>
    [TestClass]
    public sealed class ReceiptScaleTests
    {
        private const int FramesPerStatement = 60;
        private const long HeapBytes = 32 * 1024 * 1024;
        private static readonly int s_frames = int.Parse(Environment.GetEnvironmentVariable("CHRONOSEAL_RECEIPT_FRAMES") ?? "12000");

        [TestMethod]
        public void AnArchiveIsVerifiedWithoutKeepingIt()
        {
            using var folder = new TemporaryDirectory();
            Assert.IsTrue(CollectorKey.TryCreate(folder.Sub("key"), out CollectorKey? key, out _));
            string archive = folder.Sub("archive");
            Write(archive, key);
            long before = GC.GetTotalMemory(true);
            var watch = Stopwatch.StartNew();
            ReceiptReport report = ReceiptVerifier.Verify(archive, _ => key.Key);
            double seconds = watch.Elapsed.TotalSeconds;
            long keptBytes = GC.GetTotalMemory(true) - before;
            long peakMebibytes = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
            Console.WriteLine($"{s_frames} frames in {seconds:0.00} s, {s_frames / seconds:0} a second, {keptBytes} bytes kept, peak of the process {peakMebibytes} MiB");
            Assert.AreEqual(s_frames, report.CoveredItems);
            Assert.IsEmpty(report.Findings);
            Assert.IsTrue(keptBytes < HeapBytes, $"{keptBytes}");
            key.Dispose();
        }

        private static void Write(string archive, CollectorKey key)
        {
            Assert.IsTrue(ArchiveFileName.TryParse("n1/2026-11-22.cbor", out ArchiveFileName? name));
            Directory.CreateDirectory(Path.Combine(archive, "n1"));
            using var frames = new BufferedStream(File.Create(name.PathIn(archive)));
            using var statements = new BufferedStream(File.Create(Path.Combine(archive, ArchiveLayout.Statements)));
            ReadOnlyMemory<byte> previous = new byte[32];
            byte[] payload = new byte[330];
            long offset = 0;
            for (int first = 0; first < s_frames; first += FramesPerStatement)
            {
                var tree = new MerkleAccumulator();
                long start = offset;
                int count = Math.Min(FramesPerStatement, s_frames - first);
                for (int i = first; i < first + count; i++)
                {
                    byte[] frame = Frame((ulong)i + 1, payload);
                    frames.Write(frame);
                    offset += frame.Length;
                    tree.Add(MerkleHash.OfLeaf(frame));
                }

                var range = new ReceiptRange(name, first, count, start, offset - start, (ulong)first + 1, (ulong)(first + count), tree.Root());
                var statement = ReceiptStatement.Sign(new ReceiptClaim(first / FramesPerStatement + 1, previous, first, first + 1, StatementReason.Interval, [range]), key.Key);
                statements.Write(statement.Bytes.Span);
                previous = statement.Hash;
            }
        }

        private static byte[] Frame(ulong sequence, byte[] payload)
        {
            byte[] protectedBytes = CborWriter.Encode(CborValue.Map(new CborPair(CborValue.TextString("seq"), CborValue.Int(sequence))));
            return CoseStructure.Message(CoseTag.Mac0, protectedBytes, CborValue.EmptyMap, payload, new byte[32]);
        }
    }
}
