namespace Chronoseal.Firmware.Health
{
    /// <summary>A log that keeps nothing.</summary>
    public sealed class NoLog : INodeLog
    {
        /// <inheritdoc/>
        public void Add(LogLevel level, string source, string text)
        {
        }
    }
}
