using Chronoseal.Evidence.Store;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>The directory of `--out`: a CBOR sequence a node, and keys.json.</summary>
    public sealed class FrameArchive : IDisposable
    {
        private const string KeyFileName = "keys.json";

        private readonly Dictionary<string, FrameSequenceWriter> _writers = [];

        private FrameArchive()
        {
        }

        /// <summary>Makes the directory and its files; refuses to mix with frames of another run.</summary>
        public static bool TryCreate(string directory, IEnumerable<string> nodes, KeyRing keys, out FrameArchive? archive, out string fault)
        {
            archive = null;
            try
            {
                Directory.CreateDirectory(directory);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                fault = $"--out {directory}: cannot make this directory ({e.Message}). Choose one that can be written.";
                return false;
            }

            // Keys belong to the frames beside them: another run's must never be replaced.
            string? present = Directory.EnumerateFiles(directory, "*.cborseq").Append(Path.Combine(directory, KeyFileName)).FirstOrDefault(HoldsSomething);
            if (present != null)
            {
                fault = $"{present} is already there, from another run. Remove it, or name another directory with --out.";
                return false;
            }

            var made = new FrameArchive();
            foreach (string node in nodes)
            {
                if (!made.TryAdd(directory, node, out fault))
                {
                    made.Dispose();
                    return false;
                }
            }

            if (!keys.TrySave(Path.Combine(directory, KeyFileName), out fault))
            {
                made.Dispose();
                return false;
            }

            archive = made;
            return true;
        }

        /// <summary>Keeps a frame.</summary>
        public bool TryAppend(string node, ReadOnlySpan<byte> frame, out string fault) => _writers[node].TryAppend(frame, out fault);

        /// <inheritdoc/>
        public void Dispose()
        {
            foreach (FrameSequenceWriter writer in _writers.Values)
            {
                writer.Dispose();
            }
        }

        private bool TryAdd(string directory, string node, out string fault)
        {
            string path = Path.Combine(directory, node + ".cborseq");
            if (!FrameSequenceWriter.TryOpen(path, out FrameSequenceWriter? writer, out fault))
            {
                return false;
            }

            _writers.Add(node, writer);
            return true;
        }

        private static bool HoldsSomething(string path)
        {
            return File.Exists(path) && (File.ResolveLinkTarget(path, true) ?? new FileInfo(path)) is FileInfo { Length: > 0 };
        }
    }
}
