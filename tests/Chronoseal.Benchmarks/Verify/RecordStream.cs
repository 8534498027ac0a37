namespace Chronoseal.Benchmarks.Verify
{
    /// <summary>A record of so many frames as a stream that is written while it is read, as from a pipe. No disk is involved.</summary>
    internal sealed class RecordStream(RecordFactory factory, long frames) : Stream
    {
        private readonly byte[] _frame = new byte[factory.FrameBytes];
        private int _given = factory.FrameBytes;
        private long _left = frames;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = 0;
            while (read < buffer.Length && (_given < _frame.Length || _left > 0))
            {
                if (_given == _frame.Length)
                {
                    factory.Next().CopyTo(_frame);
                    _given = 0;
                    _left--;
                }

                int count = Math.Min(_frame.Length - _given, buffer.Length - read);
                _frame.AsSpan(_given, count).CopyTo(buffer[read..]);
                _given += count;
                read += count;
            }

            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
