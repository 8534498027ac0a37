namespace Chronoseal.Cli.Terminal
{
    /// <summary>Bytes to and from a node's console, by whatever way.</summary>
    /// <param name="name">What the user called it.</param>
    /// <param name="stream">The bytes; a read returns 0 or throws once it is disposed or lost.</param>
    /// <param name="others">What goes with it, disposed behind the stream, in order.</param>
    public sealed class ConsoleLink(string name, Stream stream, params IDisposable[] others) : IDisposable
    {
        /// <summary>What the user called it.</summary>
        public string Name { get; } = name;

        /// <summary>The bytes.</summary>
        public Stream Stream { get; } = stream;

        /// <inheritdoc/>
        public void Dispose()
        {
            Stream.Dispose();
            foreach (IDisposable other in others)
            {
                other.Dispose();
            }
        }
    }
}
