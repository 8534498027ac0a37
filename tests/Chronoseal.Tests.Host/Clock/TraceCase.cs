namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>What a simulated trace is to be like.</summary>
    internal sealed record TraceCase
    {
        internal required string Name { get; init; }

        internal int Seconds { get; init; } = 1_800;

        internal double PartsPerMillion { get; init; } = -7.3;

        internal double ThermalPartsPerMillion { get; init; } = 0.5;

        internal int Quantum { get; init; } = 1;

        internal double JitterMicroseconds { get; init; } = 1;

        internal bool IsHandler { get; init; }

        internal double Load { get; init; }

        internal double Faults { get; init; }

        internal int GapStart { get; init; } = int.MaxValue;

        internal int GapSeconds { get; init; }

        internal bool IsInGap(int second) => second >= GapStart && second - GapStart < GapSeconds;
    }
}
