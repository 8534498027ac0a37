using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Firmware
{
    /// <summary>
    /// From payload to journal: asks the journal for room, takes a sequence number, seals, and lets the chain go on when the journal has taken the
    /// frame. What the journal could not write stays with it, and nothing else is sealed before that is written.
    /// </summary>
    public sealed class FramePress
    {
        private readonly FrameSealer _sealer;
        private readonly SequenceSource _sequences;
        private readonly FrameJournal _journal;
        private readonly HealthCounters _health;
        private readonly long _boot;

        /// <summary>Makes a press.</summary>
        public FramePress(FrameSealer sealer, SequenceSource sequences, FrameJournal journal, long boot, HealthCounters health)
        {
            _sealer = sealer;
            _sequences = sequences;
            _journal = journal;
            _boot = boot;
            _health = health;
        }

        /// <summary>The frame sealed last.</summary>
        public SealedFrame Frame { get; } = new SealedFrame();

        /// <summary>Whether frames are sealed and not yet on the flash.</summary>
        public bool HasUnwritten
        {
            get { return _journal.HasUnwritten; }
        }

        /// <summary>Asks the journal whether it would take another frame, and lets it write what it could not before.</summary>
        /// <returns><see cref="Outcome.OutOfRange"/> when it is full; never <see cref="Outcome.NotReady"/>.</returns>
        public Outcome Ready()
        {
            return NotSealed(_journal.Prepare());
        }

        /// <summary>Has everything written that waits.</summary>
        public void Write()
        {
            _health.JournalFaults += _journal.Write() == Outcome.Ok ? 0 : 1;
        }

        /// <summary>Seals a payload and keeps the frame.</summary>
        /// <returns>
        /// <see cref="Outcome.Ok"/>: sealed and kept. <see cref="Outcome.NotReady"/>: sealed, and with the journal until the store works again.
        /// Anything else: not sealed, and no number used.
        /// </returns>
        public Outcome Press(FrameKind kind, byte[] payload, int count, Stamp stamp)
        {
            long sequence = 0;
            Outcome outcome = _journal.Prepare();
            if (outcome == Outcome.Ok)
            {
                outcome = _sequences.TryPeek(out sequence);
            }

            if (outcome != Outcome.Ok)
            {
                _health.JournalFaults++;
                return NotSealed(outcome);
            }

            outcome = _sealer.Seal(kind, payload, count, stamp, _boot, sequence, Frame);
            if (outcome != Outcome.Ok)
            {
                _health.SealFaults++;
                return NotSealed(outcome);
            }

            _sequences.Use();
            return Keep(kind != FrameKind.Data);
        }

        // NotReady says that a frame is sealed and waiting; what the store may mean by it is a fault here.
        private static Outcome NotSealed(Outcome outcome)
        {
            return outcome == Outcome.NotReady ? Outcome.BusFault : outcome;
        }

        private Outcome Keep(bool isKeeper)
        {
            Outcome outcome = _journal.Append(Frame, isKeeper);
            _health.JournalFaults += outcome == Outcome.Ok ? 0 : 1;
            if (outcome == Outcome.Ok || outcome == Outcome.NotReady)
            {
                _sealer.Commit(Frame);
                _health.FramesSealed++;
            }

            return outcome;
        }
    }
}
