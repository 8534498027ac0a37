namespace Chronoseal.Evidence.Frames
{
    /// <summary>What the node says about its clock at the moment of sealing (frame format, 1).</summary>
    /// <param name="State">State of the clock.</param>
    /// <param name="Leap">Announced leap second.</param>
    /// <param name="UncertaintyMicroseconds">Expanded uncertainty, k = 2 (RFC 9581, 3.5). Null when the node does not claim UTC.</param>
    /// <param name="GuaranteeMicroseconds">The true error is never larger (RFC 9581, 3.6). Null when the node does not claim UTC.</param>
    public sealed record ClockStatement(ClockState State, LeapAnnouncement Leap, ulong? UncertaintyMicroseconds, ulong? GuaranteeMicroseconds)
    {
        /// <summary>True when the node claims to know UTC: always in states 2 to 5, never in 0 and 1.</summary>
        public bool ClaimsUtc => GuaranteeMicroseconds is not null;

        /// <summary>True in the two states in which time must never run backwards.</summary>
        public bool IsDisciplined => State is ClockState.Locked or ClockState.LabelCoasting;
    }
}
