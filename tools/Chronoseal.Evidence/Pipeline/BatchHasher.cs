using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Hashing;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Computes the hashes and MACs of many frames, sixteen side by side where the processor can. Results are there after <see cref="Flush"/>.</summary>
    internal sealed class BatchHasher
    {
        private const int LongestStart = 12;
        private const byte EmptyBytes = 0x40;
        private const int FrameStart = 2;

        // An array of four that begins with the context string.
        private static readonly byte[] s_mac0Start = [0x84, 0x64, .. "MAC0"u8];
        private static readonly byte[] s_sign1Start = [0x84, 0x6A, .. "Signature1"u8];

        private readonly byte[] _structure = new byte[FrameLimits.MaximumFrameBytes + LongestStart];
        private readonly FrameFacts[] _facts = new FrameFacts[Sha256Lanes.Lanes];
        private readonly MacKey?[] _macKeys = new MacKey?[Sha256Lanes.Lanes];
        private readonly byte[] _digest = new byte[Digest.Bytes];
        private int _count;

        /// <summary>Makes a hasher.</summary>
        /// <param name="usesLanes">False to use the library alone, as on a processor without wide vectors.</param>
        public BatchHasher(bool usesLanes) => Lanes = usesLanes && Sha256Lanes.IsSupported ? new Sha256Lanes() : null;

        /// <summary>The lanes; null where the library is used.</summary>
        public Sha256Lanes? Lanes { get; }

        /// <summary>To compute the hash of a whole frame. Not to be mixed with <see cref="AddMac"/> before <see cref="Flush"/>.</summary>
        public void AddHash(FrameFacts facts)
        {
            ReadOnlySpan<byte> frame = facts.Bytes.Span;
            if (Lanes is null || frame.Length > Sha256Lanes.MaximumMessageBytes)
            {
                SHA256.HashData(frame, _digest);
                facts.Hash = Digest.Of(_digest);
                return;
            }

            frame.CopyTo(Lanes.Message(_count));
            Lanes.Close(_count, frame.Length, Sha256Constants.InitialState, 0);
            Add(facts, null);
        }

        /// <summary>To compute the MAC of a frame and hold it against the frame's own.</summary>
        public void AddMac(FrameFacts facts, MacKey key)
        {
            if (Lanes is null || facts.Bytes.Length > Sha256Lanes.MaximumMessageBytes)
            {
                HMACSHA256.HashData(key.Key, SealedStructure(facts), _digest);
                Judge(facts);
                return;
            }

            int length = WriteStructure(facts, Lanes.Message(_count));
            Lanes.Close(_count, length, key.Inner, Sha256Constants.BlockBytes);
            Add(facts, key);
        }

        /// <summary>Computes what was added.</summary>
        public void Flush()
        {
            if (_count == 0)
            {
                return;
            }

            Lanes!.Run();
            if (_macKeys[0] is not null)
            {
                FinishMacs(Lanes);
            }

            for (int lane = 0; lane < _count; lane++)
            {
                Lanes.Write(lane, _digest);
                if (_macKeys[lane] is null)
                {
                    _facts[lane].Hash = Digest.Of(_digest);
                }
                else
                {
                    Judge(_facts[lane]);
                }
            }

            _count = 0;
        }

        /// <summary>The bytes that the seal is over (RFC 9052, 4.4 and 6.3); valid until the next call.</summary>
        public ReadOnlySpan<byte> SealedStructure(FrameFacts facts) => _structure.AsSpan(0, WriteStructure(facts, _structure));

        private void Add(FrameFacts facts, MacKey? key)
        {
            _facts[_count] = facts;
            _macKeys[_count] = key;
            _count++;
            if (_count == Sha256Lanes.Lanes)
            {
                Flush();
            }
        }

        // The outer hash of an HMAC is over one digest.
        private void FinishMacs(Sha256Lanes lanes)
        {
            for (int lane = 0; lane < _count; lane++)
            {
                lanes.Write(lane, lanes.Message(lane));
                lanes.Close(lane, Digest.Bytes, _macKeys[lane]!.Outer, Sha256Constants.BlockBytes);
            }

            lanes.Run();
        }

        private void Judge(FrameFacts facts) =>
            facts.Check = Digest.Of(_digest).FixedTimeEquals(Digest.Of(facts.Bytes.Span[^Digest.Bytes..])) ? SealCheck.Right : SealCheck.Wrong;

        private static int WriteStructure(FrameFacts facts, Span<byte> structure)
        {
            ReadOnlySpan<byte> frame = facts.Bytes.Span;
            byte[] start = facts.Seal == FrameSeal.Sign1 ? s_sign1Start : s_mac0Start;
            int protectedEnd = facts.Shape.ProtectedEnd;
            start.CopyTo(structure);
            frame[FrameStart..protectedEnd].CopyTo(structure[start.Length..]);
            int position = start.Length + protectedEnd - FrameStart;
            structure[position++] = EmptyBytes;

            // The empty map of the unprotected headers stands where the empty external data stands in the structure.
            frame[(protectedEnd + 1)..facts.Shape.PayloadEnd].CopyTo(structure[position..]);
            return position + facts.Shape.PayloadEnd - protectedEnd - 1;
        }
    }
}
