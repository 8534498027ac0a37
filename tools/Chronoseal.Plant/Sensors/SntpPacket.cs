using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>Fields of a network time packet: RFC 5905, section 7.3, figure 8. The plant's own, shared with no client.</summary>
    internal static class SntpPacket
    {
        public const int Length = 48;
        public const int ClientMode = 3;

        private const int ServerMode = 4;
        private const int TransmitOffset = 40;
        private const int OriginOffset = 24;
        private const int ReceiveOffset = 32;
        private const int ReferenceTimeOffset = 16;
        private const sbyte PrecisionExponent = -19;
        private const long MicrosecondsPerSecond = 1_000_000;

        // RFC 5905, figure 4: 1970-01-01 in seconds of era 0.
        private const long UnixEpochSeconds = 2_208_988_800;

        public static int ModeOf(ReadOnlySpan<byte> packet)
        {
            return packet[0] & 0x07;
        }

        public static void WriteHeader(Span<byte> packet, ReadOnlySpan<byte> request, int leap, int stratum, uint reference)
        {
            packet.Clear();
            packet[0] = (byte)((leap << 6) | (request[0] & 0x38) | ServerMode);
            packet[1] = (byte)stratum;
            packet[2] = request[2];
            packet[3] = unchecked((byte)PrecisionExponent);
            BinaryPrimitives.WriteUInt32BigEndian(packet.Slice(12), reference);
            request.Slice(TransmitOffset, 8).CopyTo(packet.Slice(OriginOffset));
        }

        public static void WriteRoot(Span<byte> packet, long delayMicroseconds, long dispersionMicroseconds)
        {
            BinaryPrimitives.WriteUInt32BigEndian(packet.Slice(4), Short(delayMicroseconds));
            BinaryPrimitives.WriteUInt32BigEndian(packet.Slice(8), Short(dispersionMicroseconds));
        }

        public static void WriteTimes(Span<byte> packet, long receivedUtcMicroseconds, long transmittedUtcMicroseconds)
        {
            BinaryPrimitives.WriteUInt64BigEndian(packet.Slice(ReferenceTimeOffset), Timestamp(receivedUtcMicroseconds - 30 * MicrosecondsPerSecond));
            BinaryPrimitives.WriteUInt64BigEndian(packet.Slice(ReceiveOffset), Timestamp(receivedUtcMicroseconds));
            BinaryPrimitives.WriteUInt64BigEndian(packet.Slice(TransmitOffset), Timestamp(transmittedUtcMicroseconds));
        }

        public static void SpoilOrigin(Span<byte> packet)
        {
            packet[OriginOffset + 7] ^= 0x01;
        }

        private static ulong Timestamp(long utcMicroseconds)
        {
            (long seconds, long rest) = Math.DivRem(utcMicroseconds, MicrosecondsPerSecond);
            return ((ulong)(seconds + UnixEpochSeconds) << 32) | (((ulong)rest << 32) / MicrosecondsPerSecond);
        }

        private static uint Short(long microseconds)
        {
            return (uint)(((microseconds << 16) + MicrosecondsPerSecond - 1) / MicrosecondsPerSecond);
        }
    }
}
