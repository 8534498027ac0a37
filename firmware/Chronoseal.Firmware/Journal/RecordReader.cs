using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// Goes through the records of one file. A record whose frame is damaged is passed over by its length; where a head is damaged, the next record
    /// that is whole is searched for. Every step moves on, and none beyond the given end. Reads a window at a time, because every read opens the
    /// file anew on a device; what is left of it serves the step that goes on from there, and no other.
    /// </summary>
    public sealed class RecordReader
    {
        private readonly IFileStore _files;
        private readonly byte[] _window = new byte[JournalRecord.HeadLength + Limits.FrameBytes];
        private string _windowName = "";
        private long _windowPosition;
        private int _windowCount;
        private long _next = -1;
        private int _at;

        /// <summary>Makes a reader over a store.</summary>
        public RecordReader(IFileStore files)
        {
            _files = files;
        }

        /// <summary>Sequence number of the record at hand.</summary>
        public long Sequence { get; private set; }

        /// <summary>Length of its frame.</summary>
        public int Length { get; private set; }

        /// <summary>Whether its frame is never dropped.</summary>
        public bool IsKeeper { get; private set; }

        /// <summary>Damaged places passed over by the last step.</summary>
        public int DamagedPlaces { get; private set; }

        /// <summary>The highest number that the head of a damaged frame gave in the last step; 0 for none.</summary>
        public long DamagedSequence { get; private set; }

        /// <summary>Goes to the next record; <see cref="Outcome.NotReady"/> where there is none before the end.</summary>
        /// <param name="name">The file.</param>
        /// <param name="position">From where; afterwards behind the record.</param>
        /// <param name="end">Where to stop at the latest.</param>
        /// <param name="floor">Of a frame up to this number only the head is read; its bytes are neither given nor checked.</param>
        /// <param name="frame">Receives the frame, <see cref="Limits.FrameBytes"/> of room.</param>
        public Outcome Next(string name, ref long position, long end, long floor, byte[] frame)
        {
            return Step(name, ref position, end, floor, floor, frame);
        }

        /// <summary>As <see cref="Next"/>, and of data frames, too, only the head is read.</summary>
        public Outcome NextOfKeepers(string name, ref long position, long end, long floor, byte[] frame)
        {
            return Step(name, ref position, end, floor, long.MaxValue, frame);
        }

        private Outcome Step(string name, ref long position, long end, long floor, long dataFloor, byte[] frame)
        {
            bool goesOn = position == _next && name == _windowName;
            _windowCount = goesOn ? _windowCount : 0;
            DamagedPlaces = 0;
            DamagedSequence = 0;
            Outcome outcome = Outcome.Ok;
            bool isWhole = false;
            while (outcome == Outcome.Ok && !isWhole)
            {
                outcome = position + JournalRecord.HeadLength <= end ? Hold(name, position, JournalRecord.HeadLength, end) : Outcome.NotReady;
                int length = outcome == Outcome.Ok ? JournalRecord.FrameLength(_window, _at) : 0;
                if (outcome == Outcome.Ok && length == 0)
                {
                    outcome = Search(name, ref position, end, frame);
                    _windowCount = 0;
                    break;
                }

                if (outcome == Outcome.Ok)
                {
                    Length = length;
                    Sequence = JournalRecord.Sequence(_window, _at);
                    IsKeeper = JournalRecord.IsKeeper(_window, _at);
                    isWhole = Sequence <= (IsKeeper ? floor : dataFloor);
                    outcome = Take(name, ref position, end, frame, ref isWhole);
                }
            }

            // What a file gave that has ended, or failed, is not what it will give the next time.
            _next = outcome == Outcome.Ok ? position : -1;
            return outcome;
        }

        // NotReady: the frame ends beyond the file, as a torn one does. Whole from the start is one of which the head is enough.
        private Outcome Take(string name, ref long position, long end, byte[] frame, ref bool isWhole)
        {
            int recordLength = JournalRecord.HeadLength + Length;
            if (position + recordLength > end)
            {
                return Outcome.NotReady;
            }

            if (!isWhole)
            {
                Outcome outcome = Hold(name, position, recordLength, end);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                Array.Copy(_window, _at + JournalRecord.HeadLength, frame, 0, Length);
                isWhole = JournalRecord.IsWhole(_window, _at, frame, Length);
            }

            if (!isWhole)
            {
                DamagedPlaces++;
                DamagedSequence = Sequence > DamagedSequence ? Sequence : DamagedSequence;
            }

            position += recordLength;
            return Outcome.Ok;
        }

        // Sees to it that so many bytes from a position on are in the window; NotReady where the file ends before.
        private Outcome Hold(string name, long position, int count, long end)
        {
            long at = position - _windowPosition;
            if (at < 0 || at + count > _windowCount)
            {
                long left = end - position;
                int wanted = left < _window.Length ? (int)left : _window.Length;
                Outcome outcome = _files.Read(name, position, _window, 0, wanted, out int read);
                _windowName = name;
                _windowPosition = position;
                _windowCount = outcome == Outcome.Ok ? read : 0;
                at = 0;
                if (outcome != Outcome.Ok || read < count)
                {
                    return outcome == Outcome.Ok ? Outcome.NotReady : outcome;
                }
            }

            _at = (int)at;
            return Outcome.Ok;
        }

        // Uses the window for itself.
        private Outcome Search(string name, ref long position, long end, byte[] frame)
        {
            bool isBlank = true;
            long from = position;
            while (from + JournalRecord.HeadLength <= end)
            {
                long left = end - from;
                int wanted = left < _window.Length ? (int)left : _window.Length;
                Outcome outcome = _files.Read(name, from, _window, 0, wanted, out int read);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                isBlank &= IsBlank(read);
                for (int i = 0; i + JournalRecord.HeadLength <= read; i++)
                {
                    bool isFound = false;
                    if (_window[i] == JournalRecord.Marker && from + i > position)
                    {
                        outcome = Try(name, from + i, i, end, frame, out isFound);
                    }

                    if (isFound)
                    {
                        DamagedPlaces++;
                        position = from + i + JournalRecord.HeadLength + Length;
                    }

                    if (isFound || outcome != Outcome.Ok)
                    {
                        return outcome;
                    }
                }

                if (read < _window.Length)
                {
                    break;
                }

                from += read - JournalRecord.HeadLength + 1;
            }

            // Room that was never written is what a torn write leaves.
            DamagedPlaces += isBlank ? 0 : 1;
            return Outcome.NotReady;
        }

        private Outcome Try(string name, long position, int at, long end, byte[] frame, out bool isFound)
        {
            isFound = false;
            int length = JournalRecord.FrameLength(_window, at);
            long start = position + JournalRecord.HeadLength;
            if (length == 0 || start + length > end)
            {
                return Outcome.Ok;
            }

            Outcome outcome = _files.Read(name, start, frame, 0, length, out int read);
            isFound = outcome == Outcome.Ok && read == length && JournalRecord.IsWhole(_window, at, frame, length);
            if (isFound)
            {
                Length = length;
                Sequence = JournalRecord.Sequence(_window, at);
                IsKeeper = JournalRecord.IsKeeper(_window, at);
            }

            return outcome;
        }

        private bool IsBlank(int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (_window[i] != 0 && _window[i] != 0xFF)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
