namespace Chronoseal.Hal
{
    /// <summary>How the counter value of an edge is taken.</summary>
    public enum PulseCapture
    {
        /// <summary>By hardware, or by an interrupt routine that reads the counter first: late by microseconds at most.</summary>
        Native = 0,

        /// <summary>By a managed handler: always late, by time slices of 20 ms when other threads run.</summary>
        Handler = 1,
    }
}
