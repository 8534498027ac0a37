using Chronoseal.Hal;

namespace Chronoseal.Firmware.Health
{
    /// <summary>What the ledger remembers of one boot.</summary>
    public sealed class BootRecord
    {
        /// <summary>Its number, from 1: counts every boot, those that never sealed a frame too.</summary>
        public long Ordinal { get; internal set; }

        /// <summary>Why the processor started; <see cref="ResetReason.Unknown"/> where the board cannot tell.</summary>
        public ResetReason ResetReason { get; internal set; }

        /// <summary>How far it came.</summary>
        public BootPhase Phase { get; internal set; }

        /// <summary>Whether it ended in good order: it said why and restarted itself.</summary>
        public bool HasEnded { get; internal set; }

        /// <summary>Why it ended; only where <see cref="HasEnded"/>.</summary>
        public RestartCause Cause { get; internal set; }

        /// <summary>Seconds that it lasted, exact where <see cref="HasEnded"/>; otherwise what it is known to have lasted at least.</summary>
        public long UptimeSeconds { get; internal set; }

        /// <summary>The boot count in its frames; 0 where it is not known to have sealed any.</summary>
        public long FrameBoot { get; internal set; }

        /// <summary>Whether it was bad: over before it was good, and not because somebody asked.</summary>
        public bool IsBad
        {
            get { return Phase == BootPhase.Begun && (!HasEnded || RestartCauses.IsFault(Cause)); }
        }
    }
}
