using System.Security.Cryptography;
using Chronoseal.Evidence.Cose;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>One decoded frame. That it decodes says nothing about who wrote it.</summary>
    public sealed class Frame
    {
        private readonly CoseEnvelope _envelope;
        private byte[]? _hash;

        internal Frame(ReadOnlyMemory<byte> bytes, CoseEnvelope envelope, FrameSeal seal, FrameHeader header, Pack pack)
        {
            Bytes = bytes;
            _envelope = envelope;
            Seal = seal;
            Kind = header.Kind;
            Boot = header.Boot;
            Sequence = header.Sequence;
            PreviousHash = header.PreviousHash;
            KeyId = header.KeyId;
            Clock = header.Clock;
            BaseName = pack.BaseName;
            Node = pack.Node;
            EpochUtcMicroseconds = pack.EpochUtcMicroseconds;
            Records = pack.Records;
        }

        /// <summary>All bytes of the frame, CBOR tag included.</summary>
        public ReadOnlyMemory<byte> Bytes { get; }

        /// <summary>What the frame is sealed with.</summary>
        public FrameSeal Seal { get; }

        /// <summary>Kind of the frame.</summary>
        public FrameKind Kind { get; }

        /// <summary>Boot count of the node, from 1.</summary>
        public ulong Boot { get; }

        /// <summary>Sequence number of the node.</summary>
        public ulong Sequence { get; }

        /// <summary>SHA-256 of the whole previous frame, 32 bytes; all zero in the node's very first.</summary>
        public ReadOnlyMemory<byte> PreviousHash { get; }

        /// <summary>Key identifier, 8 bytes.</summary>
        public ReadOnlyMemory<byte> KeyId { get; }

        /// <summary>Key identifier as 16 lower-case hexadecimal digits.</summary>
        public string KeyIdHex => Convert.ToHexStringLower(KeyId.Span);

        /// <summary>Clock statement at the moment of sealing.</summary>
        public ClockStatement Clock { get; }

        /// <summary>Base name with its colon, such as urn:dev:mac:0024befffe804ff1:.</summary>
        public string BaseName { get; }

        /// <summary>The node as it stands in topics: the EUI-64 in 16 hexadecimal digits, or the configured name.</summary>
        public string Node { get; }

        /// <summary>Base time: UTC in microseconds since 1970. Null without UTC.</summary>
        public long? EpochUtcMicroseconds { get; }

        /// <summary>The records, resolved, in the order of the pack; at least one.</summary>
        public IReadOnlyList<FrameRecord> Records { get; }

        /// <summary>SHA-256 of <see cref="Bytes"/>: what the next frame of the node must carry as its predecessor.</summary>
        public ReadOnlyMemory<byte> Hash => _hash ??= SHA256.HashData(Bytes.Span);

        /// <summary>True when the frame is a Mac0 and nobody without the boot key can have written it.</summary>
        /// <param name="bootKey">Key of the boot, 32 bytes.</param>
        public bool IsAuthentic(ReadOnlySpan<byte> bootKey) => Seal == FrameSeal.Mac0 && CoseMac0.Verify(_envelope, bootKey);

        /// <summary>True when the frame is a Sign1 and nobody without the private key can have written it.</summary>
        /// <param name="publicKey">A public key on P-256.</param>
        public bool IsAuthentic(ECDsa publicKey) => Seal == FrameSeal.Sign1 && CoseSign1.Verify(_envelope, publicKey);
    }
}
