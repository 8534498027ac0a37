using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// Appends to a file so that the disk has the bytes when it says true, and the file is as long as before when it says false. The file is
    /// opened for each append: that costs microseconds beside the synchronisation, and thousands of nodes need no handle each.
    /// </summary>
    internal sealed class AppendOnlyFile
    {
        private readonly string _path;
        private bool _isNamed;
        private bool _mayBeTorn;

        /// <summary>A file of which so many bytes are known to be whole.</summary>
        internal AppendOnlyFile(string path, long lengthBytes)
        {
            _path = path;
            LengthBytes = lengthBytes;
        }

        /// <summary>Bytes in the file, all of whole items.</summary>
        internal long LengthBytes { get; private set; }

        /// <summary>Appends and waits for the disk.</summary>
        /// <param name="bytes">Whole items.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        internal bool TryAppend(ReadOnlySpan<byte> bytes, out string fault)
        {
            try
            {
                Name();
                using var stream = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 0);
                if (stream.Length != LengthBytes && !TryMend(stream))
                {
                    fault = $"{_path} is {stream.Length} bytes long and not {LengthBytes}: something else than the collector has changed it. "
                        + "Stop what does that, and keep a copy of the file for the audit.";
                    return false;
                }

                return TryWrite(stream, bytes, out fault);
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                fault = Describe(exception);
                return false;
            }
        }

        /// <summary>Cuts a file to its whole items and waits for the disk.</summary>
        /// <exception cref="IOException">And what else <see cref="FileFaults"/> expects.</exception>
        internal static void Cut(string path, long lengthBytes)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, 0);
            stream.SetLength(lengthBytes);
            stream.Flush(true);
        }

        private bool TryWrite(FileStream stream, ReadOnlySpan<byte> bytes, out string fault)
        {
            try
            {
                stream.Seek(LengthBytes, SeekOrigin.Begin);
                stream.Write(bytes);
                stream.Flush(true);
                LengthBytes += bytes.Length;
                fault = "";
                return true;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                _mayBeTorn = true;
                TryMend(stream);
                fault = Describe(exception);
                return false;
            }
        }

        // Only what an append of our own has left behind its failure is cut off; bytes of anybody else are not ours to remove.
        private bool TryMend(FileStream stream)
        {
            if (!_mayBeTorn || stream.Length < LengthBytes)
            {
                return false;
            }

            try
            {
                stream.SetLength(LengthBytes);
                _mayBeTorn = false;
                return true;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                return false;
            }
        }

        private void Name()
        {
            if (_isNamed)
            {
                return;
            }

            string folder = Path.GetDirectoryName(_path)!;
            if (!File.Exists(_path))
            {
                if (!Directory.Exists(folder))
                {
                    Directory.CreateDirectory(folder);
                    FolderSync.Flush(Path.GetDirectoryName(folder)!);
                }

                File.Create(_path).Dispose();
            }

            FolderSync.Flush(folder);
            _isNamed = true;
        }

        private string Describe(Exception exception) =>
            $"{_path} could not be written: {exception.Message} Make room on the disk, or let the collector write there.";
    }
}
