using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>Files in memory that was taken beforehand: whatever is allocated while they are used is somebody else's.</summary>
    internal sealed class QuietFlash : IFileStore
    {
        private const int FileLimit = 200;
        private const int FileBytes = 20_000;

        private readonly Dictionary<string, Content> _files = new(2 * FileLimit);
        private readonly Stack<Content> _free = new(FileLimit);

        internal QuietFlash()
        {
            for (int i = 0; i < FileLimit; i++)
            {
                _free.Push(new Content());
            }
        }

        public FileDurability Durability => FileDurability.Flushed;

        public long CapacityBytes => long.MaxValue;

        public Outcome Length(string name, out long lengthBytes)
        {
            bool isThere = _files.TryGetValue(name, out Content? file);
            lengthBytes = isThere ? file!.Length : 0;
            return isThere ? Outcome.Ok : Outcome.NotReady;
        }

        public Outcome Append(string name, byte[] buffer, int offset, int count)
        {
            if (!_files.TryGetValue(name, out Content? file))
            {
                _files[name] = file = _free.Pop();
                file.Length = 0;
            }

            Array.Copy(buffer, offset, file.Bytes, file.Length, count);
            file.Length += count;
            return Outcome.Ok;
        }

        public Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read)
        {
            read = 0;
            if (!_files.TryGetValue(name, out Content? file))
            {
                return Outcome.NotReady;
            }

            read = (int)Math.Clamp(file.Length - position, 0, count);
            Array.Copy(file.Bytes, Math.Min(position, file.Length), buffer, offset, read);
            return Outcome.Ok;
        }

        public Outcome Rename(string from, string to)
        {
            if (!_files.Remove(from, out Content? file))
            {
                return Outcome.NotReady;
            }

            Delete(to);
            _files[to] = file;
            return Outcome.Ok;
        }

        public Outcome Delete(string name)
        {
            if (_files.Remove(name, out Content? file))
            {
                _free.Push(file);
            }

            return Outcome.Ok;
        }

        public Outcome Flush(string name) => _files.ContainsKey(name) ? Outcome.Ok : Outcome.NotReady;

        private sealed class Content
        {
            internal readonly byte[] Bytes = new byte[FileBytes];
            internal int Length;
        }
    }
}
