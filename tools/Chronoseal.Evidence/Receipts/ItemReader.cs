using System.Buffers;
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
        private long _leftBytes;
        private int _start;
        private int _end;
        private bool _isAtEnd;
        private bool _isDisposed;

        /// <summary>Reads from the stream's position on, so many bytes as if the stream ended there; it is disposed of with this reader.</summary>
        internal ItemReader(Stream stream, int mostItemBytes, long mostBytes = long.MaxValue)
        {
            _stream = stream;
            _mostItemBytes = mostItemBytes;
            _leftBytes = mostBytes;
            _buffer = ArrayPool<byte>.Shared.Rent(mostItemBytes + ReceiptLimits.ReadBytes);
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
        internal static ItemReader Open(string path, int mostItemBytes, long offsetBytes = 0, long mostBytes = long.MaxValue)
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            stream.Seek(offsetBytes, SeekOrigin.Begin);
            return new ItemReader(stream, mostItemBytes, mostBytes);
        }

        public void Dispose()
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                _stream.Dispose();
                ArrayPool<byte>.Shared.Return(_buffer);
            }
        }

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
            int wanted = (int)Math.Min(_buffer.Length - _end, _leftBytes);
            int read = _stream.ReadAtLeast(_buffer.AsSpan(_end, wanted), wanted, false);
            _leftBytes -= read;
            _isAtEnd = read < wanted || _leftBytes == 0;
            _end += read;
        }
    }
}
