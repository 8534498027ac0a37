using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// COSE_Sign1 with ES256 (RFC 9052, section 4; RFC 9053, section 2.1) by a secure element. The hash is made here, because the element's
    /// own needs the whole structure over the bus. When the element fails there is no seal, and the next frame asks it anew.
    /// </summary>
    public sealed class SignatureSeal : IFrameSeal
    {
        private const int SignatureLength = 64;

        private readonly ISigner _signer;
        private readonly Sha256 _hash = new Sha256();
        private readonly byte[] _digest = new byte[Sha256.DigestLength];

        /// <summary>Makes a seal by a signer that is open.</summary>
        /// <param name="signer">The secure element.</param>
        /// <param name="publicKey">Its public key: 04, X, Y.</param>
        /// <param name="keyId">8 bytes that identify it.</param>
        public SignatureSeal(ISigner signer, byte[] publicKey, byte[] keyId)
        {
            _signer = signer;
            PublicKey = publicKey;
            KeyId = keyId;
        }

        /// <inheritdoc/>
        public int Algorithm
        {
            get { return -7; }
        }

        /// <inheritdoc/>
        public string AlgorithmName
        {
            get { return "ES256"; }
        }

        /// <inheritdoc/>
        public int MessageTag
        {
            get { return 18; }
        }

        /// <inheritdoc/>
        public string Context
        {
            get { return "Signature1"; }
        }

        /// <inheritdoc/>
        public byte[] KeyId { get; }

        /// <inheritdoc/>
        public byte[] PublicKey { get; }

        /// <inheritdoc/>
        public int Length
        {
            get { return SignatureLength; }
        }

        /// <inheritdoc/>
        public Outcome Seal(byte[] data, int offset, int count, byte[] seal, int sealOffset)
        {
            _hash.Start();
            _hash.Add(data, offset, count);
            _hash.Finish(_digest, 0);
            return _signer.Sign(_digest, 0, seal, sealOffset);
        }
    }
}
