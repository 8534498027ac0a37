using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Finds files of frames.</summary>
    public static class EvidenceFiles
    {
        private static readonly string[] s_endings = [".cbor", ".cborseq"];

        /// <summary>Finds what a path stands for: a file, a collector's archive, or all files of frames in a folder and the folders in it.</summary>
        /// <param name="path">File or folder.</param>
        /// <param name="sources">The files, those of one node in the order of their first frames.</param>
        /// <param name="error">A sentence that names the path and the remedy when the result is false, else empty.</param>
        public static bool TryFind(string path, [NotNullWhen(true)] out IReadOnlyList<FrameSource>? sources, out string error)
        {
            sources = null;
            error = "";
            try
            {
                if (File.Exists(path))
                {
                    sources = [FrameSource.File(path)];
                    return FileFaults.TryProbe(path, out error);
                }

                if (!Directory.Exists(path))
                {
                    error = $"{path} does not exist. Name a file of frames, a folder with such files, - for the standard input, or mqtt://host:port.";
                    return false;
                }

                if (ArchiveLayout.IsArchive(path))
                {
                    sources = [.. Archived(path)];
                    error = sources.Count > 0 ? "" : $"{path} holds receipts, but no file of a node. Where are the frames?";
                    return sources.Count > 0;
                }

                string[] files = [.. FilesIn(path)];
                sources = [.. files.Select(file => (File: file, First: FirstFrame(file)))
                    .OrderBy(entry => entry.First?.Node, StringComparer.Ordinal).ThenBy(entry => entry.First?.Sequence).ThenBy(entry => entry.File, StringComparer.Ordinal)
                    .Select(entry => FrameSource.File(entry.File))];
                error = files.Length > 0 ? "" : $"{path} holds no file of frames: none ends with {string.Join(" or ", s_endings)}. Name the folder of an archive, or a file.";
                return files.Length > 0;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                error = $"{path} could not be read: {exception.Message} Check who may read it.";
                return false;
            }
        }

        // Linked files count, linked folders do not: they may lead round in a circle.
        private static FileSystemEnumerable<string> FilesIn(string folder) => new(
            folder, (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && s_endings.Contains(Path.GetExtension(entry.FileName).ToString()),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

        // What the collector put aside is no part of the record; its receipts are verified all the same.
        private static IEnumerable<FrameSource> Archived(string archive) =>
            from series in ArchiveLayout.SeriesIn(archive)
            where series != ArchiveFileName.Quarantine
            from file in ArchiveLayout.FilesOf(archive, series)
            select FrameSource.Archived(archive, file);

        private static Frame? FirstFrame(string path)
        {
            if (!FileFaults.TryOpen(path, out FileStream? stream, out _))
            {
                return null;
            }

            using (stream)
            {
                var bytes = new byte[FrameLimits.MaximumFrameBytes];
                int read = stream.ReadAtLeast(bytes, bytes.Length, false);
                return FrameShape.Measure(bytes.AsSpan(0, read), out FrameShape shape) == ShapeVerdict.Frame
                    && FrameReader.TryRead(bytes.AsMemory(0, shape.Length), out Frame? frame, out _) ? frame : null;
            }
        }
    }
}
