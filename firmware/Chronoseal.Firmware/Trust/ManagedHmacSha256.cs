using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>HMAC-SHA-256 (RFC 2104, FIPS 198-1) in managed code: where the image has no native one, and on a PC.</summary>
    public sealed class ManagedHmacSha256 : IKeyedHash
    {
        /// <summary>Bytes of a tag.</summary>
        public const int DigestLength = Sha256.DigestLength;

        private readonly Sha256 _hash = new Sha256();
        private readonly byte[] _innerPad = new byte[Sha256.BlockLength];
        private readonly byte[] _outerPad = new byte[Sha256.BlockLength];
        private readonly byte[] _inner = new byte[Sha256.DigestLength];

        /// <summary>Makes a hash under a key of any length; keys above 64 bytes are hashed first, as RFC 2104 says.</summary>
        public ManagedHmacSha256(byte[] key)
        {
            if (key.Length > Sha256.BlockLength)
            {
                _hash.Add(key, 0, key.Length);
                _hash.Finish(_innerPad, 0);
            }
            else
            {
                key.CopyTo(_innerPad, 0);
            }

            for (int i = 0; i < Sha256.BlockLength; i++)
            {
                _outerPad[i] = (byte)(_innerPad[i] ^ 0x5C);
                _innerPad[i] ^= 0x36;
            }
        }

        /// <inheritdoc/>
        public int TagLength
        {
            get { return Sha256.DigestLength; }
        }

        /// <inheritdoc/>
        public void Compute(byte[] data, int offset, int count, byte[] tag, int tagOffset)
        {
            _hash.Start();
            _hash.Add(_innerPad, 0, Sha256.BlockLength);
            _hash.Add(data, offset, count);
            _hash.Finish(_inner, 0);
            _hash.Add(_outerPad, 0, Sha256.BlockLength);
            _hash.Add(_inner, 0, Sha256.DigestLength);
            _hash.Finish(tag, tagOffset);
        }
    }
}
