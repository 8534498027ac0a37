namespace Chronoseal.Evidence.Frames
{
    /// <summary>The payload of a frame, checked and resolved.</summary>
    internal sealed record Pack(string BaseName, string Node, long? EpochUtcMicroseconds, IReadOnlyList<FrameRecord> Records);
}
