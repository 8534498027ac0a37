namespace Chronoseal.Evidence.Receipts
{
    /// <summary>One item of an archive file, as its Merkle tree sees it.</summary>
    /// <param name="LeafHash">Hash of the leaf, 32 bytes.</param>
    /// <param name="LengthBytes">Bytes of the item.</param>
    /// <param name="Sequence">Sequence number of the frame; 0 in the quarantine.</param>
    internal readonly record struct ArchiveItem(byte[] LeafHash, int LengthBytes, ulong Sequence);
}
