namespace Chronoseal.Evidence.Frames
{
    /// <summary>What the records of one pack share.</summary>
    internal sealed record PackContext(FrameKind Kind, string BaseName, long? EpochUtcMicroseconds)
    {
        public bool HasUtc => EpochUtcMicroseconds is not null;
    }
}
