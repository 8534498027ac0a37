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

        private const string TopicHead = "chronoseal/1/";
        private const string TopicTail = "/frame";

        /// <summary>The filter for the frames of all nodes (frame format, 3).</summary>
        public const string TopicFilter = TopicHead + "+" + TopicTail;

        /// <summary>Whether a folder is the archive of a collector.</summary>
        public static bool IsArchive(string folder) => File.Exists(Path.Combine(folder, Statements));

        /// <summary>The node of a frame topic; empty when it is none.</summary>
        public static string NodeOf(string topic)
        {
            bool isFrame = topic.Length > TopicHead.Length + TopicTail.Length
                && topic.StartsWith(TopicHead, StringComparison.Ordinal) && topic.EndsWith(TopicTail, StringComparison.Ordinal);
            string node = isFrame ? topic[TopicHead.Length..^TopicTail.Length] : "";
            return Frames.NodeName.IsValid(node) ? node : "";
        }

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
