namespace Chronoseal.Hal
{
    /// <summary>Receives captured edges. Called from an interrupt handler's thread: must only store the value and signal.</summary>
    public interface IPulseSink
    {
        /// <summary>An edge was captured.</summary>
        /// <param name="counterMicroseconds">The counter at the edge, plus the capture's latency.</param>
        void Edge(long counterMicroseconds);
    }
}
