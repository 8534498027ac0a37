using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// What stands at the start of a segment, twice, written with its first frame. Frames of one segment are of one boot and their numbers follow
    /// each other, so that the head says how many frames lie before any of them.
    /// </summary>
    public sealed class SegmentHead
    {
        /// <summary>Bytes of both copies.</summary>
        public const int Length = 2 * CopyLength;

        private const int CopyLength = 48;
        private const int Marker = 0x4753;

        /// <summary>Number of the segment, from 1; 0 before anything was read.</summary>
        public long Number;

        /// <summary>The boot that wrote it; 0 where that is not known.</summary>
        public long Boot;

        /// <summary>How many frames the journal had taken before.</summary>
        public long FirstOrdinal;

        /// <summary>Sequence number of its first frame.</summary>
        public long FirstSequence;

        /// <summary>Sequence number of the last frame of the segments before it; 0 for none.</summary>
        public long LastBefore;

        /// <summary>Writes both copies.</summary>
        public void Write(byte[] buffer, int offset)
        {
            LittleEndian.Write(buffer, offset, Marker, 4);
            LittleEndian.Write(buffer, offset + 4, Number, 8);
            LittleEndian.Write(buffer, offset + 12, Boot, 8);
            LittleEndian.Write(buffer, offset + 20, FirstOrdinal, 8);
            LittleEndian.Write(buffer, offset + 28, FirstSequence, 8);
            LittleEndian.Write(buffer, offset + 36, LastBefore, 8);
            TwinBlock.Seal(buffer, offset, CopyLength);
        }

        /// <summary>Takes over what was read from the start of a file; false where neither copy is whole.</summary>
        public bool TryRead(byte[] buffer, int count, out bool isDamaged)
        {
            int at = TwinBlock.Find(buffer, count, CopyLength, out isDamaged);
            if (at < 0 || LittleEndian.Read(buffer, at, 4) != Marker)
            {
                return false;
            }

            Number = LittleEndian.Read(buffer, at + 4, 8);
            Boot = LittleEndian.Read(buffer, at + 12, 8);
            FirstOrdinal = LittleEndian.Read(buffer, at + 20, 8);
            FirstSequence = LittleEndian.Read(buffer, at + 28, 8);
            LastBefore = LittleEndian.Read(buffer, at + 36, 8);
            return true;
        }
    }
}
