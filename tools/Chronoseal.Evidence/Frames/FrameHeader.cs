namespace Chronoseal.Evidence.Frames
{
    /// <summary>The protected map of a frame, checked.</summary>
    internal sealed record FrameHeader(
        FrameKind Kind,
        ulong Boot,
        ulong Sequence,
        ReadOnlyMemory<byte> PreviousHash,
        ReadOnlyMemory<byte> KeyId,
        ClockStatement Clock);
}
