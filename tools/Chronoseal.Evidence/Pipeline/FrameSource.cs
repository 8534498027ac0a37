using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Something that frames come from: a file, a stream, or frames as they arrive.</summary>
    public sealed class FrameSource
    {
        private readonly Func<IFrameInput> _open;

        private FrameSource(string name, Func<IFrameInput> open)
        {
            Name = name;
            _open = open;
        }

        /// <summary>What messages call it.</summary>
        public string Name { get; }

        /// <summary>A file of frames one after another. It is opened when its turn comes; a file that has gone by then is a finding.</summary>
        /// <param name="path">The file. Where its name is an EUI-64 in 16 lower-case hexadecimal digits, it should hold frames of that node only.</param>
        public static FrameSource File(string path)
        {
            string stem = Path.GetFileNameWithoutExtension(path);
            string? place = NodeName.TryFromBaseName($"urn:dev:mac:{stem}:", out string node) ? node : null;
            return File(path, place, null);
        }

        /// <summary>A file of a collector's archive, which holds frames of one node.</summary>
        internal static FrameSource Archived(string archive, ArchiveFileName file) => File(file.PathIn(archive), file.Series, file.ToString());

        /// <summary>A stream of frames one after another, disposed of at its end.</summary>
        public static FrameSource Stream(Stream stream, string name) => new(name, () => new StreamInput(stream, name, null));

        /// <summary>Frames as they arrive, until the collection is completed.</summary>
        public static FrameSource Arriving(BlockingCollection<ArrivedFrame> frames, string name) => new(name, () => new ArrivingInput(frames));

        /// <summary>Frames that are in memory.</summary>
        public static FrameSource Memory(IEnumerable<ReadOnlyMemory<byte>> frames, string name)
        {
            var arrived = new BlockingCollection<ArrivedFrame>(new ConcurrentQueue<ArrivedFrame>(frames.Select(frame => new ArrivedFrame(null, frame))));
            arrived.CompleteAdding();
            return Arriving(arrived, name);
        }

        internal IFrameInput Open() => _open();

        private static FrameSource File(string path, string? place, string? archivedAs) =>
            new(path, () => FileFaults.TryOpen(path, out FileStream? stream, out string error)
                ? new StreamInput(stream, path, place, archivedAs)
                : new FaultyInput(error));
    }
}
