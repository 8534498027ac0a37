using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>UBX frames (sensors.md 7): B5 62, class, id, length, payload, Fletcher sums over all between.</summary>
    public static class UbxCodec
    {
        /// <summary>Bytes around a payload.</summary>
        public const int Overhead = 8;

        /// <summary>Puts a frame around a payload.</summary>
        /// <param name="message">Class in the high byte, id in the low one.</param>
        /// <param name="payload">What it carries.</param>
        public static byte[] Frame(int message, ReadOnlySpan<byte> payload)
        {
            byte[] frame = new byte[payload.Length + Overhead];
            frame[0] = 0xB5;
            frame[1] = 0x62;
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)message);
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(4), (ushort)payload.Length);
            payload.CopyTo(frame.AsSpan(6));
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(payload.Length + 6), Sum(frame.AsSpan(2, payload.Length + 4)));
            return frame;
        }

        /// <summary>Both sums, the first in the low byte.</summary>
        public static ushort Sum(ReadOnlySpan<byte> data)
        {
            // The second sum counts every byte once for itself and once for each that follows it.
            int plain = 0;
            int weighted = 0;
            for (int i = 0; i < data.Length; i++)
            {
                plain += data[i];
                weighted += data[i] * (data.Length - i);
            }

            return (ushort)((plain & 0xFF) | (weighted & 0xFF) << 8);
        }
    }
}
