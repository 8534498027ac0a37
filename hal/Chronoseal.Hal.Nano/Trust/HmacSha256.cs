using System;
using System.Security.Cryptography;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// HMAC-SHA-256 by the platform's mbedTLS. The platform hashes whole arrays only: each run is copied to an array of its
    /// exact length, kept for the next run of that length. What it allocates a call is the tag of 32 bytes. The key stays in
    /// one array of the managed heap: the platform offers no place for it out of the program's reach.
    /// </summary>
    public sealed class HmacSha256 : IKeyedHash
    {
        /// <summary>Length of a tag in bytes.</summary>
        public const int TagBytes = 32;

        /// <summary>Length of a key in bytes.</summary>
        public const int KeyBytes = 32;

        private const int CachedRuns = 8;
        private const int MaxCachedBytes = 1024;

        private readonly object _sync = new object();
        private readonly byte[] _key = new byte[KeyBytes];
        private readonly byte[][] _runs = new byte[CachedRuns][];
        private int _nextRun;

        private HmacSha256(byte[] key)
        {
            Array.Copy(key, 0, _key, 0, KeyBytes);
        }

        /// <inheritdoc/>
        public int TagLength
        {
            get { return TagBytes; }
        }

        /// <summary>
        /// Makes a keyed hash. <see cref="Outcome.OutOfRange"/> if the key has not 32 bytes, <see cref="Outcome.Unsupported"/> if
        /// the image has no native part (<see cref="NativeCrypto"/>).
        /// </summary>
        /// <param name="key">Copied; the caller may clear it.</param>
        /// <param name="hash">The keyed hash, or null.</param>
        public static Outcome Create(byte[] key, out IKeyedHash hash)
        {
            hash = null;
            if (key == null || key.Length != KeyBytes)
            {
                return Outcome.OutOfRange;
            }

            if (!NativeCrypto.IsAvailable)
            {
                return Outcome.Unsupported;
            }

            hash = new HmacSha256(key);
            return Outcome.Ok;
        }

        /// <summary>
        /// Computes a tag. Throws ArgumentException for a run or a place outside its array, and lets a failure of the platform
        /// (no memory) through: a tag that was not computed must not look like one.
        /// </summary>
        public void Compute(byte[] data, int offset, int count, byte[] tag, int tagOffset)
        {
            if ((count != 0 && !Buffers.Holds(data, offset, count)) || !Buffers.Holds(tag, tagOffset, TagBytes))
            {
                throw new ArgumentException();
            }

            lock (_sync)
            {
                byte[] run = RunOf(count);
                if (count > 0)
                {
                    Array.Copy(data, offset, run, 0, count);
                }

                Array.Copy(HMACSHA256.HashData(_key, run), 0, tag, tagOffset, TagBytes);
            }
        }

        private byte[] RunOf(int length)
        {
            for (int i = 0; i < CachedRuns; i++)
            {
                if (_runs[i] != null && _runs[i].Length == length)
                {
                    return _runs[i];
                }
            }

            byte[] run = new byte[length];
            if (length <= MaxCachedBytes)
            {
                _runs[_nextRun] = run;
                _nextRun = (_nextRun + 1) % CachedRuns;
            }

            return run;
        }
    }
}
