using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Names in the folder of an archive, beside the folders of the nodes.</summary>
    public static class ArchiveLayout
    {
        /// <summary>The statements: a CBOR sequence of COSE_Sign1.</summary>
        public const string Statements = "receipts.cbor";

        /// <summary>Their time stamps: a CBOR sequence of <see cref="TimestampEntry"/>.</summary>
        public const string Timestamps = "receipts.tst.cbor";

        /// <summary>Held by the collector that writes the archive.</summary>
        public const string Lock = "collector.lock";

        /// <summary>Whether a folder is the archive of a collector.</summary>
        public static bool IsArchive(string folder) => File.Exists(Path.Combine(folder, Statements));

        /// <summary>The node of a frame topic; empty when it is none.</summary>
        public static string NodeOf(string topic) => FrameTopic.NodeIn(topic) is { } node && NodeName.IsValid(node) ? node : "";

        /// <summary>The files of one series in order of their days.</summary>
        internal static IReadOnlyList<ArchiveFileName> FilesOf(string archive, string series)
        {
            var files = new List<ArchiveFileName>();
            foreach (string path in Directory.EnumerateFiles(Path.Combine(archive, series)))
            {
                if (ArchiveFileName.TryParse($"{series}/{Path.GetFileName(path)}", out ArchiveFileName? name))
                {
                    files.Add(name);
                }
            }

            files.Sort((left, right) => left.Day.CompareTo(right.Day));
            return files;
        }

        /// <summary>The series that have a folder, in ordinal order.</summary>
        internal static IReadOnlyList<string> SeriesIn(string archive)
        {
            var series = new List<string>();
            foreach (string path in Directory.EnumerateDirectories(archive))
            {
                string name = Path.GetFileName(path);
                if (ArchiveFileName.IsSeries(name))
                {
                    series.Add(name);
                }
            }

            series.Sort(string.CompareOrdinal);
            return series;
        }
    }
}
