using Chronoseal.Evidence.Audit;
namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Ranges of one file that follow each other and whose content is not what was received.</summary>
    /// <param name="startBytes">Where the damage starts in the file as it lies there now.</param>
    internal sealed class DamagedRanges(long startBytes)
    {
        private readonly List<ReceiptRange> _ranges = [];

        internal long StartBytes { get; } = startBytes;

        internal long ExpectedItems { get; private set; }

        internal void Add(ReceiptRange range)
        {
            // Only the ends are told; a whole year of them must not be kept.
            if (_ranges.Count == 2)
            {
                _ranges.RemoveAt(1);
            }

            _ranges.Add(range);
            ExpectedItems += range.Count;
        }

        /// <summary>Says what lies where the ranges were.</summary>
        /// <param name="report">Where to say it.</param>
        /// <param name="found">The items that lie there.</param>
        internal void Tell(ReceiptReport report, ItemRun found)
        {
            ReceiptRange first = _ranges[0];
            ReceiptRange last = _ranges[^1];
            long difference = found.Count - ExpectedItems;
            string oddity = OddityOf(found, first.FirstSequence, last.LastSequence);
            string what = difference < 0 ? $"{-difference} of {ExpectedItems} items were removed after receipt"
                : difference > 0 ? $"{difference} items were inserted among {ExpectedItems} after receipt"
                : oddity.Length > 0 ? $"the {ExpectedItems} items were reordered or replaced after receipt"
                : $"at least one of {ExpectedItems} items was altered after receipt";
            string rest = found.Error.Length > 0 ? $" The file cannot be followed: {found.Error}." : "";
            report.Add(new ReceiptFinding(
                Severity.Error,
                ReceiptRule.Content,
                first.File.IsNode ? first.File.Series : "",
                first.FirstSequence,
                last.LastSequence,
                $"{first.File}, from byte {StartBytes}: {what}{(oddity.Length > 0 ? $" ({oddity})" : "")}.{rest}",
                "Who could write to the archive after the receipt, and is there a copy of the file from another place? "
                + "A right MAC on these frames proves nothing: its verifier can forge it."));
        }

        private static string OddityOf(ItemRun found, ulong? first, ulong? last)
        {
            ulong? expected = first;
            foreach (ulong? sequence in found.Sequences)
            {
                if (sequence is not { } number || expected is not { } wanted)
                {
                    return sequence is null && first is not null ? "an item is no frame" : "";
                }

                if (number != wanted)
                {
                    return number < wanted ? $"sequence {number} stands where {wanted} is due" : $"sequence {wanted} is missing before {number}";
                }

                expected = number == ulong.MaxValue ? null : number + 1;
            }

            return last is { } end && expected is { } next && next <= end ? $"sequence {next} is missing at the end" : "";
        }
    }
}
