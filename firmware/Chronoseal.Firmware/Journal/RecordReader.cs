using Chronoseal.Hal;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// Goes through the records of one file. A record whose frame is damaged is passed over by its length; where a head is damaged, the next record
    /// that is whole is searched for. Every step moves on, and none beyond the given end.
    /// </summary>
    public sealed class RecordReader
    {
        private readonly IFileStore _files;
        private readonly byte[] _head = new byte[JournalRecord.HeadLength];
        private readonly byte[] _window = new byte[JournalRecord.HeadLength + Limits.FrameBytes];

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
            DamagedPlaces = 0;
            DamagedSequence = 0;
            while (position + JournalRecord.HeadLength <= end)
            {
                Outcome outcome = _files.Read(name, position, _head, 0, JournalRecord.HeadLength, out int read);
                if (outcome != Outcome.Ok || read < JournalRecord.HeadLength)
                {
                    return outcome == Outcome.Ok ? Outcome.NotReady : outcome;
                }

                if (JournalRecord.FrameLength(_head, 0) == 0)
                {
                    return Search(name, ref position, end, frame);
                }

                outcome = Take(name, position, end, floor, frame, out bool isWhole);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                position += JournalRecord.HeadLength + Length;
                if (isWhole)
                {
                    return Outcome.Ok;
                }

                DamagedPlaces++;
                DamagedSequence = Sequence > DamagedSequence ? Sequence : DamagedSequence;
            }

            return Outcome.NotReady;
        }

        // NotReady: the frame ends beyond the file, as a torn one does.
        private Outcome Take(string name, long position, long end, long floor, byte[] frame, out bool isWhole)
        {
            isWhole = false;
            Length = JournalRecord.FrameLength(_head, 0);
            Sequence = JournalRecord.Sequence(_head, 0);
            IsKeeper = JournalRecord.IsKeeper(_head, 0);
            long start = position + JournalRecord.HeadLength;
            if (start + Length > end)
            {
                return Outcome.NotReady;
            }

            if (Sequence <= floor)
            {
                isWhole = true;
                return Outcome.Ok;
            }

            Outcome outcome = _files.Read(name, start, frame, 0, Length, out int read);
            if (outcome == Outcome.Ok && read < Length)
            {
                return Outcome.NotReady;
            }

            isWhole = outcome == Outcome.Ok && JournalRecord.IsWhole(_head, 0, frame, Length);
            return outcome;
        }

        // A window at a time: every read opens the file anew on a device.
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
