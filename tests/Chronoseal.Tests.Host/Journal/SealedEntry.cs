using Chronoseal.Firmware.Frames;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>A frame as it was sealed, and how many changes the flash had seen then and when it was safe.</summary>
    internal sealed class SealedEntry
    {
        internal required long Sequence { get; init; }

        internal required long Boot { get; init; }

        internal required FrameKind Kind { get; init; }

        internal required byte[] Bytes { get; init; }

        internal required byte[] Digest { get; init; }

        /// <summary>Digest of the frame that it names as the one before it.</summary>
        internal required byte[] Previous { get; init; }

        internal required long SealedAt { get; init; }

        /// <summary>When it was written and flushed; never, if the power went before.</summary>
        internal long SafeAt { get; set; } = long.MaxValue;
    }
}
