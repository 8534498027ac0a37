namespace Chronoseal.Hal
{
    /// <summary>
    /// A key pair whose private half stays in its part: ECDSA on P-256 (FIPS 186-5). Driver authors owe a bounded time for every call,
    /// nothing allocated by <see cref="Sign"/>, and that nothing of the caller's is written unless <see cref="Outcome.Ok"/>.
    /// Numbers are 32 bytes, most significant first. Not for two tasks at once.
    /// </summary>
    public interface ISigner
    {
        /// <summary>The part's own code if the last call was <see cref="Outcome.DeviceError"/>, otherwise 0.</summary>
        int DeviceErrorCode { get; }

        /// <summary>
        /// Asks the part who it is. Call before anything else; allocates. <see cref="Outcome.Nack"/>: nobody is there.
        /// <see cref="Outcome.WrongReply"/>: another part. <see cref="Outcome.Unsupported"/>: not set up for keys.
        /// </summary>
        Outcome Open();

        /// <summary>Reads the public key: X and Y, 64 bytes. <see cref="Outcome.DeviceError"/> where there is no private key.</summary>
        Outcome ReadPublicKey(byte[] target, int offset);

        /// <summary>Signs a digest.</summary>
        /// <param name="digest">Holds the digest, 32 bytes.</param>
        /// <param name="digestOffset">Where it starts.</param>
        /// <param name="signature">Takes the signature: R and S, 64 bytes.</param>
        /// <param name="signatureOffset">Where to.</param>
        Outcome Sign(byte[] digest, int digestOffset, byte[] signature, int signatureOffset);

        /// <summary>Verifies a signature with a public key of the caller's.</summary>
        /// <param name="digest">32 bytes.</param>
        /// <param name="signature">R and S, 64 bytes.</param>
        /// <param name="publicKey">Holds X and Y, 64 bytes.</param>
        /// <param name="publicKeyOffset">Where they start.</param>
        /// <param name="isValid">The signature fits; false unless <see cref="Outcome.Ok"/>.</param>
        Outcome Verify(byte[] digest, byte[] signature, byte[] publicKey, int publicKeyOffset, out bool isValid);
    }
}
