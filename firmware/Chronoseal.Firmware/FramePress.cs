using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Firmware
{
    /// <summary>
    /// From payload to journal: takes a sequence number, seals, keeps, and only then lets the chain go on. A frame that the
    /// journal refused stays sealed and is offered to it again before anything else is sealed.
    /// </summary>
    public sealed class FramePress
    {
        private readonly FrameSealer _sealer;
        private readonly SequenceSource _sequences;
        private readonly FrameJournal _journal;
        private readonly HealthCounters _health;
        private readonly long _boot;
        private bool _isWaiting;

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

        /// <summary>Offers a refused frame to the journal again.</summary>
        /// <returns><see cref="Outcome.Ok"/> if none is waiting any more; never <see cref="Outcome.NotReady"/>.</returns>
        public Outcome Retry()
        {
            return _isWaiting ? Keep() : Outcome.Ok;
        }

        /// <summary>Seals a payload and keeps the frame.</summary>
        /// <returns>
        /// <see cref="Outcome.Ok"/>: sealed and kept. <see cref="Outcome.NotReady"/>: sealed and waiting for the journal.
        /// Anything else: not sealed, and no number used.
        /// </returns>
        public Outcome Press(FrameKind kind, byte[] payload, int count, Stamp stamp)
        {
            Outcome outcome = Retry();
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            outcome = _sequences.TryPeek(out long sequence);
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
            return Keep() == Outcome.Ok ? Outcome.Ok : Outcome.NotReady;
        }

        // NotReady says that a frame is sealed and waiting; what the store may mean by it is a fault here.
        private static Outcome NotSealed(Outcome outcome)
        {
            return outcome == Outcome.NotReady ? Outcome.BusFault : outcome;
        }

        private Outcome Keep()
        {
            Outcome outcome = _journal.Append(Frame);
            _isWaiting = outcome != Outcome.Ok;
            if (_isWaiting)
            {
                _health.JournalFaults++;
                return NotSealed(outcome);
            }

            _sealer.Commit(Frame);
            _health.FramesSealed++;
            return Outcome.Ok;
        }
    }
}
