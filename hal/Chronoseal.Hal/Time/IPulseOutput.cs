namespace Chronoseal.Hal
{
    /// <summary>
    /// An output pin: wired back to an edge input, for measuring the latency of the capture, or to a watchdog. Board authors owe that the pin
    /// has changed when the call returns.
    /// </summary>
    public interface IPulseOutput
    {
        /// <summary>Drives the pin.</summary>
        void Set(bool isHigh);
    }
}
