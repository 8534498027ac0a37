using Chronoseal.Firmware.Timing;

namespace Chronoseal.Cli.Clock
{
    /// <summary>What the clock said to a question.</summary>
    /// <param name="Counter">Counter value asked about.</param>
    /// <param name="State">What the clock claims.</param>
    /// <param name="HasUtc">Whether it knows UTC.</param>
    /// <param name="UtcMicroseconds">UTC in microseconds since 1970.</param>
    /// <param name="UncertaintyMicroseconds">Expanded uncertainty, k = 2.</param>
    /// <param name="BoundMicroseconds">The guarantee.</param>
    public readonly record struct ClockAnswer(
        long Counter, ClockState State, bool HasUtc, long UtcMicroseconds, long UncertaintyMicroseconds, long BoundMicroseconds);
}
