namespace Chronoseal.Firmware.Health
{
    /// <summary>Takes lines for technicians. Never a secret, never bytes that came from outside. From any task; may allocate, so not in the steady loop.</summary>
    public interface INodeLog
    {
        /// <summary>Adds a line.</summary>
        /// <param name="level">How much it matters.</param>
        /// <param name="source">Who says it, such as "uplink".</param>
        /// <param name="text">What, and what to do; at most 120 characters, longer ones are cut.</param>
        void Add(LogLevel level, string source, string text);
    }
}
