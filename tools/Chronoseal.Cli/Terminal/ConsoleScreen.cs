namespace Chronoseal.Cli.Terminal
{
    /// <summary>The terminal of this process.</summary>
    public sealed class ConsoleScreen : IScreen
    {
        private const int UnknownWidth = 80;

        /// <inheritdoc/>
        public int Width => System.Console.IsOutputRedirected || System.Console.WindowWidth < 1 ? UnknownWidth : System.Console.WindowWidth;

        /// <inheritdoc/>
        public void Write(string text)
        {
            System.Console.Out.Write(text);
            System.Console.Out.Flush();
        }
    }
}
