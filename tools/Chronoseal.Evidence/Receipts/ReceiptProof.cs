using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// Proves to a third party that one item was received: the statement, the range in it, the place in the range, and the path from the item to
    /// the range's root (RFC 9162, 2.1.3). Whoever has the item, this proof and the collector's public key needs nothing else.
    /// </summary>
    public sealed class ReceiptProof
    {
        private ReceiptProof(ReceiptStatement statement, int range, long index, IReadOnlyList<ReadOnlyMemory<byte>> path)
        {
            Statement = statement;
            RangeIndex = range;
            Index = index;
            Path = path;
        }

        /// <summary>The statement, whole.</summary>
        public ReceiptStatement Statement { get; }

        /// <summary>Which range of the statement, from 0.</summary>
        public int RangeIndex { get; }

        /// <summary>Place of the item in the range, from 0.</summary>
        public long Index { get; }

        /// <summary>The path, from the item upwards.</summary>
        public IReadOnlyList<ReadOnlyMemory<byte>> Path { get; }

        /// <summary>The range.</summary>
        public ReceiptRange Range => Statement.Claim.Ranges[RangeIndex];

        /// <summary>Makes the proof of one item.</summary>
        /// <param name="statement">The statement.</param>
        /// <param name="range">Which of its ranges.</param>
        /// <param name="leafHashes">The leaves of the range, in order.</param>
        /// <param name="index">The item.</param>
        internal static ReceiptProof Make(ReceiptStatement statement, int range, IReadOnlyList<byte[]> leafHashes, int index) =>
            new(statement, range, index, [.. MerklePath.Make(leafHashes, index).Select(step => (ReadOnlyMemory<byte>)step)]);

        /// <summary>Decodes a proof.</summary>
        /// <param name="bytes">Exactly one proof; must not change afterwards.</param>
        /// <param name="proof">The proof.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out ReceiptProof? proof, out string error)
        {
            proof = null;
            if (!CborReader.TryReadWhole(bytes, out CborValue? value, out CborError cborError))
            {
                error = cborError.ToString();
                return false;
            }

            var fields = new ReceiptFields("proof", value);
            fields.RequireExactly(ReceiptLabels.Version, ReceiptLimits.Version);
            ReadOnlyMemory<byte> statementBytes = fields.Bytes(ReceiptLabels.Statement, 1, ReceiptLimits.StatementBytes);
            long range = fields.Number(ReceiptLabels.Ranges);
            long index = fields.Number(ReceiptLabels.FirstIndex);
            var path = new List<ReadOnlyMemory<byte>>();
            foreach (CborValue step in fields.Array(ReceiptLabels.Path, MerklePath.MaximumSteps))
            {
                if (step.Kind != CborKind.Bytes || step.Bytes.Length != MerkleHash.Bytes)
                {
                    fields.Refuse("a step of the path is not a hash");
                    break;
                }

                path.Add(step.Bytes);
            }

            if (!fields.AreWhole(out error) || !ReceiptStatement.TryRead(statementBytes, out ReceiptStatement? statement, out error))
            {
                return false;
            }

            error = range < statement.Claim.Ranges.Count ? "" : "proof: the statement has no such range";
            proof = error.Length == 0 ? new ReceiptProof(statement, (int)range, index, path) : null;
            return proof is not null;
        }

        /// <summary>The proof in deterministic CBOR.</summary>
        public byte[] Encode() => CborWriter.Encode(CborValue.Map(
            new CborPair(CborValue.TextString(ReceiptLabels.Version), CborValue.Int(ReceiptLimits.Version)),
            new CborPair(CborValue.TextString(ReceiptLabels.Statement), CborValue.ByteString(Statement.Bytes)),
            new CborPair(CborValue.TextString(ReceiptLabels.Ranges), CborValue.Int(RangeIndex)),
            new CborPair(CborValue.TextString(ReceiptLabels.FirstIndex), CborValue.Int(Index)),
            new CborPair(CborValue.TextString(ReceiptLabels.Path), CborValue.Array([.. Path.Select(CborValue.ByteString)]))));

        /// <summary>True when the collector with this key has stated that it had received exactly this item.</summary>
        /// <param name="item">All bytes of the frame.</param>
        /// <param name="collectorKey">The collector's public key.</param>
        public bool Proves(ReadOnlySpan<byte> item, ECDsa collectorKey) =>
            Statement.IsSignedBy(collectorKey) && MerklePath.Leads(MerkleHash.OfLeaf(item), Index, Range.Count, Path, Range.Root.Span);
    }
}
