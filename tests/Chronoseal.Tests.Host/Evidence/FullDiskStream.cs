namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>A disk with room for so many bytes, which writes what fits before it fails, as real ones do.</summary>
    internal sealed class FullDiskStream : MemoryStream
    {
        public long RoomBytes { get; set; }

        public bool CannotShrink { get; set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int fitting = (int)Math.Min(buffer.Length, RoomBytes - Length);
            base.Write(buffer[..fitting]);
            if (fitting < buffer.Length)
            {
                throw new IOException("No space left on device.");
            }
        }

        public override void SetLength(long value)
        {
            if (CannotShrink)
            {
                throw new IOException("Input/output error.");
            }

            base.SetLength(value);
        }
    }
}
