using System.Diagnostics.CodeAnalysis;

namespace Chronoseal.Evidence.Store
{
    /// <summary>
    /// Appends the frames of one node to a file (frame format, 5). When it says true the frame is on the disk; when it says false the file is as
    /// long as before, so that the frame can be tried again. Not for use from two threads at once.
    /// </summary>
    public sealed class FrameSequenceWriter : IDisposable
    {
        private const byte Mac0Head = 0xD1;
        private const byte Sign1Head = 0xD2;
        private const string ClaimSuffix = ".lock";

        private readonly Stream _stream;
        private readonly string _path;
        private long _lengthBytes;
        private FileStream? _claim;
        private bool _isTorn;

        /// <summary>Appends to a stream, which is disposed of with this writer.</summary>
        /// <param name="stream">Seekable, writable stream that ends with a whole item; must not buffer what it cannot write.</param>
        /// <param name="path">Name of the stream in messages.</param>
        public FrameSequenceWriter(Stream stream, string path)
        {
            _stream = stream;
            _path = path;
            _lengthBytes = stream.Length;
            stream.Seek(0, SeekOrigin.End);
        }

        /// <summary>Bytes in the file, all of whole items.</summary>
        public long LengthBytes => _lengthBytes;

        /// <summary>Bytes of an unfinished last item that <see cref="TryOpen"/> cut off, left by a power cut; 0 as a rule.</summary>
        public long CutOffBytes { get; private init; }

        /// <summary>Opens or creates a file and cuts off an unfinished last item. A second writer is turned away while this one is open; readers are not.</summary>
        /// <param name="path">The file.</param>
        /// <param name="writer">The writer.</param>
        /// <param name="error">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryOpen(string path, [NotNullWhen(true)] out FrameSequenceWriter? writer, out string error)
        {
            writer = null;
            FileStream? claim = null;
            FileStream? stream = null;
            try
            {
                claim = Claim(path);

                // Without a buffer of its own the stream cannot keep bytes that a full disk has refused.
                stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 0);
                if (TryFindEnd(path, stream, out long endBytes, out error))
                {
                    long cutOffBytes = stream.Length - endBytes;
                    stream.SetLength(endBytes);
                    writer = new FrameSequenceWriter(stream, path) { CutOffBytes = cutOffBytes, _claim = claim };
                    return true;
                }
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                error = $"{path} could not be opened for writing: {exception.Message} Check that the folder exists, may be written to, and that no other process writes the file.";
            }

            stream?.Dispose();
            claim?.Dispose();
            return false;
        }

        /// <summary>Appends one frame and waits until the disk has it.</summary>
        /// <param name="frame">All bytes of the frame, 1 to 16,384.</param>
        /// <param name="error">A sentence that names the file and the remedy when the result is false, else empty.</param>
        /// <exception cref="ArgumentOutOfRangeException">The frame is empty or too long.</exception>
        public bool TryAppend(ReadOnlySpan<byte> frame, out string error)
        {
            ArgumentOutOfRangeException.ThrowIfZero(frame.Length);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(frame.Length, StoreLimits.MaximumItemBytes);
            if (_isTorn && !TryCutBack())
            {
                error = $"{_path} ends with half a frame that could not be taken back. Close the store, make room on the disk, and open it again.";
                return false;
            }

            try
            {
                _stream.Write(frame);
                Flush();
                _lengthBytes += frame.Length;
                error = "";
                return true;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                _isTorn = true;
                TryCutBack();
                error = $"{_path} could not be written: {exception.Message} Make room on the disk or choose another folder; the frame is not kept and must not be acknowledged.";
                return false;
            }
        }

        /// <summary>Closes the file. Nothing is pending: every accepted frame is on the disk already.</summary>
        public void Dispose()
        {
            _stream.Dispose();
            _claim?.Dispose();
        }

        // Unix has no lock that turns writers away and lets readers in, so writers claim a file beside it. A dead process gives its claim back.
        private static FileStream Claim(string path) =>
            new(path + ClaimSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

        private static bool TryFindEnd(string path, FileStream stream, out long endBytes, out string error)
        {
            // Disposed of by the writer: the reader must not close the file it shares.
            var reader = new FrameSequenceReader(stream, path);
            endBytes = 0;
            while (reader.TryReadNext(out ReadOnlyMemory<byte> item, out error))
            {
                if (!IsFrameHead(item.Span[0]))
                {
                    error = NotFrames(path, endBytes);
                    return false;
                }

                endBytes = reader.OffsetBytes;
            }

            return error.Length == 0 || (reader.IsTorn && IsTornFrame(path, stream, endBytes, out error));
        }

        // Only the start of a frame may be cut off: the name of some other file, given by mistake, must not cost its last bytes.
        private static bool IsTornFrame(string path, FileStream stream, long endBytes, out string error)
        {
            stream.Seek(endBytes, SeekOrigin.Begin);
            error = IsFrameHead(stream.ReadByte()) ? "" : NotFrames(path, endBytes);
            return error.Length == 0;
        }

        private static bool IsFrameHead(int firstByte) => firstByte is Mac0Head or Sign1Head;

        private static string NotFrames(string path, long offsetBytes) =>
            $"{path} holds something else than frames at byte {offsetBytes}; nothing was changed. Name another file.";

        private bool TryCutBack()
        {
            try
            {
                _stream.SetLength(_lengthBytes);
                _stream.Seek(0, SeekOrigin.End);
                _isTorn = false;
                return true;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                return false;
            }
        }

        private void Flush()
        {
            if (_stream is FileStream file)
            {
                file.Flush(true);
            }
            else
            {
                _stream.Flush();
            }
        }
    }
}
