namespace Chronoseal.Cli.Terminal
{
    /// <summary>A terminal that understands ANSI sequences.</summary>
    public interface IScreen
    {
        /// <summary>Characters in a line.</summary>
        int Width { get; }

        /// <summary>Writes text as it is.</summary>
        void Write(string text);
    }
}
