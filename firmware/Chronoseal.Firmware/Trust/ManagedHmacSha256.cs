using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>HMAC-SHA-256 (RFC 2104, FIPS 198-1) in managed code: where the image has no native one, and on a PC.</summary>
    /// <remarks>
    /// Of the key, what SHA-256 makes of its two padded blocks is kept (RFC 2104, section 4), and neither key nor blocks: a tag costs
    /// two blocks less, and the key cannot be read back. Tags can still be made from it, so it is a secret all the same.
    /// </remarks>
    public sealed class ManagedHmacSha256 : IKeyedHash
    {
        /// <summary>Bytes of a tag.</summary>
        public const int DigestLength = Sha256.DigestLength;

        private const byte InnerPad = 0x36;
        private const byte OuterPad = 0x5C;

        private readonly Sha256 _hash = new Sha256();
        private readonly uint[] _innerState = new uint[Sha256.StateWords];
        private readonly uint[] _outerState = new uint[Sha256.StateWords];
        private readonly byte[] _inner = new byte[Sha256.DigestLength];

        /// <summary>
        /// Makes a hash under a key of any length; keys above 64 bytes are hashed first, as RFC 2104 says. The key's array stays the
        /// caller's, to be cleared.
        /// </summary>
        public ManagedHmacSha256(byte[] key)
        {
            var block = new byte[Sha256.BlockLength];
            if (key.Length > Sha256.BlockLength)
            {
                _hash.Add(key, 0, key.Length);
                _hash.Finish(block, 0);
            }
            else
            {
                Array.Copy(key, block, key.Length);
            }

            Absorb(block, InnerPad, _innerState);
            Absorb(block, InnerPad ^ OuterPad, _outerState);
            Array.Clear(block, 0, block.Length);
        }

        /// <inheritdoc/>
        public int TagLength
        {
            get { return Sha256.DigestLength; }
        }

        /// <inheritdoc/>
        public void Compute(byte[] data, int offset, int count, byte[] tag, int tagOffset)
        {
            _hash.Resume(_innerState, 1);
            _hash.Add(data, offset, count);
            _hash.Finish(_inner, 0);
            _hash.Resume(_outerState, 1);
            _hash.Add(_inner, 0, Sha256.DigestLength);
            _hash.Finish(tag, tagOffset);

            // With a key that is no secret, as in HKDF without a salt, the tag follows from it; and a tag may be a key.
            Array.Clear(_inner, 0, _inner.Length);
        }

        /// <summary>Wipes what tags are made from, for a hash whose key must not outlive its use. It must not be used afterwards.</summary>
        public void Forget()
        {
            Array.Clear(_innerState, 0, _innerState.Length);
            Array.Clear(_outerState, 0, _outerState.Length);
        }

        // Changes the block to the padded one, and so the second time from the one pad to the other.
        private void Absorb(byte[] block, int pad, uint[] state)
        {
            for (int i = 0; i < block.Length; i++)
            {
                block[i] ^= (byte)pad;
            }

            _hash.Start();
            _hash.Add(block, 0, block.Length);
            _hash.CopyState(state);
            _hash.Start();
        }
    }
}
