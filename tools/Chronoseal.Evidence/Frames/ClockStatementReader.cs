using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>Checks the clock statement (frame format, 1).</summary>
    internal static class ClockStatementReader
    {
        private const ulong TimescaleUtc = 0;
        private const ulong LargestSeconds = ulong.MaxValue / FrameLimits.MicrosecondsPerSecond - 1;

        public static bool TryRead(CborValue map, [NotNullWhen(true)] out ClockStatement? clock, out string error)
        {
            var fields = new MapFields("clock statement", map);
            var state = fields.RequiredOneOf<ClockState>(FrameLabels.State);
            var leap = fields.RequiredOneOf<LeapAnnouncement>(FrameLabels.Leap);
            bool claimsUtc = fields.Has(FrameLabels.Timescale);
            if (claimsUtc)
            {
                fields.RequireExactly(FrameLabels.Timescale, TimescaleUtc);
            }

            ulong? uncertainty = ReadDuration(fields, FrameLabels.Uncertainty);
            ulong? guarantee = ReadDuration(fields, FrameLabels.Guarantee);
            fields.RefuseOthers();
            CheckClaim(fields, state, claimsUtc, uncertainty, guarantee);

            error = fields.Error ?? "";
            clock = fields.Error is null ? new ClockStatement(state, leap, uncertainty, guarantee) : null;
            return clock is not null;
        }

        private static void CheckClaim(MapFields fields, ClockState state, bool claimsUtc, ulong? uncertainty, ulong? guarantee)
        {
            if (claimsUtc != uncertainty.HasValue || claimsUtc != guarantee.HasValue)
            {
                fields.Refuse("timescale, uncertainty and guarantee stand together or not at all");
            }

            if (claimsUtc != (state >= ClockState.Locked))
            {
                fields.Refuse(claimsUtc ? $"state {state} must not claim UTC" : $"state {state} must claim UTC");
            }
        }

        private static ulong? ReadDuration(MapFields fields, int label)
        {
            if (fields.Map(label) is not { } map)
            {
                return null;
            }

            var parts = new MapFields($"duration {label}", map);
            ulong seconds = parts.RequiredUnsigned(FrameLabels.Seconds);
            ulong microseconds = parts.RequiredUnsigned(FrameLabels.Microseconds);
            parts.RefuseOthers();
            if (microseconds >= FrameLimits.MicrosecondsPerSecond || seconds > LargestSeconds)
            {
                parts.Refuse("it is out of range");
            }

            if (parts.Error is not null)
            {
                fields.Refuse(parts.Error);
                return null;
            }

            return seconds * FrameLimits.MicrosecondsPerSecond + microseconds;
        }
    }
}
