using System;
using Chronoseal.Firmware.Trust;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>Records on their way to the flash, in front of them room for the head of a segment. Its frames follow each other in number.</summary>
    public sealed class FrameBatch
    {
        private readonly int _capacity;

        /// <summary>Makes a batch.</summary>
        /// <param name="frames">Data frames that it is to hold, 1 to <see cref="Limits.FramesPerWrite"/>.</param>
        public FrameBatch(int frames)
        {
            int records = frames > 1 ? Limits.BatchBytes : JournalRecord.HeadLength + Limits.FrameBytes;
            _capacity = SegmentHead.Length + records;
            Buffer = new byte[_capacity];
        }

        /// <summary>The bytes: a segment's head, then records.</summary>
        public byte[] Buffer { get; }

        /// <summary>Bytes of its records.</summary>
        public int RecordBytes { get; private set; }

        /// <summary>How many frames are in it.</summary>
        public int Count { get; private set; }

        /// <summary>Sequence number of the first; 0 for none.</summary>
        public long FirstSequence { get; private set; }

        /// <summary>Sequence number of the last; 0 for none.</summary>
        public long LastSequence
        {
            get { return FirstSequence + Count - 1; }
        }

        /// <summary>Whether any frame would fit.</summary>
        public bool HasRoom
        {
            get { return SegmentHead.Length + RecordBytes + JournalRecord.HeadLength + Limits.FrameBytes <= _capacity; }
        }

        /// <summary>Takes a copy of a frame; there must be room, and its number must follow.</summary>
        public void Add(SealedFrame frame, bool isKeeper)
        {
            int at = SegmentHead.Length + RecordBytes + JournalRecord.HeadLength;
            Array.Copy(frame.Buffer, frame.Offset, Buffer, at, frame.Length);
            JournalRecord.WriteHead(Buffer, at, frame.Length, frame.Sequence, isKeeper);
            FirstSequence = Count == 0 ? frame.Sequence : FirstSequence;
            RecordBytes += JournalRecord.HeadLength + frame.Length;
            Count++;
        }

        /// <summary>Empties it.</summary>
        public void Clear()
        {
            RecordBytes = 0;
            Count = 0;
            FirstSequence = 0;
        }
    }
}
