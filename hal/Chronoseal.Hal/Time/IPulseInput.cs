namespace Chronoseal.Hal
{
    /// <summary>
    /// An input that stamps rising edges with the node's counter. Board authors owe a capture that is never early, and an
    /// honest <see cref="LatencyLimitMicroseconds"/>.
    /// </summary>
    public interface IPulseInput
    {
        /// <summary>Where the counter value is taken.</summary>
        PulseCapture Capture { get; }

        /// <summary>The step of the captured counter value, in microseconds.</summary>
        int QuantumMicroseconds { get; }

        /// <summary>The most that a capture can be late, in microseconds, as declared by the board: interrupt latency for
        /// hardware capture, time slices of all runnable threads for a managed handler.</summary>
        int LatencyLimitMicroseconds { get; }

        /// <summary>Names the one receiver of edges; called again, another in its place, which gets every edge from then on.</summary>
        void Attach(IPulseSink sink);
    }
}
