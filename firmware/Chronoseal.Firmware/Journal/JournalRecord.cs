using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>The head of a frame in a journal file: marker (2), length (2), CRC-32 of length, sequence and frame (4), sequence (8).</summary>
    public static class JournalRecord
    {
        /// <summary>Bytes in front of every frame.</summary>
        public const int HeadLength = 16;

        private const int Marker = 0x4A53;

        /// <summary>Writes the head in front of a frame, into the same buffer.</summary>
        public static void WriteHead(byte[] buffer, int frameOffset, int frameLength, long sequence)
        {
            int head = frameOffset - HeadLength;
            LittleEndian.Write(buffer, head, Marker, 2);
            LittleEndian.Write(buffer, head + 2, frameLength, 2);
            LittleEndian.Write(buffer, head + 8, sequence, 8);
            LittleEndian.Write(buffer, head + 4, Crc(buffer, head, buffer, frameOffset, frameLength), 4);
        }

        /// <summary>The length of the frame behind a head; 0 if this is no head.</summary>
        public static int FrameLength(byte[] head)
        {
            int length = (int)LittleEndian.Read(head, 2, 2);
            bool isHead = LittleEndian.Read(head, 0, 2) == Marker && length > 0 && length <= Limits.FrameBytes;
            return isHead ? length : 0;
        }

        /// <summary>The sequence number in a head.</summary>
        public static long Sequence(byte[] head)
        {
            return LittleEndian.Read(head, 8, 8);
        }

        /// <summary>Whether head and frame are as they were written.</summary>
        public static bool IsWhole(byte[] head, byte[] frame, int length)
        {
            return LittleEndian.Read(head, 4, 4) == Crc(head, 0, frame, 0, length);
        }

        private static uint Crc(byte[] head, int headOffset, byte[] frame, int offset, int length)
        {
            uint crc = Crc32.Continue(Crc32.Start, head, headOffset + 2, 2);
            crc = Crc32.Continue(crc, head, headOffset + 8, 8);
            return Crc32.Finish(Crc32.Continue(crc, frame, offset, length));
        }
    }
}
