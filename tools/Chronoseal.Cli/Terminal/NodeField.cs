namespace Chronoseal.Cli.Terminal
{
    /// <summary>A field of an answer.</summary>
    public readonly record struct NodeField(string Name, string Value);
}
