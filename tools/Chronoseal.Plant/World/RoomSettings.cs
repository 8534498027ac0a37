namespace Chronoseal.Plant
{
    /// <summary>How the room behaves.</summary>
    public sealed record RoomSettings
    {
        /// <summary>Whether contamination events come by themselves; those added by hand come in any case.</summary>
        public bool HasDefaultEvents { get; init; } = true;

        /// <summary>Earliest instant of the first event, in seconds.</summary>
        public double FirstEventMinimumSeconds { get; init; } = 20;

        /// <summary>Latest instant of the first event, in seconds.</summary>
        public double FirstEventMaximumSeconds { get; init; } = 40;

        /// <summary>Least time between events, in seconds.</summary>
        public double EventGapMinimumSeconds { get; init; } = 150;

        /// <summary>Most time between events, in seconds.</summary>
        public double EventGapMaximumSeconds { get; init; } = 420;
    }
}
