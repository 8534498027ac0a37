namespace Chronoseal.Firmware.Trust
{
    /// <summary>Where a node's chain of frames ends: what the next frame has to name.</summary>
    public sealed class ChainHead
    {
        /// <summary>SHA-256 of the last frame; zeros before the first.</summary>
        public readonly byte[] LastDigest = new byte[Sha256.DigestLength];

        /// <summary>Sequence number of the last frame; 0 before the first.</summary>
        public long LastSequence;
    }
}
