using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Goes through the time stamps beside the statements; both are in ascending order, so that neither has to be kept.</summary>
    internal sealed class StampCheck : IDisposable
    {
        private const string Ask = "Who replaced the time stamp, and does the authority keep its own record of what it issued?";

        private readonly ReceiptReport _report;
        private readonly TimestampRoots? _roots;
        private readonly ItemReader? _reader;
        private TimestampEntry? _next;
        private bool _isTrustSaid;

        internal StampCheck(string archive, ReceiptReport report, TimestampRoots? roots)
        {
            _report = report;
            _roots = roots;
            string path = Path.Combine(archive, ArchiveLayout.Timestamps);
            _reader = File.Exists(path) ? ItemReader.Open(path, ReceiptLimits.TimestampEntryBytes) : null;
            Advance();
        }

        public void Dispose() => _reader?.Dispose();

        /// <summary>Verifies the time stamp of a statement, if it has one.</summary>
        internal void Take(ReceiptStatement statement, long itemCount)
        {
            while (_next is { } entry && entry.Number <= statement.Claim.Number)
            {
                if (entry.Number == statement.Claim.Number)
                {
                    Verify(entry, statement, itemCount);
                }
                else
                {
                    TellMissing(entry);
                }

                Advance();
            }
        }

        /// <summary>To be called behind the last statement.</summary>
        internal void Finish()
        {
            while (_next is { } entry)
            {
                TellMissing(entry);
                Advance();
            }
        }

        private void Verify(TimestampEntry entry, ReceiptStatement statement, long itemCount)
        {
            var stamp = Timestamp.Verify(entry, statement.Hash.Span, _roots);
            string of = $"The time stamp of statement {entry.Number}";
            switch (stamp.Verdict)
            {
                case TimestampVerdict.Valid:
                    _report.Book.Add(new ReceiptStamp(entry.Number, itemCount, stamp));
                    break;
                case TimestampVerdict.NotVouchedFor when _isTrustSaid:
                    break;
                case TimestampVerdict.NotVouchedFor:
                    _isTrustSaid = true;
                    _report.Add(
                        Severity.Info, ReceiptRule.Authority,
                        $"{of} is right in itself, but {stamp.Reason}.", "Whose certificate is it? Give the authority's roots and verify again.");
                    break;
                case TimestampVerdict.UnknownAuthority:
                    _report.Add(Severity.Error, ReceiptRule.Authority, $"{of} does not count: {stamp.Reason}.", "Which authority was agreed upon?");
                    break;
                default:
                    _report.Add(Severity.Error, ReceiptRule.Stamp, $"{of} does not count: {stamp.Reason}.", Ask);
                    break;
            }

            if (stamp.Verdict is TimestampVerdict.Valid && stamp.TimeMicroseconds + Latitude(stamp) < statement.Claim.ToMicroseconds)
            {
                _report.Add(
                    Severity.Warning, ReceiptRule.StampTime,
                    $"{of} is older than the end of the interval that the statement names: the collector's clock is ahead of the authority's.",
                    "How is the collector's clock set? Its times of receipt are later than they were.");
            }
        }

        // An authority that tells whole seconds cuts the fraction off.
        private static long Latitude(Timestamp stamp) => 1_000_000 + Math.Clamp(stamp.AccuracyMicroseconds ?? 0, 0, 3_600_000_000);

        private void TellMissing(TimestampEntry entry) => _report.Add(
            Severity.Error, ReceiptRule.Cut,
            $"A time stamp names statement {entry.Number}, which is not in its place in {ArchiveLayout.Statements}.",
            "Where is that statement, and what did it cover? It was there when the authority stamped it.");

        private void Advance()
        {
            _next = null;
            while (_next is null && _reader is not null && _reader.TryRead(out ReadOnlyMemory<byte> item))
            {
                if (!TimestampEntry.TryRead(item.ToArray(), out _next, out string error))
                {
                    _report.Add(Severity.Error, ReceiptRule.Stamp, $"{ArchiveLayout.Timestamps}, byte {_reader.OffsetBytes - item.Length}: {error}.", Ask);
                }
            }

            if (_next is null && _reader is { Error.Length: > 0 })
            {
                _report.Add(
                    _reader.IsTorn ? Severity.Warning : Severity.Error, ReceiptRule.Stamp,
                    $"{ArchiveLayout.Timestamps} cannot be followed: {_reader.Error}.", "Was the collector stopped by force? If not, who altered the file?");
            }
        }
    }
}
