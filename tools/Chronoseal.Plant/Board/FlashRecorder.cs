using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// Files in memory that remember every change, so that <see cref="FlashImage"/> can say what any power cut would have left, and that count what
    /// is read. Starts from any content; its own changes are safe at once.
    /// </summary>
    public sealed class FlashRecorder : IFileStore
    {
        private readonly Dictionary<string, byte[]> _files;
        private readonly List<FlashChange>? _changes;

        /// <summary>Starts from a content.</summary>
        /// <param name="files">The files; not altered.</param>
        /// <param name="isRecording">Whether changes are remembered, or counted only.</param>
        public FlashRecorder(IReadOnlyDictionary<string, byte[]> files, bool isRecording = true)
        {
            _files = new Dictionary<string, byte[]>(files);
            _changes = isRecording ? [] : null;
        }

        /// <summary>Starts empty.</summary>
        public FlashRecorder()
            : this(new Dictionary<string, byte[]>())
        {
        }

        /// <inheritdoc/>
        public FileDurability Durability => FileDurability.Flushed;

        /// <inheritdoc/>
        public long CapacityBytes => long.MaxValue;

        /// <summary>The files; replaced, never altered, by appends.</summary>
        public IReadOnlyDictionary<string, byte[]> Files => _files;

        /// <summary>Every change so far, in order; empty where they are not recorded.</summary>
        public IReadOnlyList<FlashChange> Changes => _changes ?? [];

        /// <summary>How many changes there were: appends, flushes, renames and deletes of files that were there.</summary>
        public long ChangeCount { get; private set; }

        /// <summary>How many reads there were, lengths included.</summary>
        public long ReadCount { get; private set; }

        /// <summary>Bytes given by reads.</summary>
        public long ReadBytes { get; private set; }

        /// <summary>Bytes appended.</summary>
        public long AppendedBytes { get; private set; }

        /// <inheritdoc/>
        public Outcome Length(string name, out long lengthBytes)
        {
            ReadCount++;
            bool isThere = _files.TryGetValue(name, out byte[]? file);
            lengthBytes = isThere ? file!.Length : 0;
            return isThere ? Outcome.Ok : Outcome.NotReady;
        }

        /// <inheritdoc/>
        public Outcome Append(string name, byte[] buffer, int offset, int count)
        {
            byte[] old = _files.GetValueOrDefault(name, []);
            byte[] grown = new byte[old.Length + count];
            old.CopyTo(grown, 0);
            Array.Copy(buffer, offset, grown, old.Length, count);
            _files[name] = grown;
            AppendedBytes += count;
            Note(FlashChangeKind.Append, name, _changes is null ? [] : grown[old.Length..]);
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read)
        {
            read = 0;
            ReadCount++;
            if (!_files.TryGetValue(name, out byte[]? file))
            {
                return Outcome.NotReady;
            }

            read = (int)Math.Clamp(file.Length - position, 0, count);
            Array.Copy(file, Math.Min(position, file.Length), buffer, offset, read);
            ReadBytes += read;
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Rename(string from, string to)
        {
            if (!_files.Remove(from, out byte[]? file))
            {
                return Outcome.NotReady;
            }

            _files[to] = file;
            Note(FlashChangeKind.Rename, from, [], to);
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Delete(string name)
        {
            if (_files.Remove(name))
            {
                Note(FlashChangeKind.Delete, name, []);
            }

            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Flush(string name)
        {
            if (!_files.ContainsKey(name))
            {
                return Outcome.NotReady;
            }

            Note(FlashChangeKind.Flush, name, []);
            return Outcome.Ok;
        }

        private void Note(FlashChangeKind kind, string name, byte[] data, string target = "")
        {
            ChangeCount++;
            _changes?.Add(new FlashChange(kind, name, data, target));
        }
    }
}
