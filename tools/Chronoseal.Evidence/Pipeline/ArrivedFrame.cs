namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>A frame as it was received.</summary>
    /// <param name="Node">The node that its topic names; null where nothing names one.</param>
    /// <param name="Bytes">What should be one frame.</param>
    public readonly record struct ArrivedFrame(string? Node, ReadOnlyMemory<byte> Bytes);
}
