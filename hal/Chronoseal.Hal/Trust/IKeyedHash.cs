namespace Chronoseal.Hal
{
    /// <summary>
    /// A message authentication code under a key that stays inside. HMAC-SHA-256 (RFC 2104, FIPS 198-1) for frames.
    /// Never reveals the key; board authors owe an implementation that does not keep copies of it in managed strings.
    /// </summary>
    public interface IKeyedHash
    {
        /// <summary>Length of a tag in bytes (32 for HMAC-SHA-256).</summary>
        int TagLength { get; }

        /// <summary>Computes the tag of a run of bytes and writes it to another place, which may overlap the end of the run.</summary>
        void Compute(byte[] data, int offset, int count, byte[] tag, int tagOffset);
    }
}
