using Chronoseal.Firmware;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>A journal over files that outlive it.</summary>
    internal sealed class JournalBench
    {
        private readonly SealedFrame _frame = new SealedFrame();
        private readonly byte[] _buffer = new byte[Limits.FrameBytes];

        public JournalBench()
            : this(new JournalSettings())
        {
        }

        public JournalBench(JournalSettings settings)
        {
            Settings = settings;
            Reopen();
        }

        public JournalSettings Settings { get; }

        public HealthCounters Health { get; } = new HealthCounters();

        public long Boot { get; private set; }

        public MemoryFiles Files { get; } = new MemoryFiles();

        public Ledger Ledger { get; private set; }

        public FrameJournal Journal { get; private set; }

        public ChainHead Head { get; private set; }

        public JournalCursor Cursor { get; } = new JournalCursor();

        /// <summary>The name of a journal file.</summary>
        public static string FileName(int segment)
        {
            return "j" + segment.ToString("D8") + ".log";
        }

        /// <summary>Boots anew.</summary>
        public Outcome Reopen()
        {
            Head = new ChainHead();
            Ledger = new Ledger(Files);
            Journal = new FrameJournal(Files, Ledger, Settings, Health);
            Outcome outcome = Ledger.Open();
            outcome = outcome == Outcome.Ok ? Journal.Open(Head) : outcome;
            if (outcome == Outcome.Ok)
            {
                outcome = Journal.CountBoot(out long boot);
                Boot = boot;
            }

            Journal.Rewind(Cursor);
            return outcome;
        }

        /// <summary>Appends a frame whose bytes follow from its sequence number.</summary>
        public Outcome Append(int sequence, int length)
        {
            return Append(sequence, length, false);
        }

        /// <summary>The same of a frame that is never dropped, or of a data frame.</summary>
        public Outcome Append(int sequence, int length, bool isKeeper)
        {
            Outcome outcome = Journal.Prepare();
            Fill(sequence, length);
            return outcome == Outcome.Ok ? Journal.Append(_frame, isKeeper) : outcome;
        }

        public void AppendMany(int first, int count, int length)
        {
            for (int sequence = first; sequence < first + count; sequence++)
            {
                Append(sequence, length);
            }
        }

        /// <summary>The sequence number of the next frame if its bytes are right; 0 at the end, -1 for wrong bytes.</summary>
        public int ReadNext()
        {
            if (Journal.ReadNext(Cursor, _buffer, out int length, out long sequence) != Outcome.Ok)
            {
                return 0;
            }

            for (int i = 0; i < length; i++)
            {
                if (_buffer[i] != ByteOf((int)sequence, i))
                {
                    return -1;
                }
            }

            return (int)sequence;
        }

        /// <summary>All frames from the start, as numbers with a space behind each.</summary>
        public string ReadAll()
        {
            Journal.Rewind(Cursor);
            string all = "";
            for (int sequence = ReadNext(); sequence != 0; sequence = ReadNext())
            {
                all += sequence.ToString() + " ";
            }

            return all;
        }

        /// <summary>What there is to be told, as cause, count and range; empty for nothing.</summary>
        public string Lost()
        {
            var lost = new LostFrames();
            return Journal.TryPeekLost(lost)
                ? (lost.Cause == LossCause.Full ? "full " : "damage ") + lost.Count.ToString() + " in " + lost.First.ToString() + ".." + lost.Last.ToString()
                : "";
        }

        /// <summary>Tells of what is lost in the frame with a sequence number.</summary>
        public void Tell(int sequence)
        {
            var lost = new LostFrames();
            Journal.Prepare();
            Journal.TryPeekLost(lost);
            Append(sequence, 200, true);
            Journal.MarkTold(lost);
        }

        /// <summary>SHA-256 of the frame with a sequence number and a length.</summary>
        public string DigestOf(int sequence, int length)
        {
            Fill(sequence, length);
            var digest = new byte[Sha256.DigestLength];
            var hash = new Sha256();
            hash.Add(_frame.Buffer, _frame.Offset, _frame.Length);
            hash.Finish(digest, 0);
            return Hex.Format(digest);
        }

        private static byte ByteOf(int sequence, int index)
        {
            return (byte)(sequence * 31 + index);
        }

        private void Fill(int sequence, int length)
        {
            _frame.Offset = FrameSealer.Overhang;
            _frame.Length = length;
            _frame.Sequence = sequence;
            for (int i = 0; i < length; i++)
            {
                _frame.Buffer[_frame.Offset + i] = ByteOf(sequence, i);
            }
        }
    }
}
