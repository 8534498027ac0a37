using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>What stands at the start of a file of kept frames, twice.</summary>
    public sealed class KeptHead
    {
        /// <summary>Bytes of both copies.</summary>
        public const int Length = 2 * CopyLength;

        private const int CopyLength = 64;
        private const int Marker = 0x504B;

        /// <summary>The frames dropped and not yet told; empty where there are none. Only the newest file's counts.</summary>
        public readonly LostFrames Gap = new LostFrames();

        /// <summary>Number of the file, from 1; 0 for none.</summary>
        public long Number;

        /// <summary>The newest segment whose frames were taken over or dropped.</summary>
        public long FoldedThrough;

        /// <summary>Frames in the file.</summary>
        public int Count;

        /// <summary>Sequence number of the last of them; 0 for none.</summary>
        public long LastSequence;

        /// <summary>Makes it the head of no file.</summary>
        public void Clear()
        {
            Number = 0;
            FoldedThrough = 0;
            Count = 0;
            LastSequence = 0;
            Gap.Clear();
        }

        /// <summary>Becomes the same as another.</summary>
        public void CopyFrom(KeptHead other)
        {
            Number = other.Number;
            FoldedThrough = other.FoldedThrough;
            Count = other.Count;
            LastSequence = other.LastSequence;
            Gap.CopyFrom(other.Gap);
        }

        /// <summary>Writes both copies.</summary>
        public void Write(byte[] buffer, int offset)
        {
            LittleEndian.Write(buffer, offset, Marker, 4);
            LittleEndian.Write(buffer, offset + 4, Number, 8);
            LittleEndian.Write(buffer, offset + 12, FoldedThrough, 8);
            LittleEndian.Write(buffer, offset + 20, Count, 8);
            LittleEndian.Write(buffer, offset + 28, LastSequence, 8);
            LittleEndian.Write(buffer, offset + 36, Gap.First, 8);
            LittleEndian.Write(buffer, offset + 44, Gap.Last, 8);
            LittleEndian.Write(buffer, offset + 52, Gap.Count, 8);
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
            FoldedThrough = LittleEndian.Read(buffer, at + 12, 8);
            Count = (int)LittleEndian.Read(buffer, at + 20, 8);
            LastSequence = LittleEndian.Read(buffer, at + 28, 8);
            Gap.First = LittleEndian.Read(buffer, at + 36, 8);
            Gap.Last = LittleEndian.Read(buffer, at + 44, 8);
            Gap.Count = LittleEndian.Read(buffer, at + 52, 8);
            return true;
        }
    }
}
