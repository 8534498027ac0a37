using Chronoseal.Hal;

namespace Chronoseal.Cli.Config
{
    /// <summary>A folder of this computer as the drive of a node, to be looked at only.</summary>
    internal sealed class FolderFiles(string folder) : IFileStore
    {
        /// <inheritdoc/>
        public FileDurability Durability => FileDurability.None;

        /// <inheritdoc/>
        public long CapacityBytes => 0;

        /// <inheritdoc/>
        public Outcome Length(string name, out long lengthBytes)
        {
            var file = new FileInfo(Path.Combine(folder, name));
            lengthBytes = file.Exists ? file.Length : 0;
            return file.Exists ? Outcome.Ok : Outcome.NotReady;
        }

        /// <inheritdoc/>
        public Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read)
        {
            read = 0;
            try
            {
                using FileStream file = File.OpenRead(Path.Combine(folder, name));
                file.Position = position;
                read = file.ReadAtLeast(buffer.AsSpan(offset, count), count, throwOnEndOfStream: false);
                return Outcome.Ok;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return exception is FileNotFoundException ? Outcome.NotReady : Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public Outcome Append(string name, byte[] buffer, int offset, int count) => Outcome.Unsupported;

        /// <inheritdoc/>
        public Outcome Rename(string from, string to) => Outcome.Unsupported;

        /// <inheritdoc/>
        public Outcome Delete(string name) => Outcome.Unsupported;

        /// <inheritdoc/>
        public Outcome Flush(string name) => Outcome.Unsupported;
    }
}
