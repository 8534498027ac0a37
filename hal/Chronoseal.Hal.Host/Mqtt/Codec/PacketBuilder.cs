using System.Buffers.Binary;
using System.Text;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Writes one packet into an array of exactly its size.</summary>
    internal ref struct PacketBuilder
    {
        private Span<byte> _rest;

        internal PacketBuilder(byte first, int bodyBytes)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(bodyBytes, FixedHeader.MaximumRemainingLength);
            Bytes = new byte[1 + LengthBytesOf(bodyBytes) + bodyBytes];
            _rest = Bytes;
            Put(first);
            int length = bodyBytes;
            do
            {
                int digit = length & 0x7F;
                length >>= 7;
                Put((byte)(length > 0 ? digit | 0x80 : digit));
            }
            while (length > 0);
        }

        internal byte[] Bytes { get; }

        /// <summary>The size of a text with its length, in bytes.</summary>
        internal static int SizeOf(string text)
        {
            return 2 + Encoding.UTF8.GetByteCount(text);
        }

        internal void Put(byte value)
        {
            _rest[0] = value;
            _rest = _rest[1..];
        }

        internal void PutUInt16(int value)
        {
            BinaryPrimitives.WriteUInt16BigEndian(_rest, checked((ushort)value));
            _rest = _rest[2..];
        }

        internal void PutText(string text)
        {
            if (MqttText.FaultOf(text) is { } fault)
            {
                throw new ArgumentException($"The text {fault}.", nameof(text));
            }

            int count = Encoding.UTF8.GetBytes(text, _rest[2..]);
            PutUInt16(count);
            _rest = _rest[count..];
        }

        internal void PutBinary(ReadOnlySpan<byte> bytes)
        {
            PutUInt16(bytes.Length);
            PutRaw(bytes);
        }

        internal void PutRaw(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_rest);
            _rest = _rest[bytes.Length..];
        }

        private static int LengthBytesOf(int value)
        {
            return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 4;
        }
    }
}
