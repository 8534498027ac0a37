using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// Holds the files of one series against the ranges that the statements name, in order. Where the content differs it looks for the place where
    /// it is right again, so that one removed frame does not spoil everything behind it.
    /// </summary>
    internal sealed class SeriesCheck
    {
        private readonly string _archive;
        private readonly ReceiptReport _report;
        private readonly SearchBudget _budget;
        private readonly Queue<ArchiveFileName> _files;
        private ArchiveFileName? _file;
        private DamagedRanges? _damage;
        private bool _isUnreadable;
        private long _statedEndBytes;
        private long _statedCount;
        private long _shiftBytes;

        internal SeriesCheck(string archive, string series, ReceiptReport report, SearchBudget budget)
        {
            _archive = archive;
            _report = report;
            _budget = budget;
            _files = new Queue<ArchiveFileName>(Directory.Exists(Path.Combine(archive, series)) ? ArchiveLayout.FilesOf(archive, series) : []);
        }

        /// <summary>Takes the next range of the series.</summary>
        internal void Take(ReceiptRange range, ReceiptClaim claim)
        {
            if (range.File != _file && !TryTurnTo(range))
            {
                return;
            }

            if (range.OffsetBytes != _statedEndBytes || range.FirstIndex != _statedCount)
            {
                _report.Add(
                    Severity.Error, ReceiptRule.Range, range,
                    $"Statement {claim.Number} goes on in {range.File} at item {range.FirstIndex}, byte {range.OffsetBytes}, "
                    + $"but the one before it ended at item {_statedCount}, byte {_statedEndBytes}.",
                    "Where is the statement between them?");
            }

            _statedEndBytes = range.EndBytes;
            _statedCount = range.FirstIndex + range.Count;
            Guard(() => Compare(range, claim));
        }

        /// <summary>To be called when there are no more ranges.</summary>
        internal void Finish()
        {
            EndFile();
            while (_files.TryDequeue(out ArchiveFileName? file))
            {
                _file = file;
                Guard(() => TellUncovered(file, 0));
            }
        }

        private bool TryTurnTo(ReceiptRange range)
        {
            if (_file is not null && range.File.Day < _file.Day)
            {
                _report.Add(
                    Severity.Error, ReceiptRule.Range, range,
                    $"{range.File} is stated after {_file}: the collector never goes back to an earlier file.",
                    "Who wrote this statement?");
                return false;
            }

            EndFile();
            while (_files.TryPeek(out ArchiveFileName? file) && file.Day <= range.File.Day)
            {
                _files.Dequeue();
                if (file.Day < range.File.Day)
                {
                    Guard(() => TellUncovered(file, 0));
                }
            }

            _file = range.File;
            _statedEndBytes = 0;
            _statedCount = 0;
            _shiftBytes = 0;
            _isUnreadable = false;
            return true;
        }

        private void Compare(ReceiptRange range, ReceiptClaim claim)
        {
            if (_isUnreadable)
            {
                return;
            }

            long startBytes = range.OffsetBytes + _shiftBytes;
            long lengthBytes = new FileInfo(range.File.PathIn(_archive)).Length;
            if (startBytes >= 0 && startBytes < lengthBytes && ItemRun.Read(_archive, range.File, startBytes, range.Count, startBytes + range.LengthBytes).Holds(range, 0))
            {
                TellDamage(startBytes);
                Accept(range, claim, startBytes);
                return;
            }

            if (_damage is not null && Search(range) is { } foundBytes)
            {
                TellDamage(foundBytes);
                _shiftBytes = foundBytes - range.OffsetBytes;
                Accept(range, claim, foundBytes);
                return;
            }

            _damage ??= new DamagedRanges(Math.Clamp(startBytes, 0, lengthBytes));
            _damage.Add(range);
        }

        private void Accept(ReceiptRange range, ReceiptClaim claim, long startBytes)
        {
            _report.CoveredItems += range.Count;
            _report.Book.Add(range.File, startBytes, startBytes + range.LengthBytes, claim);
        }

        private long? Search(ReceiptRange range)
        {
            long mostItems = Math.Min(_damage!.ExpectedItems, ReceiptLimits.SearchedItems) + ReceiptLimits.SearchedItems + range.Count;
            ItemRun run = ItemRun.Read(_archive, range.File, _damage.StartBytes, mostItems);
            for (int first = 0; first + range.Count <= run.Count && _budget.TrySpend(range.Count); first++)
            {
                if (run.Holds(range, first))
                {
                    return run.OffsetOf(first);
                }
            }

            return null;
        }

        private void TellDamage(long endBytes)
        {
            if (_damage is null)
            {
                return;
            }

            _damage.Tell(_report, ItemRun.Read(_archive, _file!, _damage.StartBytes, ReceiptLimits.ItemsPerRange, endBytes, true));
            _damage = null;
        }

        // Nothing behind the damage is known to be right: as many items as were received are held to be the damaged ones, the rest is uncovered.
        private void TellDamageAtTheEnd(ArchiveFileName file, DamagedRanges damage)
        {
            ItemRun found = ItemRun.Read(_archive, file, damage.StartBytes, Math.Min(damage.ExpectedItems, ReceiptLimits.ItemsPerRange), withSequences: true);
            damage.Tell(_report, found);
            if (found.Error.Length == 0)
            {
                TellUncovered(file, found.OffsetOf(found.Count));
            }
        }

        private void EndFile()
        {
            if (_file is not { } file)
            {
                return;
            }

            if (!_isUnreadable)
            {
                Guard(() =>
                {
                    if (_damage is not null)
                    {
                        TellDamageAtTheEnd(file, _damage);
                    }
                    else
                    {
                        TellUncovered(file, _statedEndBytes + _shiftBytes);
                    }
                });
            }

            _damage = null;
            _file = null;
        }

        private void TellUncovered(ArchiveFileName file, long startBytes)
        {
            if (new FileInfo(file.PathIn(_archive)).Length <= startBytes)
            {
                return;
            }

            long count = 0;
            ulong? first = null;
            ulong? last = null;
            using ItemReader reader = ItemReader.Open(file.PathIn(_archive), ReceiptLimits.ItemBytes, startBytes);
            while (reader.TryRead(out ReadOnlyMemory<byte> item))
            {
                count++;
                last = file.IsNode && FrameMark.TryRead(item, out ulong sequence) ? sequence : last;
                first ??= last;
            }

            _report.UncoveredItems += count;
            string rest = reader.Error.Length > 0 ? $", and the file cannot be followed: {reader.Error}" : "";
            _report.Add(new ReceiptFinding(
                Severity.Warning, ReceiptRule.Uncovered, file.IsNode ? file.Series : "", first, last,
                $"{file}: no receipt covers its {count} items from byte {startBytes} on{rest}.",
                "Is the collector still running, or was it stopped by force? If neither, the end of its statements was removed, or somebody else added to the archive."));
        }

        private void Guard(Action check)
        {
            try
            {
                check();
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                _isUnreadable = true;
                _report.Add(new ReceiptFinding(
                    Severity.Error, ReceiptRule.File, _file is { IsNode: true } ? _file.Series : "", null, null,
                    $"{_file} is covered by receipts and cannot be read: {exception.Message}",
                    "Where is this file? A receipt proves that it was there."));
            }
        }
    }
}
