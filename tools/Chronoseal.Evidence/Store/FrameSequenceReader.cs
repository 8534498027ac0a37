using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Store
{
    /// <summary>
    /// Reads a file of frames (frame format, 5; RFC 8742) item by item with bounded memory. It splits only: what the items are worth is for a
    /// verifier to say.
    /// </summary>
    public sealed class FrameSequenceReader : IDisposable
    {
        private readonly Stream _stream;
        private readonly string _path;
        private byte[] _buffer = [];
        private int _start;
        private bool _isAtEnd;

        /// <summary>Reads from a stream, which is disposed of with this reader.</summary>
        /// <param name="stream">Readable stream, from its current position.</param>
        /// <param name="path">Name of the stream in messages.</param>
        public FrameSequenceReader(Stream stream, string path)
        {
            _stream = stream;
            _path = path;
        }

        /// <summary>Offset in the file of the next item, in bytes.</summary>
        public long OffsetBytes { get; private set; }

        /// <summary>True after an error when the file ends inside an item, as it does after a power cut during writing.</summary>
        public bool IsTorn { get; private set; }

        /// <summary>Opens a file, also one that another process goes on writing.</summary>
        /// <param name="path">The file.</param>
        /// <param name="reader">The reader.</param>
        /// <param name="error">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryOpen(string path, [NotNullWhen(true)] out FrameSequenceReader? reader, out string error)
        {
            reader = null;
            try
            {
                reader = new FrameSequenceReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), path);
                error = "";
                return true;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                error = $"{path} could not be opened: {exception.Message} Check the name and who may read it.";
                return false;
            }
        }

        /// <summary>Reads the next item.</summary>
        /// <param name="bytes">The item; owned by the caller. Empty at the end of the file and on an error.</param>
        /// <param name="error">Empty at the end of the file; a sentence that names the file and the offset where it cannot be followed any further.</param>
        /// <returns>True when there was an item.</returns>
        public bool TryReadNext(out ReadOnlyMemory<byte> bytes, out string error)
        {
            bytes = ReadOnlyMemory<byte>.Empty;
            error = "";
            try
            {
                return TryTakeItem(out bytes, out error);
            }
            catch (IOException exception)
            {
                error = $"{_path} could not be read at byte {OffsetBytes}: {exception.Message} Copy the file to another disk and try there.";
                return false;
            }
        }

        /// <summary>Closes the file.</summary>
        public void Dispose() => _stream.Dispose();

        private bool TryTakeItem(out ReadOnlyMemory<byte> bytes, out string error)
        {
            bytes = ReadOnlyMemory<byte>.Empty;
            error = "";
            if (_buffer.Length - _start < StoreLimits.MaximumItemBytes && !_isAtEnd)
            {
                Fill();
            }

            ReadOnlyMemory<byte> window = _buffer.AsMemory(_start, Math.Min(_buffer.Length - _start, StoreLimits.MaximumItemBytes));
            if (window.IsEmpty)
            {
                return false;
            }

            if (!CborReader.TryReadNext(window, 0, out _, out int lengthBytes, out CborError cborError))
            {
                IsTorn = cborError.IsTruncated && window.Length < StoreLimits.MaximumItemBytes;
                error = Describe(cborError);
                return false;
            }

            bytes = window[..lengthBytes].ToArray();
            _start += lengthBytes;
            OffsetBytes += lengthBytes;
            return true;
        }

        private void Fill()
        {
            var next = new byte[StoreLimits.ReadBufferBytes];
            int kept = _buffer.Length - _start;
            _buffer.AsSpan(_start).CopyTo(next);
            int read = _stream.ReadAtLeast(next.AsSpan(kept), next.Length - kept, false);
            _isAtEnd = kept + read < next.Length;
            _buffer = next[..(kept + read)];
            _start = 0;
        }

        private string Describe(CborError cborError) => IsTorn
            ? $"{_path} ends inside the item at byte {OffsetBytes}, as after a power cut during writing; the items before it are whole."
            : $"{_path} cannot be followed past byte {OffsetBytes}: {cborError.Reason}. The file was altered or is not a sequence of frames; take it from another copy.";
    }
}
