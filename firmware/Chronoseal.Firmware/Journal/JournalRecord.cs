using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// The head of a frame in a journal file: marker (1), length (2, the top bit set for a frame that is never dropped), sequence (7), check of
    /// these (2), CRC-32 of head and frame (4). A head with a check of its own gives the place of the next record though its frame be damaged.
    /// </summary>
    public static class JournalRecord
    {
        /// <summary>Bytes in front of every frame.</summary>
        public const int HeadLength = 16;

        /// <summary>What every head begins with.</summary>
        public const byte Marker = 0xC5;

        private const int KeeperBit = 0x8000;
        private const int CheckOffset = 10;
        private const int CrcOffset = 12;

        /// <summary>Writes the head in front of a frame, into the same buffer.</summary>
        /// <param name="buffer">Holds the frame, with room in front of it.</param>
        /// <param name="frameOffset">Where the frame begins.</param>
        /// <param name="frameLength">1 to <see cref="Limits.FrameBytes"/>.</param>
        /// <param name="sequence">Below 2^53.</param>
        /// <param name="isKeeper">Whether it is never dropped: births and events.</param>
        public static void WriteHead(byte[] buffer, int frameOffset, int frameLength, long sequence, bool isKeeper)
        {
            int head = frameOffset - HeadLength;
            buffer[head] = Marker;
            LittleEndian.Write(buffer, head + 1, frameLength | (isKeeper ? KeeperBit : 0), 2);
            LittleEndian.Write(buffer, head + 3, sequence, 7);
            LittleEndian.Write(buffer, head + CheckOffset, Crc32.Compute(buffer, head, CheckOffset), 2);
            LittleEndian.Write(buffer, head + CrcOffset, Crc(buffer, head, buffer, frameOffset, frameLength), 4);
        }

        /// <summary>The length of the frame behind a head; 0 if this is no head.</summary>
        public static int FrameLength(byte[] buffer, int head)
        {
            int length = LittleEndian.ReadUInt16(buffer, head + 1) & ~KeeperBit;
            bool isHead = buffer[head] == Marker
                && length > 0
                && length <= Limits.FrameBytes
                && LittleEndian.ReadUInt16(buffer, head + CheckOffset) == (int)(Crc32.Compute(buffer, head, CheckOffset) & 0xFFFF);
            return isHead ? length : 0;
        }

        /// <summary>The sequence number in a head.</summary>
        public static long Sequence(byte[] buffer, int head)
        {
            return LittleEndian.Read(buffer, head + 3, 7);
        }

        /// <summary>Whether the frame behind a head is never dropped.</summary>
        public static bool IsKeeper(byte[] buffer, int head)
        {
            return (LittleEndian.ReadUInt16(buffer, head + 1) & KeeperBit) != 0;
        }

        /// <summary>Whether head and frame are as they were written.</summary>
        public static bool IsWhole(byte[] headBuffer, int head, byte[] frame, int length)
        {
            return (uint)LittleEndian.Read(headBuffer, head + CrcOffset, 4) == Crc(headBuffer, head, frame, 0, length);
        }

        private static uint Crc(byte[] headBuffer, int head, byte[] frame, int offset, int length)
        {
            uint crc = Crc32.Continue(Crc32.Start, headBuffer, head, CrcOffset);
            return Crc32.Finish(Crc32.Continue(crc, frame, offset, length));
        }
    }
}
