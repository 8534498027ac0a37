using Chronoseal.Firmware;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>Frames of a node as it counts them itself.</summary>
    public readonly record struct FrameCounts(long Sealed, long Sent, long Acknowledged)
    {
        /// <summary>Those of one boot; none where there is no gateway.</summary>
        public static FrameCounts Of(Gateway? gateway) => gateway == null
            ? default
            : new FrameCounts(gateway.Health.FramesSealed, gateway.Health.FramesPublished, gateway.Health.FramesAcknowledged);

        /// <summary>Both together.</summary>
        public static FrameCounts operator +(FrameCounts a, FrameCounts b) => new(a.Sealed + b.Sealed, a.Sent + b.Sent, a.Acknowledged + b.Acknowledged);
    }
}
