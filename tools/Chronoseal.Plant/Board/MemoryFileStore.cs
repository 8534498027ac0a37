using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// Flash that loses power. What was flushed survives; of what was appended since, a seeded part does. Renames and deletes
    /// happen whole or not at all, and are durable at once. Pass the same store to the next board to model a reboot. Not
    /// modelled: time of writes, wear, bad blocks, loss of directory entries.
    /// </summary>
    public sealed class MemoryFileStore : IFileStore
    {
        /// <summary>The most files.</summary>
        public const int FileLimit = 256;

        /// <summary>Longest name.</summary>
        public const int NameLimitCharacters = 24;

        /// <summary>Capacity unless another is given, in bytes.</summary>
        public const long DefaultCapacityBytes = 64L * 1024 * 1024;

        private readonly Dictionary<string, MemoryFile> _files = new Dictionary<string, MemoryFile>();
        private readonly PlantRandom _random;
        private readonly long _capacityBytes;
        private bool _hasPower = true;

        /// <summary>Makes an empty store.</summary>
        /// <param name="random">Decides how much of unflushed data survives a power cut.</param>
        /// <param name="capacityBytes">Bytes that fit, all files together.</param>
        public MemoryFileStore(PlantRandom random, long capacityBytes = DefaultCapacityBytes)
        {
            _random = random;
            _capacityBytes = capacityBytes;
        }

        /// <inheritdoc/>
        public FileDurability Durability
        {
            get { return FileDurability.Flushed; }
        }

        /// <summary>Makes every operation fail, like a medium that is worn out.</summary>
        public bool IsBroken { get; set; }

        /// <summary>
        /// Cuts the power within the operation that brings this down to 0: an append then leaves a part of its bytes, a flush,
        /// rename or delete does or does not happen. Negative for never.
        /// </summary>
        public int ChangesUntilPowerCut { get; set; } = -1;

        /// <summary>Changes made so far: appends, flushes, renames and deletes.</summary>
        public long ChangeCount { get; private set; }

        /// <summary>Raised when <see cref="ChangesUntilPowerCut"/> cuts the power; a node ends its tasks here.</summary>
        public Action? PowerLost { get; set; }

        /// <summary>Bytes of all files.</summary>
        public long UsedBytes { get; private set; }

        /// <inheritdoc/>
        public long CapacityBytes
        {
            get { return _capacityBytes; }
        }

        /// <summary>Names of all files, in alphabetical order.</summary>
        public IReadOnlyList<string> Names
        {
            get { return _files.Keys.Order(StringComparer.Ordinal).ToList(); }
        }

        /// <summary>Takes the power away: a seeded part of what was not flushed is lost, and nothing works any more.</summary>
        public void LosePower()
        {
            if (!_hasPower)
            {
                return;
            }

            _hasPower = false;
            foreach (KeyValuePair<string, MemoryFile> file in _files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                int doubtful = file.Value.Length - file.Value.FlushedLength;
                int kept = file.Value.FlushedLength + _random.Below(doubtful + 1);
                UsedBytes -= file.Value.Length - kept;
                file.Value.Truncate(kept);
            }
        }

        /// <summary>Gives the power back.</summary>
        public void RestorePower()
        {
            _hasPower = true;
        }

        /// <summary>Turns a bit of the last byte of a file, as worn flash does.</summary>
        public void Spoil(string name)
        {
            MemoryFile file = _files[name];
            file.FlipBit(file.Length - 1);
        }

        /// <inheritdoc/>
        public Outcome Length(string name, out long lengthBytes)
        {
            lengthBytes = 0;
            Outcome outcome = Find(name, out MemoryFile? file);
            if (outcome == Outcome.Ok)
            {
                lengthBytes = file!.Length;
            }

            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Append(string name, byte[] buffer, int offset, int count)
        {
            Outcome outcome = Find(name, out MemoryFile? file);
            if (outcome != Outcome.Ok && outcome != Outcome.NotReady)
            {
                return outcome;
            }

            if (UsedBytes + count > _capacityBytes || (file == null && _files.Count >= FileLimit))
            {
                return Outcome.BusFault;
            }

            bool isCut = CountChange();
            if (file == null)
            {
                _files[name] = file = new MemoryFile();
            }

            int written = isCut ? _random.Below(count + 1) : count;
            file.Append(buffer.AsSpan(offset, written));
            UsedBytes += written;
            return isCut ? Cut() : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read)
        {
            read = 0;
            Outcome outcome = Find(name, out MemoryFile? file);
            if (outcome == Outcome.Ok)
            {
                read = file!.Read(position, buffer.AsSpan(offset, count));
            }

            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Rename(string from, string to)
        {
            Outcome outcome = Find(from, out MemoryFile? file);
            if (outcome != Outcome.Ok || !IsName(to))
            {
                return outcome == Outcome.Ok ? Outcome.OutOfRange : outcome;
            }

            bool isCut = CountChange();
            if (!isCut || _random.Chance(0.5))
            {
                Forget(to, from);
                _files.Remove(from);
                _files[to] = file!;
            }

            return isCut ? Cut() : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Delete(string name)
        {
            Outcome outcome = Find(name, out MemoryFile? file);
            if (file == null)
            {
                return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
            }

            bool isCut = CountChange();
            if (!isCut || _random.Chance(0.5))
            {
                UsedBytes -= file.Length;
                _files.Remove(name);
            }

            return isCut ? Cut() : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Flush(string name)
        {
            Outcome outcome = Find(name, out MemoryFile? file);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            bool isCut = CountChange();
            if (!isCut || _random.Chance(0.5))
            {
                file!.FlushedLength = file.Length;
            }

            return isCut ? Cut() : Outcome.Ok;
        }

        private static bool IsName(string name)
        {
            bool isLengthRight = name.Length >= 1 && name.Length <= NameLimitCharacters;
            foreach (char c in name)
            {
                isLengthRight &= char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '.' || c == '-';
            }

            return isLengthRight;
        }

        private Outcome Find(string name, out MemoryFile? file)
        {
            file = null;
            if (!_hasPower || IsBroken)
            {
                return Outcome.BusFault;
            }

            if (!IsName(name))
            {
                return Outcome.OutOfRange;
            }

            return _files.TryGetValue(name, out file) ? Outcome.Ok : Outcome.NotReady;
        }

        private void Forget(string name, string exceptIfSameAs)
        {
            if (name != exceptIfSameAs && _files.TryGetValue(name, out MemoryFile? old))
            {
                UsedBytes -= old.Length;
            }
        }

        private bool CountChange()
        {
            ChangeCount++;
            return ChangesUntilPowerCut > 0 && --ChangesUntilPowerCut == 0;
        }

        private Outcome Cut()
        {
            ChangesUntilPowerCut = -1;
            LosePower();
            PowerLost?.Invoke();
            return Outcome.BusFault;
        }
    }
}
