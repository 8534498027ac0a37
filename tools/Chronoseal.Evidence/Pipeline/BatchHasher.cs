using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Computes the hashes and MACs of many frames.</summary>
    internal sealed class BatchHasher
    {
        private const int LongestStart = 12;

        // An array of four that begins with the context string.
        private static readonly byte[] s_mac0Start = [0x84, 0x64, .. "MAC0"u8];
        private static readonly byte[] s_sign1Start = [0x84, 0x6A, .. "Signature1"u8];

        private const byte EmptyBytes = 0x40;
        private const int FrameStart = 2;

        private readonly byte[] _structure = new byte[FrameLimits.MaximumFrameBytes + LongestStart];

        public void AddHash(FrameFacts facts)
        {
            Span<byte> digest = stackalloc byte[Digest.Bytes];
            SHA256.HashData(facts.Bytes.Span, digest);
            facts.Hash = Digest.Of(digest);
        }

        public void AddMac(FrameFacts facts, MacKey key)
        {
            Span<byte> tag = stackalloc byte[Digest.Bytes];
            HMACSHA256.HashData(key.Key, SealedStructure(facts), tag);
            facts.Check = CryptographicOperations.FixedTimeEquals(tag, facts.Bytes.Span[^Digest.Bytes..]) ? SealCheck.Right : SealCheck.Wrong;
        }

        public void Flush()
        {
        }

        /// <summary>The bytes that the seal is over (RFC 9052, 4.4 and 6.3); valid until the next call.</summary>
        public ReadOnlySpan<byte> SealedStructure(FrameFacts facts)
        {
            ReadOnlySpan<byte> frame = facts.Bytes.Span;
            byte[] start = facts.Seal == FrameSeal.Sign1 ? s_sign1Start : s_mac0Start;
            int protectedEnd = facts.Shape.ProtectedEnd;
            start.CopyTo(_structure.AsSpan());
            frame[FrameStart..protectedEnd].CopyTo(_structure.AsSpan(start.Length));
            int position = start.Length + protectedEnd - FrameStart;
            _structure[position++] = EmptyBytes;

            // The empty map of the unprotected headers stands where the empty external data stands in the structure.
            frame[(protectedEnd + 1)..facts.Shape.PayloadEnd].CopyTo(_structure.AsSpan(position));
            return _structure.AsSpan(0, position + facts.Shape.PayloadEnd - protectedEnd - 1);
        }
    }
}
