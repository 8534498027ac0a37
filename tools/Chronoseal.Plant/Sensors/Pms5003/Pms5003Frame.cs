using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>Frames and commands of the Plantower PMS series (sensors.md 3.2).</summary>
    public static class Pms5003Frame
    {
        /// <summary>Length of a command.</summary>
        public const int CommandBytes = 7;

        /// <summary>Makes a frame of words: start, length, the words, sum.</summary>
        public static byte[] Make(params ReadOnlySpan<ushort> words)
        {
            var frame = new byte[6 + 2 * words.Length];
            frame[0] = (byte)'B';
            frame[1] = (byte)'M';
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)(2 * words.Length + 2));
            for (int i = 0; i < words.Length; i++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(4 + 2 * i), words[i]);
            }

            Seal(frame);
            return frame;
        }

        /// <summary>Reads a command: its byte and argument; false for anything else.</summary>
        public static bool TryReadCommand(ReadOnlySpan<byte> data, out byte command, out byte argument)
        {
            command = 0;
            argument = 0;
            if (data.Length != CommandBytes || data[0] != 'B' || data[1] != 'M' || data[3] != 0 || !IsSealed(data))
            {
                return false;
            }

            command = data[2];
            argument = data[4];
            return true;
        }

        private static bool IsSealed(ReadOnlySpan<byte> frame)
        {
            return BinaryPrimitives.ReadUInt16BigEndian(frame[^2..]) == Sum(frame[..^2]);
        }

        private static void Seal(Span<byte> frame)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame[^2..], Sum(frame[..^2]));
        }

        private static ushort Sum(ReadOnlySpan<byte> data)
        {
            uint sum = 0;
            foreach (byte value in data)
            {
                sum += value;
            }

            return (ushort)sum;
        }
    }
}
