using System;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// SHA-256 (FIPS 180-4, section 6.2) in managed code, for the chain of frames: the platform has no plain hash. Works in place,
    /// in steps of any size, and allocates nothing after construction.
    /// </summary>
    public sealed class Sha256
    {
        /// <summary>Bytes of a digest.</summary>
        public const int DigestLength = 32;

        /// <summary>Bytes of a block.</summary>
        public const int BlockLength = 64;

        private const int LengthOffset = 56;

        private static readonly uint[] RoundConstants =
        {
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        };

        private readonly uint[] _state = new uint[8];
        private readonly uint[] _schedule = new uint[64];
        private readonly byte[] _block = new byte[BlockLength];
        private int _filled;
        private long _totalBytes;

        /// <summary>Makes a hash, started.</summary>
        public Sha256()
        {
            Start();
        }

        /// <summary>Starts over.</summary>
        public void Start()
        {
            _state[0] = 0x6a09e667;
            _state[1] = 0xbb67ae85;
            _state[2] = 0x3c6ef372;
            _state[3] = 0xa54ff53a;
            _state[4] = 0x510e527f;
            _state[5] = 0x9b05688c;
            _state[6] = 0x1f83d9ab;
            _state[7] = 0x5be0cd19;
            _filled = 0;
            _totalBytes = 0;
        }

        /// <summary>Takes bytes.</summary>
        public void Add(byte[] data, int offset, int count)
        {
            _totalBytes += count;
            while (count > 0)
            {
                if (_filled == 0 && count >= BlockLength)
                {
                    Compress(data, offset);
                    offset += BlockLength;
                    count -= BlockLength;
                    continue;
                }

                int part = BlockLength - _filled < count ? BlockLength - _filled : count;
                Array.Copy(data, offset, _block, _filled, part);
                _filled += part;
                offset += part;
                count -= part;
                if (_filled == BlockLength)
                {
                    Compress(_block, 0);
                    _filled = 0;
                }
            }
        }

        /// <summary>Writes the digest, 32 bytes, and starts over.</summary>
        public void Finish(byte[] digest, int offset)
        {
            long totalBits = _totalBytes * 8;
            _block[_filled++] = 0x80;
            if (_filled > LengthOffset)
            {
                Array.Clear(_block, _filled, BlockLength - _filled);
                Compress(_block, 0);
                _filled = 0;
            }

            Array.Clear(_block, _filled, LengthOffset - _filled);
            for (int i = 0; i < 8; i++)
            {
                _block[LengthOffset + i] = (byte)(totalBits >> (56 - 8 * i));
            }

            Compress(_block, 0);
            for (int i = 0; i < 8; i++)
            {
                digest[offset + 4 * i] = (byte)(_state[i] >> 24);
                digest[offset + 4 * i + 1] = (byte)(_state[i] >> 16);
                digest[offset + 4 * i + 2] = (byte)(_state[i] >> 8);
                digest[offset + 4 * i + 3] = (byte)_state[i];
            }

            Start();
        }

        private void Compress(byte[] data, int offset)
        {
            uint[] w = _schedule;
            for (int i = 0; i < 16; i++)
            {
                int at = offset + 4 * i;
                w[i] = ((uint)data[at] << 24) | ((uint)data[at + 1] << 16) | ((uint)data[at + 2] << 8) | data[at + 3];
            }

            for (int i = 16; i < 64; i++)
            {
                uint x = w[i - 15];
                uint y = w[i - 2];
                uint small0 = ((x >> 7) | (x << 25)) ^ ((x >> 18) | (x << 14)) ^ (x >> 3);
                uint small1 = ((y >> 17) | (y << 15)) ^ ((y >> 19) | (y << 13)) ^ (y >> 10);
                w[i] = w[i - 16] + small0 + w[i - 7] + small1;
            }

            Rounds(w);
        }

        private void Rounds(uint[] w)
        {
            uint a = _state[0];
            uint b = _state[1];
            uint c = _state[2];
            uint d = _state[3];
            uint e = _state[4];
            uint f = _state[5];
            uint g = _state[6];
            uint h = _state[7];
            for (int i = 0; i < 64; i++)
            {
                uint big1 = ((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7));
                uint t1 = h + big1 + ((e & f) ^ (~e & g)) + RoundConstants[i] + w[i];
                uint big0 = ((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10));
                uint t2 = big0 + ((a & b) ^ (a & c) ^ (b & c));
                h = g;
                g = f;
                f = e;
                e = d + t1;
                d = c;
                c = b;
                b = a;
                a = t1 + t2;
            }

            _state[0] += a;
            _state[1] += b;
            _state[2] += c;
            _state[3] += d;
            _state[4] += e;
            _state[5] += f;
            _state[6] += g;
            _state[7] += h;
        }
    }
}
