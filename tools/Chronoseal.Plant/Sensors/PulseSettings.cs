using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>How a node captures edges. Latencies are those of the clock traces (make_trace.py).</summary>
    public sealed record PulseSettings
    {
        /// <summary>By hardware, or by a managed handler.</summary>
        public PulseCapture Capture { get; init; } = PulseCapture.Native;

        /// <summary>Native: the capture is late by the absolute value of a normal variable of this deviation, in microseconds.</summary>
        public double NativeMicroseconds { get; init; } = 1;

        /// <summary>Handler: the least lateness, in microseconds.</summary>
        public double HandlerLeastMicroseconds { get; init; } = 120;

        /// <summary>Handler: mean of the exponential lateness on top, in microseconds.</summary>
        public double HandlerMeanMicroseconds { get; init; } = 80;

        /// <summary>Handler: probability that other threads held the processor.</summary>
        public double LoadProbability { get; init; } = 0.02;

        /// <summary>Handler: the most that they hold it, in microseconds.</summary>
        public double LoadMicroseconds { get; init; } = 20_000;

        /// <summary>Probability that a capture is late beyond what the board declares: a fault.</summary>
        public double LateProbability { get; init; }

        /// <summary>Typical size of that fault, in microseconds; drawn from half to one and a half of it.</summary>
        public double LateMicroseconds { get; init; } = 1_000;

        /// <summary>What the board declares as the most that a native capture is late, in microseconds.</summary>
        public int NativeLimitMicroseconds { get; init; } = 10;

        /// <summary>What the board declares as the most that a handler is late, in microseconds.</summary>
        public int HandlerLimitMicroseconds { get; init; } = 25_000;
    }
}
