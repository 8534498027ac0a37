namespace Chronoseal.Cli.Terminal
{
    /// <summary>The keyboard of this process. Ctrl-C is a key like others: it is for the node.</summary>
    public sealed class ConsoleKeyboard : IKeyboard
    {
        /// <inheritdoc/>
        public bool TryRead(out ConsoleKeyInfo key)
        {
            System.Console.TreatControlCAsInput = true;
            bool isPressed = System.Console.KeyAvailable;
            key = isPressed ? System.Console.ReadKey(true) : default;
            return isPressed;
        }
    }
}
