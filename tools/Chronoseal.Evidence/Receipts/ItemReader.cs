using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// Splits a CBOR sequence (RFC 8742) in a stream into its items, with memory for a few of the longest. The items are slices of the reader's
    /// own buffer: they hold until the next call.
    /// </summary>
    internal sealed class ItemReader : IDisposable
    {
        private readonly Stream _stream;
        private readonly int _mostItemBytes;
        private readonly byte[] _buffer;
        private int _start;
        private int _end;
        private bool _isAtEnd;

        /// <summary>Reads from the stream's position on; the stream is disposed of with this reader.</summary>
        internal ItemReader(Stream stream, int mostItemBytes)
        {
            _stream = stream;
            _mostItemBytes = mostItemBytes;
            _buffer = new byte[mostItemBytes + ReceiptLimits.ReadBytes];
            OffsetBytes = stream.CanSeek ? stream.Position : 0;
        }

        /// <summary>Offset of the next item, or of what is none.</summary>
        internal long OffsetBytes { get; private set; }

        /// <summary>Why the sequence cannot be followed; empty at a good end.</summary>
        internal string Error { get; private set; } = "";

        /// <summary>True when the stream ended inside an item.</summary>
        internal bool IsTorn { get; private set; }

        /// <summary>Opens a file that another process may go on writing.</summary>
        /// <exception cref="IOException">And what else <see cref="FileFaults"/> expects.</exception>
        internal static ItemReader Open(string path, int mostItemBytes, long offsetBytes = 0)
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            stream.Seek(offsetBytes, SeekOrigin.Begin);
            return new ItemReader(stream, mostItemBytes);
        }

        public void Dispose() => _stream.Dispose();

        /// <summary>Takes the next item; false at the end and where the sequence cannot be followed.</summary>
        internal bool TryRead(out ReadOnlyMemory<byte> item)
        {
            item = default;
            if (_end - _start < _mostItemBytes && !_isAtEnd)
            {
                Fill();
            }

            ReadOnlyMemory<byte> window = _buffer.AsMemory(_start, Math.Min(_end - _start, _mostItemBytes));
            if (window.IsEmpty)
            {
                return false;
            }

            if (!CborReader.TryReadNext(window, 0, out _, out int lengthBytes, out CborError error))
            {
                IsTorn = error.IsTruncated && window.Length < _mostItemBytes;
                Error = IsTorn ? $"it ends inside the item at byte {OffsetBytes}" : $"byte {OffsetBytes} begins no item: {error.Reason}";
                return false;
            }

            item = window[..lengthBytes];
            _start += lengthBytes;
            OffsetBytes += lengthBytes;
            return true;
        }

        private void Fill()
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            int wanted = _buffer.Length - _end;
            int read = _stream.ReadAtLeast(_buffer.AsSpan(_end), wanted, false);
            _isAtEnd = read < wanted;
            _end += read;
        }
    }
}
