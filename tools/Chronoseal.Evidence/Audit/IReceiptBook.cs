namespace Chronoseal.Evidence.Audit
{
    /// <summary>What a collector vouches for: which frames it had received, and by when. Its own signatures are verified before it is asked.</summary>
    public interface IReceiptBook
    {
        /// <summary>Finds the receipt of a frame.</summary>
        /// <param name="origin">Where the frame lies.</param>
        /// <param name="frameHash">SHA-256 of the whole frame.</param>
        /// <param name="receivedUtcMicroseconds">When the collector had it at the latest, microseconds since 1970.</param>
        /// <returns>True when the frame, with exactly these bytes, is counter-signed.</returns>
        bool TryFind(FrameOrigin origin, Digest frameHash, out long receivedUtcMicroseconds);
    }
}
