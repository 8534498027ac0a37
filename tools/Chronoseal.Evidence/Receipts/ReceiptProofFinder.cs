using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Finds a frame in an archive and makes the proof of its receipt.</summary>
    public static class ReceiptProofFinder
    {
        /// <summary>Makes the proof of the first received frame of a node with this sequence number.</summary>
        /// <param name="archive">The folder.</param>
        /// <param name="node">The node.</param>
        /// <param name="sequence">The sequence number.</param>
        /// <param name="frame">The frame as it lies in the archive.</param>
        /// <param name="proof">The proof; verify it before it is given away, the archive may be damaged.</param>
        /// <param name="fault">A sentence when the result is false, else empty.</param>
        public static bool TryFind(
            string archive, string node, ulong sequence, out ReadOnlyMemory<byte> frame, [NotNullWhen(true)] out ReceiptProof? proof, out string fault)
        {
            frame = default;
            proof = null;
            try
            {
                using ItemReader reader = ItemReader.Open(System.IO.Path.Combine(archive, ArchiveLayout.Statements), ReceiptLimits.StatementBytes);
                while (reader.TryRead(out ReadOnlyMemory<byte> item))
                {
                    if (ReceiptStatement.TryRead(item.ToArray(), out ReceiptStatement? statement, out _) && TryFind(archive, statement, node, sequence, out frame, out proof))
                    {
                        fault = "";
                        return true;
                    }
                }

                fault = $"{archive}: no receipt covers a frame of node {node} with sequence {sequence}.";
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                fault = $"{archive} could not be read: {exception.Message} Name the folder of an archive.";
            }

            return false;
        }

        private static bool TryFind(
            string archive, ReceiptStatement statement, string node, ulong sequence, out ReadOnlyMemory<byte> frame, [NotNullWhen(true)] out ReceiptProof? proof)
        {
            frame = default;
            proof = null;
            for (int i = 0; i < statement.Claim.Ranges.Count; i++)
            {
                // Frames arrive in order as a rule, but a late one can lie outside of what the ends suggest: every range of the node is looked through.
                ReceiptRange range = statement.Claim.Ranges[i];
                if (range.File.Series != node || !File.Exists(range.File.PathIn(archive)))
                {
                    continue;
                }

                ItemRun run = ItemRun.Read(archive, range.File, range.OffsetBytes, range.Count, withSequences: true);
                int index = run.Sequences.ToList().IndexOf(sequence);
                if (index >= 0)
                {
                    frame = ItemRun.ReadOne(archive, range.File, run.OffsetOf(index));
                    proof = ReceiptProof.Make(statement, i, run.LeafHashes, index);
                    return true;
                }
            }

            return false;
        }
    }
}
