using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Frames
{
    /// <summary>
    /// The newest frames in the journal's files, acknowledged ones too while their file is there. Reads the files itself: the journal only
    /// names them, so that sampling waits for no read of the console. A file that is deleted meanwhile is one that is not looked at.
    /// </summary>
    public sealed class FrameTail
    {
        private readonly string[] _names = new string[ConsoleLimits.FramesLimit];
        private readonly long[] _positions = new long[ConsoleLimits.FramesLimit];
        private readonly long[] _ends = new long[ConsoleLimits.FramesLimit];
        private readonly byte[] _frame = new byte[Limits.FrameBytes];
        private readonly FrameJournal _journal;
        private readonly RecordReader _reader;
        private readonly int _wanted;
        private long _below = long.MaxValue;

        /// <summary>Looks for so many frames, 1 to <see cref="ConsoleLimits.FramesLimit"/>; <see cref="Find"/> finds them.</summary>
        public FrameTail(FrameJournal journal, IFileStore files, int wanted)
        {
            _journal = journal;
            _reader = new RecordReader(files);
            _wanted = wanted;
        }

        /// <summary>How many were found.</summary>
        public int Count { get; private set; }

        /// <summary>The frame that was read last.</summary>
        public byte[] Frame
        {
            get { return _frame; }
        }

        /// <summary>Its length.</summary>
        public int Length
        {
            get { return _reader.Length; }
        }

        /// <summary>Its number, from the journal.</summary>
        public long Sequence
        {
            get { return _reader.Sequence; }
        }

        /// <summary>Finds them.</summary>
        public Outcome Find()
        {
            Outcome outcome = Outcome.Ok;
            for (int back = 0; back < ConsoleLimits.FrameFiles && Count < _wanted && outcome == Outcome.Ok; back++)
            {
                string name = _journal.NewestFile(back, out long position, out long end);
                outcome = name.Length == 0 ? Outcome.NotReady : FindIn(name, position, end);
            }

            return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
        }

        /// <summary>Reads one; 0 is the newest. <see cref="Outcome.NotReady"/> if it is gone.</summary>
        public Outcome Read(int index)
        {
            long position = _positions[index];
            return _reader.Next(_names[index], ref position, _ends[index], 0, _frame);
        }

        // Files are read forwards: the last few places of the file are kept in a ring, then put in order behind those of the newer files.
        private Outcome FindIn(string name, long position, long end)
        {
            int room = _wanted - Count;
            var ring = new long[room];
            int found = 0;
            long first = _below;
            long at = position;
            Outcome outcome = _reader.Next(name, ref at, end, long.MaxValue, _frame);
            while (outcome == Outcome.Ok)
            {
                // Behind its last frame a file may hold what a failed write left, and the next file holds again.
                if (_reader.Sequence < _below)
                {
                    ring[found % room] = at - JournalRecord.HeadLength - _reader.Length;
                    found++;
                    first = _reader.Sequence < first ? _reader.Sequence : first;
                }

                outcome = _reader.Next(name, ref at, end, long.MaxValue, _frame);
            }

            _below = first;
            for (int i = found - 1; i >= 0 && i >= found - room; i--)
            {
                _names[Count] = name;
                _positions[Count] = ring[i % room];
                _ends[Count] = end;
                Count++;
            }

            return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
        }
    }
}
