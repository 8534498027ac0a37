using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// Verifies the receipts of an archive: each statement's signature, number, predecessor and interval, the content of the files against the
    /// roots, and the time stamps. Memory does not grow with the number of frames. It needs no key of a node and says nothing about the frames
    /// themselves: a frame that was forged before it was received has a right receipt.
    /// </summary>
    public sealed class ReceiptVerifier
    {
        private const string AskSignature = "Who holds the collector's key, and where is the untouched file?";

        private readonly Func<ReadOnlyMemory<byte>, ECDsa?> _findKey;
        private readonly string _archive;
        private readonly TimestampRoots? _roots;
        private readonly ReceiptReport _report = new();
        private readonly SearchBudget _budget = new();
        private readonly SortedDictionary<string, SeriesCheck> _series = new(StringComparer.Ordinal);
        private ReceiptStatement? _previous;
        private long _statedItems;

        private ReceiptVerifier(string archive, Func<ReadOnlyMemory<byte>, ECDsa?> findKey, TimestampRoots? roots)
        {
            _archive = archive;
            _findKey = findKey;
            _roots = roots;
        }

        /// <summary>Verifies an archive.</summary>
        /// <param name="archive">The folder.</param>
        /// <param name="findKey">Gives the public key of the collector with this key identifier, or null. It must come from elsewhere than from the archive.</param>
        /// <param name="roots">Authorities to trust, or null: time stamps are then verified in themselves only.</param>
        public static ReceiptReport Verify(string archive, Func<ReadOnlyMemory<byte>, ECDsa?> findKey, TimestampRoots? roots = null)
        {
            var verifier = new ReceiptVerifier(archive, findKey, roots);
            try
            {
                verifier.Run();
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                verifier._report.Add(
                    Severity.Error, ReceiptRule.File,
                    $"{archive} cannot be read: {exception.Message}", "Who may read this archive? Copy it to another disk and verify there.");
            }

            return verifier._report;
        }

        private void Run()
        {
            string path = Path.Combine(_archive, ArchiveLayout.Statements);
            if (!File.Exists(path))
            {
                _report.Add(
                    Severity.Error, ReceiptRule.None,
                    $"{_archive} has no {ArchiveLayout.Statements}: nothing in it is counter-signed.", "Was it written by 'chronoseal collect'?");
            }
            else
            {
                TakeAll(path);
            }

            foreach (string series in ArchiveLayout.SeriesIn(_archive))
            {
                CheckOf(series);
            }

            foreach (SeriesCheck check in _series.Values)
            {
                check.Finish();
            }
        }

        private void TakeAll(string path)
        {
            using var stamps = new StampCheck(_archive, _report, _roots);
            using ItemReader reader = ItemReader.Open(path, ReceiptLimits.StatementBytes);
            while (reader.TryRead(out ReadOnlyMemory<byte> item))
            {
                if (!ReceiptStatement.TryRead(item.ToArray(), out ReceiptStatement? statement, out string error))
                {
                    _report.Add(Severity.Error, ReceiptRule.Format, $"{ArchiveLayout.Statements}, byte {reader.OffsetBytes - item.Length}: {error}.", AskSignature);
                    continue;
                }

                Take(statement, stamps);
            }

            if (reader.Error.Length > 0)
            {
                _report.Add(
                    reader.IsTorn ? Severity.Warning : Severity.Error,
                    reader.IsTorn ? ReceiptRule.Torn : ReceiptRule.Format,
                    $"{ArchiveLayout.Statements} cannot be followed: {reader.Error}.",
                    "Was the collector stopped by force just then? If not, who altered the file?");
            }

            stamps.Finish();
        }

        private void Take(ReceiptStatement statement, StampCheck stamps)
        {
            CheckPlace(statement);
            CheckTimes(statement);
            _previous = statement;
            if (!IsSigned(statement))
            {
                return;
            }

            _report.SignedStatements++;
            _report.Last = statement;
            foreach (ReceiptRange range in statement.Claim.Ranges)
            {
                _statedItems += range.Count;
                CheckOf(range.File.Series).Take(range, statement.Claim);
            }

            stamps.Take(statement, _statedItems);
        }

        private void CheckPlace(ReceiptStatement statement)
        {
            long wanted = ReceiptChain.NumberAfter(_previous);
            long given = statement.Claim.Number;
            if (given != wanted)
            {
                string what = given > wanted ? $"statements {wanted} to {given - 1} are missing" : "statements were reordered or repeated";
                _report.Add(
                    Severity.Error, ReceiptRule.Number,
                    $"Statement {given} stands where {wanted} is due: {what}.", "Where are the missing statements, and what did they cover?");
            }
            else if (!ReceiptChain.Follows(statement, _previous))
            {
                _report.Add(
                    Severity.Error, ReceiptRule.Chain,
                    $"Statement {given} names another predecessor than the one before it: one of the two was replaced.", AskSignature);
            }
        }

        private void CheckTimes(ReceiptStatement statement)
        {
            ReceiptClaim claim = statement.Claim;
            bool isBackwards = claim.ToMicroseconds < claim.FromMicroseconds || (_previous is not null && claim.FromMicroseconds < _previous.Claim.ToMicroseconds);
            if (isBackwards)
            {
                _report.Add(
                    Severity.Warning, ReceiptRule.Clock,
                    $"The collector's clock ran backwards before the end of statement {claim.Number}: its times of receipt cannot be relied on there.",
                    "How is the collector's clock set, and what does its log say about that time? The order of receipt holds all the same.");
            }
        }

        private bool IsSigned(ReceiptStatement statement)
        {
            string of = $"Statement {statement.Claim.Number}";
            if (_findKey(statement.KeyId) is not { } key)
            {
                _report.Add(
                    Severity.Error, ReceiptRule.Key,
                    $"{of} is signed with key {Convert.ToHexStringLower(statement.KeyId.Span)}, which is not the collector's: it does not count.", AskSignature);
                return false;
            }

            if (statement.IsSignedBy(key))
            {
                return true;
            }

            _report.Add(
                Severity.Error, ReceiptRule.Signature,
                $"{of}: the signature is wrong. It was altered, or signed by somebody else; it does not count.", AskSignature);
            return false;
        }

        private SeriesCheck CheckOf(string series)
        {
            if (!_series.TryGetValue(series, out SeriesCheck? check))
            {
                _series.Add(series, check = new SeriesCheck(_archive, series, _report, _budget));
            }

            return check;
        }
    }
}
