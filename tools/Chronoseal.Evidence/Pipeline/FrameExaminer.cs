using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Reads frames and holds their seals against the keys, batch by batch or one alone: what can be done to each by itself. One for each worker.</summary>
    internal sealed class FrameExaminer
    {
        private readonly KeyRing _keys;
        private readonly DataFrameScanner _scanner = new();
        private readonly BatchHasher _hasher;
        private readonly Dictionary<(ulong KeyId, ulong Boot), MacKey?> _macKeys = [];
        private readonly Dictionary<ulong, PublicKey?> _publicKeys = [];
        private ulong _lastKeyId;
        private ulong _lastBoot;
        private MacKey? _lastMacKey;

        public FrameExaminer(KeyRing keys, bool usesLanes = true)
        {
            _keys = keys;
            _hasher = new BatchHasher(usesLanes);
        }

        public void Examine(FrameBatch batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                if (batch.Unreadable(i) is null)
                {
                    Read(batch[i]);
                }
            }

            Hash(batch);
            Authenticate(batch);
        }

        /// <summary>The same for one frame, whose bytes must not change while its facts are in use.</summary>
        public void Examine(FrameFacts facts)
        {
            Read(facts);
            if (facts.Check != SealCheck.Malformed)
            {
                _hasher.AddHash(facts);
                _hasher.Flush();
                Authenticate(facts);
                _hasher.Flush();
            }
        }

        private void Read(FrameFacts facts)
        {
            facts.Frame = null;
            facts.Check = SealCheck.NoKey;
            bool hasShape = FrameShape.Measure(facts.Bytes.Span, out FrameShape shape) == ShapeVerdict.Frame && shape.Length == facts.Bytes.Length;
            facts.Shape = shape;
            if (hasShape && _scanner.TryScan(facts))
            {
                return;
            }

            // Frames outlive the batch they came in: they get bytes of their own.
            if (!FrameReader.TryRead(facts.Bytes.ToArray(), out Frame? frame, out string error))
            {
                facts.Check = SealCheck.Malformed;
                facts.Reason = error;
                return;
            }

            // The seal is computed over the parts that the shape names: never over those of another frame.
            if (!hasShape)
            {
                facts.Check = SealCheck.Malformed;
                facts.Reason = "its parts cannot be told apart";
                return;
            }

            facts.Take(frame);
            _scanner.Learn(frame);
            facts.Frame = frame.Kind == FrameKind.Data ? null : frame;
        }

        private void Hash(FrameBatch batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                if (batch.Unreadable(i) is null && batch[i].Check != SealCheck.Malformed)
                {
                    _hasher.AddHash(batch[i]);
                }
            }

            _hasher.Flush();
        }

        private void Authenticate(FrameBatch batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                if (batch.Unreadable(i) is null && batch[i].Check != SealCheck.Malformed)
                {
                    Authenticate(batch[i]);
                }
            }

            _hasher.Flush();
        }

        private void Authenticate(FrameFacts facts)
        {
            if (facts.Seal == FrameSeal.Sign1)
            {
                Verify(facts);
            }
            else if (FindMacKey(facts) is { } key)
            {
                _hasher.AddMac(facts, key);
            }
        }

        private void Verify(FrameFacts facts)
        {
            if (!_publicKeys.TryGetValue(facts.KeyId, out PublicKey? key))
            {
                MakeRoom(_publicKeys);
                key = _keys.TryGetPublicKey(KeyIdBytes(facts.KeyId), out PublicKey? registered) ? registered.Copy() : null;
                _publicKeys[facts.KeyId] = key;
            }

            if (key is null)
            {
                return;
            }

            Span<byte> digest = stackalloc byte[Digest.Bytes];
            ReadOnlySpan<byte> frame = facts.Bytes.Span;
            SHA256.HashData(_hasher.SealedStructure(facts), digest);
            facts.Check = key.Key.VerifyHash(digest, frame[^Cose.CoseSign1.SignatureBytes..]) ? SealCheck.Right : SealCheck.Wrong;
        }

        private MacKey? FindMacKey(FrameFacts facts)
        {
            if (_lastMacKey is not null && facts.KeyId == _lastKeyId && facts.Boot == _lastBoot)
            {
                return _lastMacKey;
            }

            if (!_macKeys.TryGetValue((facts.KeyId, facts.Boot), out MacKey? key))
            {
                MakeRoom(_macKeys);
                key = _keys.TryGetBootKey(KeyIdBytes(facts.KeyId), facts.Boot, out byte[]? bootKey) ? NewKey(bootKey) : null;
                _macKeys[(facts.KeyId, facts.Boot)] = key;
            }

            _lastKeyId = facts.KeyId;
            _lastBoot = facts.Boot;
            _lastMacKey = key;
            return key;
        }

        // Frames that wait in the lanes must not be overwritten.
        private MacKey NewKey(byte[] bootKey)
        {
            _hasher.Flush();
            return new MacKey(bootKey, _hasher.Lanes);
        }

        private static void MakeRoom<TKey, TValue>(Dictionary<TKey, TValue> cache)
            where TKey : notnull
        {
            if (cache.Count >= PipelineLimits.BootKeys)
            {
                cache.Clear();
            }
        }

        private static byte[] KeyIdBytes(ulong keyId)
        {
            var bytes = new byte[FrameLimits.KeyIdBytes];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, keyId);
            return bytes;
        }
    }
}
