namespace Chronoseal.Evidence.Audit
{
    /// <summary>Where a frame lay.</summary>
    /// <param name="File">The file as a collector's statements name it, such as "0024befffe804ff1/2026-11-22.cbor"; null outside such an archive.</param>
    /// <param name="OffsetBytes">Where the frame starts in it.</param>
    public readonly record struct FrameOrigin(string? File, long OffsetBytes);
}
