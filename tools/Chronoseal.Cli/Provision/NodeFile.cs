namespace Chronoseal.Cli.Provision
{
    /// <summary>A file of a node's folder.</summary>
    /// <param name="Name">Its name, here and, where it goes to the node, there.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="IsSecret">Whether only its owner may read it.</param>
    internal sealed record NodeFile(string Name, byte[] Content, bool IsSecret)
    {
        /// <summary>The name, and nothing of what it holds.</summary>
        public override string ToString() => Name;
    }
}
