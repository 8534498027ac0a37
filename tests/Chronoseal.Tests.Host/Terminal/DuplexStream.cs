using Chronoseal.Cli.Simulate;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>One end of a line in memory.</summary>
    internal sealed class DuplexStream(ByteQueue incoming, ByteQueue outgoing) : Stream
    {
        private const int CapacityBytes = 1 << 20;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        internal static (DuplexStream Near, DuplexStream Far) Pair()
        {
            var there = new ByteQueue(CapacityBytes);
            var back = new ByteQueue(CapacityBytes);
            return (new DuplexStream(back, there), new DuplexStream(there, back));
        }

        public override int Read(Span<byte> buffer) => incoming.TakeSome(buffer);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!outgoing.AddAll(buffer))
            {
                throw new IOException("the line is cut");
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            incoming.End();
            outgoing.End();
            base.Dispose(disposing);
        }
    }
}
