using System.Security.Cryptography;
using Chronoseal.Evidence.Cose;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>One decoded frame. That it decodes says nothing about who wrote it: see <see cref="IsAuthentic"/>.</summary>
    public sealed class Frame
    {
        private readonly CoseMac0 _message;
        private byte[]? _hash;

        internal Frame(ReadOnlyMemory<byte> bytes, CoseMac0 message, FrameHeader header, Pack pack)
        {
            Bytes = bytes;
            _message = message;
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

        /// <summary>All bytes of the frame, tag 17 included.</summary>
        public ReadOnlyMemory<byte> Bytes { get; }

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

        /// <summary>True when nobody without the key can have written the frame.</summary>
        /// <param name="key">The key that <see cref="KeyId"/> stands for, 32 bytes.</param>
        public bool IsAuthentic(ReadOnlySpan<byte> key) => _message.Verify(key);
    }
}
