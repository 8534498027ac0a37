using Chronoseal.Evidence.Store;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>What `simulate --out` left behind.</summary>
    internal static class FrameFiles
    {
        internal static string[] Of(string directory) => [.. Directory.GetFiles(directory, "*.cborseq").Order(StringComparer.Ordinal)];

        /// <summary>Verifies a file with the keys beside it.</summary>
        internal static FrameLog Verify(string path)
        {
            Assert.IsTrue(KeyRing.TryLoad(Path.Combine(Path.GetDirectoryName(path)!, "keys.json"), out KeyRing? keys, out string fault), fault);
            var log = new FrameLog(keys!, Path.GetFileNameWithoutExtension(path));
            Assert.IsTrue(FrameSequenceReader.TryOpen(path, out FrameSequenceReader? reader, out fault), fault);
            using (reader)
            {
                while (reader.TryReadNext(out ReadOnlyMemory<byte> frame, out fault))
                {
                    log.Take(frame.ToArray());
                }
            }

            Assert.AreEqual("", fault);
            return log;
        }
    }
}
