using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>COSE_Mac0 with HMAC 256/256 (RFC 9052, section 6; RFC 9053, section 3.1).</summary>
    public sealed class MacSeal : IFrameSeal
    {
        private readonly IKeyedHash _keyedHash;

        /// <summary>Makes a seal under a key.</summary>
        /// <param name="keyedHash">The key of this boot.</param>
        /// <param name="keyId">8 bytes that identify the device key that it is derived from.</param>
        public MacSeal(IKeyedHash keyedHash, byte[] keyId)
        {
            _keyedHash = keyedHash;
            KeyId = keyId;
        }

        /// <inheritdoc/>
        public int Algorithm
        {
            get { return 5; }
        }

        /// <inheritdoc/>
        public string AlgorithmName
        {
            get { return "HMAC 256/256"; }
        }

        /// <inheritdoc/>
        public int MessageTag
        {
            get { return 17; }
        }

        /// <inheritdoc/>
        public string Context
        {
            get { return "MAC0"; }
        }

        /// <inheritdoc/>
        public byte[] KeyId { get; }

        /// <inheritdoc/>
        public byte[] PublicKey { get; } = new byte[0];

        /// <inheritdoc/>
        public int Length
        {
            get { return _keyedHash.TagLength; }
        }

        /// <inheritdoc/>
        public Outcome Seal(byte[] data, int offset, int count, byte[] seal, int sealOffset)
        {
            _keyedHash.Compute(data, offset, count, seal, sealOffset);
            return Outcome.Ok;
        }
    }
}
