using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The file of time stamps while the collector writes it. Not for use from two threads at once.</summary>
    public sealed class TimestampLog
    {
        private readonly AppendOnlyFile _file;

        private TimestampLog(AppendOnlyFile file, long lastNumber)
        {
            _file = file;
            LastNumber = lastNumber;
        }

        /// <summary>Number of the last statement that has a time stamp; 0 before the first.</summary>
        public long LastNumber { get; private set; }

        /// <summary>Opens the file and cuts off an unfinished last entry.</summary>
        /// <param name="folder">The archive, held by its collector.</param>
        /// <param name="log">The file.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryOpen(string folder, [NotNullWhen(true)] out TimestampLog? log, out string fault)
        {
            log = null;
            string path = Path.Combine(Path.GetFullPath(folder), ArchiveLayout.Timestamps);
            try
            {
                log = File.Exists(path) ? OpenExisting(path, out fault) : OpenNew(path, out fault);
                return log is not null;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                fault = $"{path} cannot be used: {exception.Message} Check who may write it.";
                return false;
            }
        }

        /// <summary>Appends an entry and waits for the disk.</summary>
        public bool TryAppend(TimestampEntry entry, out string fault)
        {
            if (!_file.TryAppend(entry.Encode(), out fault))
            {
                return false;
            }

            LastNumber = entry.Number;
            return true;
        }

        private static TimestampLog OpenNew(string path, out string fault)
        {
            fault = "";
            return new TimestampLog(new AppendOnlyFile(path, 0), 0);
        }

        private static TimestampLog? OpenExisting(string path, out string fault)
        {
            long lastNumber = 0;
            fault = "";
            using ItemReader reader = ItemReader.Open(path, ReceiptLimits.TimestampEntryBytes);
            while (reader.TryRead(out ReadOnlyMemory<byte> item))
            {
                if (!TimestampEntry.TryRead(item, out TimestampEntry? entry, out string reason))
                {
                    fault = $"{path} was altered at byte {reader.OffsetBytes - item.Length}: {reason}. Move it away and keep it for the audit.";
                    return null;
                }

                lastNumber = entry.Number;
            }

            if (reader.Error.Length > 0)
            {
                if (!reader.IsTorn)
                {
                    fault = $"{path} was altered: {reader.Error}. Move it away and keep it for the audit.";
                    return null;
                }

                AppendOnlyFile.Cut(path, reader.OffsetBytes);
            }

            return new TimestampLog(new AppendOnlyFile(path, reader.OffsetBytes), lastNumber);
        }
    }
}
