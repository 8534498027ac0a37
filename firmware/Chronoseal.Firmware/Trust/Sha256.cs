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

        /// <summary>Words of what is kept from one block to the next.</summary>
        public const int StateWords = 8;

        private const int LengthOffset = 56;

        // Four times sixteen rounds. 64 bits wide, because what they are added to is.
        private static readonly ulong[][] RoundConstants =
        {
            new ulong[]
            {
                0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
                0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            },
            new ulong[]
            {
                0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
                0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            },
            new ulong[]
            {
                0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
                0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            },
            new ulong[]
            {
                0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
                0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
            },
        };

        private readonly uint[] _state = new uint[StateWords];
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

        /// <summary>
        /// Copies the state, <see cref="StateWords"/> words, for <see cref="Resume"/>. Only a whole number of blocks can be resumed:
        /// the bytes of a started one are not in it. A state stands for what was added: one made from a key is to be kept as the key is.
        /// </summary>
        public void CopyState(uint[] words)
        {
            Array.Copy(_state, words, StateWords);
        }

        /// <summary>Goes on from a copied state, which stands for a number of whole blocks, as if they had just been added.</summary>
        public void Resume(uint[] words, int blocks)
        {
            Array.Copy(words, _state, StateWords);
            _filled = 0;
            _totalBytes = (long)blocks * BlockLength;
        }

        /// <summary>Takes bytes.</summary>
        public void Add(byte[] data, int offset, int count)
        {
            _totalBytes += count;
            while (count > 0)
            {
                if (_filled == 0 && count >= BlockLength)
                {
                    Compress(_state, data, offset);
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
                    Compress(_state, _block, 0);
                    _filled = 0;
                }
            }
        }

        /// <summary>Writes the digest, 32 bytes, starts over, and keeps nothing of what was added.</summary>
        public void Finish(byte[] digest, int offset)
        {
            long totalBits = _totalBytes * 8;
            _block[_filled++] = 0x80;
            if (_filled > LengthOffset)
            {
                Array.Clear(_block, _filled, BlockLength - _filled);
                Compress(_state, _block, 0);
                _filled = 0;
            }

            Array.Clear(_block, _filled, LengthOffset - _filled);
            for (int i = 0; i < 8; i++)
            {
                _block[LengthOffset + i] = (byte)(totalBits >> (56 - 8 * i));
            }

            Compress(_state, _block, 0);
            for (int i = 0; i < 8; i++)
            {
                digest[offset + 4 * i] = (byte)(_state[i] >> 24);
                digest[offset + 4 * i + 1] = (byte)(_state[i] >> 16);
                digest[offset + 4 * i + 2] = (byte)(_state[i] >> 8);
                digest[offset + 4 * i + 3] = (byte)_state[i];
            }

            Array.Clear(_block, 0, BlockLength);
            Start();
        }

        // Made for an interpreter, where most steps cost about the same, an array's element or a field that of three to five and a call
        // that of twenty: the sixteen words of the schedule and the eight of the state are locals that change roles from round to
        // round instead of moving, in one long method, because two dozen locals cannot be passed. Every word w is held as
        // w * (2^32 + 1), the word twice: what a rotation brings in from the left is already there, and three rotations cost what
        // three shifts do; 32 more shift zeros in. Only the low half of a sum counts; it is masked and doubled again. As locals, mask
        // and factor are cheaper than as 64-bit literals.
        private static void Compress(uint[] state, byte[] data, int offset)
        {
            ulong low = 0xFFFFFFFF;
            ulong twice = 0x100000001;
            ulong w0 = (((uint)data[offset] << 24) | ((uint)data[offset + 1] << 16) | ((uint)data[offset + 2] << 8) | data[offset + 3]) * twice;
            ulong w1 = (((uint)data[offset + 4] << 24) | ((uint)data[offset + 5] << 16) | ((uint)data[offset + 6] << 8) | data[offset + 7]) * twice;
            ulong w2 = (((uint)data[offset + 8] << 24) | ((uint)data[offset + 9] << 16) | ((uint)data[offset + 10] << 8) | data[offset + 11]) * twice;
            ulong w3 = (((uint)data[offset + 12] << 24) | ((uint)data[offset + 13] << 16) | ((uint)data[offset + 14] << 8) | data[offset + 15]) * twice;
            ulong w4 = (((uint)data[offset + 16] << 24) | ((uint)data[offset + 17] << 16) | ((uint)data[offset + 18] << 8) | data[offset + 19]) * twice;
            ulong w5 = (((uint)data[offset + 20] << 24) | ((uint)data[offset + 21] << 16) | ((uint)data[offset + 22] << 8) | data[offset + 23]) * twice;
            ulong w6 = (((uint)data[offset + 24] << 24) | ((uint)data[offset + 25] << 16) | ((uint)data[offset + 26] << 8) | data[offset + 27]) * twice;
            ulong w7 = (((uint)data[offset + 28] << 24) | ((uint)data[offset + 29] << 16) | ((uint)data[offset + 30] << 8) | data[offset + 31]) * twice;
            ulong w8 = (((uint)data[offset + 32] << 24) | ((uint)data[offset + 33] << 16) | ((uint)data[offset + 34] << 8) | data[offset + 35]) * twice;
            ulong w9 = (((uint)data[offset + 36] << 24) | ((uint)data[offset + 37] << 16) | ((uint)data[offset + 38] << 8) | data[offset + 39]) * twice;
            ulong w10 = (((uint)data[offset + 40] << 24) | ((uint)data[offset + 41] << 16) | ((uint)data[offset + 42] << 8) | data[offset + 43]) * twice;
            ulong w11 = (((uint)data[offset + 44] << 24) | ((uint)data[offset + 45] << 16) | ((uint)data[offset + 46] << 8) | data[offset + 47]) * twice;
            ulong w12 = (((uint)data[offset + 48] << 24) | ((uint)data[offset + 49] << 16) | ((uint)data[offset + 50] << 8) | data[offset + 51]) * twice;
            ulong w13 = (((uint)data[offset + 52] << 24) | ((uint)data[offset + 53] << 16) | ((uint)data[offset + 54] << 8) | data[offset + 55]) * twice;
            ulong w14 = (((uint)data[offset + 56] << 24) | ((uint)data[offset + 57] << 16) | ((uint)data[offset + 58] << 8) | data[offset + 59]) * twice;
            ulong w15 = (((uint)data[offset + 60] << 24) | ((uint)data[offset + 61] << 16) | ((uint)data[offset + 62] << 8) | data[offset + 63]) * twice;
            ulong a = state[0] * twice;
            ulong b = state[1] * twice;
            ulong c = state[2] * twice;
            ulong d = state[3] * twice;
            ulong e = state[4] * twice;
            ulong f = state[5] * twice;
            ulong g = state[6] * twice;
            ulong h = state[7] * twice;
            for (int group = 0; group < RoundConstants.Length; group++)
            {
                if (group > 0)
                {
                    w0 = ((w0 + ((w1 >> 7) ^ (w1 >> 18) ^ (w1 >> 35)) + w9 + ((w14 >> 17) ^ (w14 >> 19) ^ (w14 >> 42))) & low) * twice;
                    w1 = ((w1 + ((w2 >> 7) ^ (w2 >> 18) ^ (w2 >> 35)) + w10 + ((w15 >> 17) ^ (w15 >> 19) ^ (w15 >> 42))) & low) * twice;
                    w2 = ((w2 + ((w3 >> 7) ^ (w3 >> 18) ^ (w3 >> 35)) + w11 + ((w0 >> 17) ^ (w0 >> 19) ^ (w0 >> 42))) & low) * twice;
                    w3 = ((w3 + ((w4 >> 7) ^ (w4 >> 18) ^ (w4 >> 35)) + w12 + ((w1 >> 17) ^ (w1 >> 19) ^ (w1 >> 42))) & low) * twice;
                    w4 = ((w4 + ((w5 >> 7) ^ (w5 >> 18) ^ (w5 >> 35)) + w13 + ((w2 >> 17) ^ (w2 >> 19) ^ (w2 >> 42))) & low) * twice;
                    w5 = ((w5 + ((w6 >> 7) ^ (w6 >> 18) ^ (w6 >> 35)) + w14 + ((w3 >> 17) ^ (w3 >> 19) ^ (w3 >> 42))) & low) * twice;
                    w6 = ((w6 + ((w7 >> 7) ^ (w7 >> 18) ^ (w7 >> 35)) + w15 + ((w4 >> 17) ^ (w4 >> 19) ^ (w4 >> 42))) & low) * twice;
                    w7 = ((w7 + ((w8 >> 7) ^ (w8 >> 18) ^ (w8 >> 35)) + w0 + ((w5 >> 17) ^ (w5 >> 19) ^ (w5 >> 42))) & low) * twice;
                    w8 = ((w8 + ((w9 >> 7) ^ (w9 >> 18) ^ (w9 >> 35)) + w1 + ((w6 >> 17) ^ (w6 >> 19) ^ (w6 >> 42))) & low) * twice;
                    w9 = ((w9 + ((w10 >> 7) ^ (w10 >> 18) ^ (w10 >> 35)) + w2 + ((w7 >> 17) ^ (w7 >> 19) ^ (w7 >> 42))) & low) * twice;
                    w10 = ((w10 + ((w11 >> 7) ^ (w11 >> 18) ^ (w11 >> 35)) + w3 + ((w8 >> 17) ^ (w8 >> 19) ^ (w8 >> 42))) & low) * twice;
                    w11 = ((w11 + ((w12 >> 7) ^ (w12 >> 18) ^ (w12 >> 35)) + w4 + ((w9 >> 17) ^ (w9 >> 19) ^ (w9 >> 42))) & low) * twice;
                    w12 = ((w12 + ((w13 >> 7) ^ (w13 >> 18) ^ (w13 >> 35)) + w5 + ((w10 >> 17) ^ (w10 >> 19) ^ (w10 >> 42))) & low) * twice;
                    w13 = ((w13 + ((w14 >> 7) ^ (w14 >> 18) ^ (w14 >> 35)) + w6 + ((w11 >> 17) ^ (w11 >> 19) ^ (w11 >> 42))) & low) * twice;
                    w14 = ((w14 + ((w15 >> 7) ^ (w15 >> 18) ^ (w15 >> 35)) + w7 + ((w12 >> 17) ^ (w12 >> 19) ^ (w12 >> 42))) & low) * twice;
                    w15 = ((w15 + ((w0 >> 7) ^ (w0 >> 18) ^ (w0 >> 35)) + w8 + ((w13 >> 17) ^ (w13 >> 19) ^ (w13 >> 42))) & low) * twice;
                }

                ulong[] k = RoundConstants[group];
                h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + k[0] + w0;
                d = ((d + h) & low) * twice;
                h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
                g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + k[1] + w1;
                c = ((c + g) & low) * twice;
                g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
                f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + k[2] + w2;
                b = ((b + f) & low) * twice;
                f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
                e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + k[3] + w3;
                a = ((a + e) & low) * twice;
                e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
                d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + k[4] + w4;
                h = ((h + d) & low) * twice;
                d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
                c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + k[5] + w5;
                g = ((g + c) & low) * twice;
                c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
                b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + k[6] + w6;
                f = ((f + b) & low) * twice;
                b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
                a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + k[7] + w7;
                e = ((e + a) & low) * twice;
                a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;
                h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + k[8] + w8;
                d = ((d + h) & low) * twice;
                h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
                g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + k[9] + w9;
                c = ((c + g) & low) * twice;
                g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
                f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + k[10] + w10;
                b = ((b + f) & low) * twice;
                f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
                e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + k[11] + w11;
                a = ((a + e) & low) * twice;
                e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
                d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + k[12] + w12;
                h = ((h + d) & low) * twice;
                d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
                c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + k[13] + w13;
                g = ((g + c) & low) * twice;
                c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
                b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + k[14] + w14;
                f = ((f + b) & low) * twice;
                b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
                a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + k[15] + w15;
                e = ((e + a) & low) * twice;
                a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;
            }

            state[0] += (uint)a;
            state[1] += (uint)b;
            state[2] += (uint)c;
            state[3] += (uint)d;
            state[4] += (uint)e;
            state[5] += (uint)f;
            state[6] += (uint)g;
            state[7] += (uint)h;
        }
    }
}
