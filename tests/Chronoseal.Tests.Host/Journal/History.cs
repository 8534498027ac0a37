using Chronoseal.Firmware.Journal;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>All that a node did, with how many changes the flash had seen when it did.</summary>
    internal sealed class History
    {
        internal List<SealedEntry> Sealed { get; } = [];

        internal List<(long Boot, long At)> Boots { get; } = [];

        internal List<(SealedEntry Entry, long At)> Delivered { get; } = [];

        internal List<(long Sequence, long At)> Acknowledged { get; } = [];

        /// <summary>What event frames told, each with the frame that tells it.</summary>
        internal List<(LostFrames Lost, SealedEntry Event)> Told { get; } = [];
    }
}
