namespace Chronoseal.Cli.Terminal
{
    /// <summary>Keys as they are pressed.</summary>
    public interface IKeyboard
    {
        /// <summary>The next key, if one was pressed; never waits.</summary>
        bool TryRead(out ConsoleKeyInfo key);
    }
}
