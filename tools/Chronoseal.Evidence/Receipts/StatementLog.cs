using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The file of statements while the collector writes it.</summary>
    internal sealed class StatementLog
    {
        private readonly Dictionary<string, SeriesCoverage> _coverage = new(StringComparer.Ordinal);
        private readonly AppendOnlyFile _file;

        private StatementLog(AppendOnlyFile file) => _file = file;

        /// <summary>The last statement; null in a new archive.</summary>
        internal ReceiptStatement? Last { get; private set; }

        /// <summary>Bytes of an unfinished last statement that were cut off.</summary>
        internal long CutBytes { get; private set; }

        /// <summary>Reads the statements, holds them against each other, and cuts off an unfinished last one.</summary>
        /// <exception cref="IOException">And what else <see cref="FileFaults"/> expects.</exception>
        internal static bool TryOpen(string folder, [NotNullWhen(true)] out StatementLog? log, out string fault)
        {
            log = null;
            string path = Path.Combine(folder, ArchiveLayout.Statements);
            var opened = new StatementLog(new AppendOnlyFile(path, 0));
            fault = "";
            if (!File.Exists(path))
            {
                log = opened;
                return true;
            }

            using ItemReader reader = ItemReader.Open(path, ReceiptLimits.StatementBytes);
            while (reader.TryRead(out ReadOnlyMemory<byte> item))
            {
                if (!opened.TryTake(item.ToArray(), out string reason))
                {
                    fault = Altered(path, reader.OffsetBytes - item.Length, reason);
                    return false;
                }
            }

            if (reader.Error.Length > 0 && !reader.IsTorn)
            {
                fault = Altered(path, reader.OffsetBytes, reader.Error);
                return false;
            }

            log = new StatementLog(new AppendOnlyFile(path, reader.OffsetBytes)) { Last = opened.Last, CutBytes = new FileInfo(path).Length - reader.OffsetBytes };
            foreach ((string series, SeriesCoverage coverage) in opened._coverage)
            {
                log._coverage.Add(series, coverage);
            }

            if (log.CutBytes > 0)
            {
                AppendOnlyFile.Cut(path, reader.OffsetBytes);
            }

            return true;
        }

        internal SeriesCoverage? CoverageOf(string series) => _coverage.GetValueOrDefault(series);

        internal bool TryAppend(ReceiptStatement statement, out string fault)
        {
            if (!_file.TryAppend(statement.Bytes.Span, out fault))
            {
                return false;
            }

            Last = statement;
            return true;
        }

        private bool TryTake(byte[] bytes, out string reason)
        {
            if (!ReceiptStatement.TryRead(bytes, out ReceiptStatement? statement, out reason))
            {
                return false;
            }

            if (!ReceiptChain.Follows(statement, Last))
            {
                reason = "the statement does not follow the one before it";
                return false;
            }

            Last = statement;
            foreach (ReceiptRange range in statement.Claim.Ranges)
            {
                if (!_coverage.TryGetValue(range.File.Series, out SeriesCoverage? coverage))
                {
                    _coverage.Add(range.File.Series, coverage = new SeriesCoverage());
                }

                coverage.Add(range);
            }

            return true;
        }

        private static string Altered(string path, long offsetBytes, string reason) =>
            $"{path} was altered at byte {offsetBytes}: {reason}. Keep this archive as it is for the audit, and collect into another folder.";
    }
}
