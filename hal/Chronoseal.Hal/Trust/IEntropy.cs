namespace Chronoseal.Hal
{
    /// <summary>Unpredictable bytes, for keys and nonces only.</summary>
    public interface IEntropy
    {
        /// <summary>Fills bytes; <see cref="Outcome.Unsupported"/> where the board has no source fit for keys.</summary>
        Outcome Fill(byte[] buffer, int offset, int count);
    }
}
