using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Decodes the payload of a statement and holds it against its own rules; the files are not looked at here.</summary>
    internal static class ReceiptClaimReader
    {
        internal static bool TryRead(ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out ReceiptClaim? claim, out string error)
        {
            claim = null;
            if (!CborReader.TryReadWhole(payload, out CborValue? value, out CborError cborError))
            {
                error = $"payload, {cborError}";
                return false;
            }

            var fields = new ReceiptFields("payload", value);
            long number = fields.Number(ReceiptLabels.Number);
            ReadOnlyMemory<byte> previous = fields.Bytes(ReceiptLabels.Previous, MerkleHash.Bytes);
            long from = TimeOf(fields, ReceiptLabels.From);
            long to = TimeOf(fields, ReceiptLabels.To);
            string clock = fields.Text(ReceiptLabels.Clock);
            long reason = fields.Number(ReceiptLabels.Reason);
            ReadOnlyMemory<byte> root = fields.Bytes(ReceiptLabels.Root, MerkleHash.Bytes);
            var ranges = new List<ReceiptRange>();
            foreach (CborValue item in fields.Array(ReceiptLabels.Ranges, ReceiptLimits.RangesPerStatement))
            {
                ReadRange(fields, item, ranges);
            }

            if (number == 0 || clock != ReceiptLabels.SystemClock || reason > (long)StatementReason.Stop)
            {
                fields.Refuse("number, clock or reason has no meaning");
            }

            if (!fields.AreWhole(out error))
            {
                return false;
            }

            claim = new ReceiptClaim(number, previous, from, to, (StatementReason)reason, ranges);
            error = root.Span.SequenceEqual(claim.Root()) ? "" : "payload: \"root\" is not the root over the ranges";
            return error.Length == 0;
        }

        private static long TimeOf(ReceiptFields fields, string label)
        {
            long microseconds = fields.Number(label);
            if (microseconds > Frames.FrameLimits.LargestTimeMicroseconds)
            {
                fields.Refuse($"\"{label}\" lies behind the year 9999");
            }

            return microseconds;
        }

        private static void ReadRange(ReceiptFields outer, CborValue value, List<ReceiptRange> ranges)
        {
            var fields = new ReceiptFields("range", value);
            if (!ArchiveFileName.TryParse(fields.Text(ReceiptLabels.File), out ArchiveFileName? file))
            {
                outer.Refuse("a range names no file of an archive");
                return;
            }

            var range = new ReceiptRange(
                file,
                fields.Number(ReceiptLabels.FirstIndex),
                fields.Number(ReceiptLabels.Count),
                fields.Number(ReceiptLabels.Offset),
                fields.Number(ReceiptLabels.Length),
                file.IsNode ? fields.Unsigned(ReceiptLabels.FirstSequence) : null,
                file.IsNode ? fields.Unsigned(ReceiptLabels.LastSequence) : null,
                fields.Bytes(ReceiptLabels.Root, MerkleHash.Bytes));
            if (file.IsNode && fields.Text(ReceiptLabels.Node) != file.Series)
            {
                fields.Refuse("\"node\" is not the node of the file");
            }

            if (!fields.AreWhole(out string error))
            {
                outer.Refuse(error);
            }
            else if (range.Count is < 1 or > ReceiptLimits.ItemsPerRange || range.LengthBytes < range.Count || range.OffsetBytes > long.MaxValue - range.LengthBytes
                || range.FirstIndex > long.MaxValue - range.Count)
            {
                outer.Refuse("the numbers of a range contradict each other");
            }
            else if (ranges.Count > 0 && string.CompareOrdinal(ranges[^1].File.ToString(), file.ToString()) >= 0)
            {
                outer.Refuse("the files of the ranges are not in ascending order");
            }

            ranges.Add(range);
        }
    }
}
