namespace Chronoseal.Firmware.Console
{
    /// <summary>Where lines go that nobody waits for: they stand beside answers, never inside one.</summary>
    public interface IConsoleLine
    {
        /// <summary>
        /// Writes a whole line, which begins with "!" and has no line end. On the console's task only: what happens on other tasks is kept in a bounded
        /// queue until <see cref="IStreamer.Turn"/> comes by.
        /// </summary>
        void Unasked(string line);
    }
}
