using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// The collector's archive: exactly the bytes that arrived, in order of arrival, and signed statements over them. When it says true, the disk
    /// has it. Safe for any number of threads; one process at a time.
    /// </summary>
    public sealed class ReceiptArchive : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly string _folder;
        private readonly CollectorKey _key;
        private readonly TimeProvider _time;
        private readonly FileStream _lock;
        private readonly StatementLog _log;
        private readonly SortedDictionary<string, ArchiveSeries> _series = new(StringComparer.Ordinal);
        private readonly List<string> _notes = [];
        private long? _openFromMicroseconds;
        private int _openItems;

        private ReceiptArchive(string folder, CollectorKey key, TimeProvider time, FileStream claim, StatementLog log)
        {
            _folder = folder;
            _key = key;
            _time = time;
            _lock = claim;
            _log = log;
        }

        /// <summary>What opening found and did, a sentence each.</summary>
        public IReadOnlyList<string> Notes => _notes;

        /// <summary>The last statement; there is always one.</summary>
        public ReceiptStatement Last => _log.Last!;

        /// <summary>Items on the disk that no statement covers yet.</summary>
        public int OpenItems
        {
            get
            {
                lock (_gate)
                {
                    return _openItems;
                }
            }
        }

        /// <summary>Nodes with a folder of their own.</summary>
        public int NodeCount
        {
            get
            {
                lock (_gate)
                {
                    return NodesWithFolder();
                }
            }
        }

        /// <summary>Opens or makes an archive, mends what a crash has left, and states what no statement covers.</summary>
        /// <param name="folder">The archive; made when it is not there.</param>
        /// <param name="key">The key of all its statements; must live as long as the archive.</param>
        /// <param name="time">The system clock.</param>
        /// <param name="archive">The archive.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryOpen(string folder, CollectorKey key, TimeProvider time, [NotNullWhen(true)] out ReceiptArchive? archive, out string fault)
        {
            archive = null;
            FileStream? claim = null;
            ReceiptArchive? opened = null;
            try
            {
                string full = Path.GetFullPath(folder);
                MakeFolder(full);
                claim = new FileStream(Path.Combine(full, ArchiveLayout.Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
                if (StatementLog.TryOpen(full, out StatementLog? log, out fault) && IsContinuable(full, log, key, out fault))
                {
                    opened = new ReceiptArchive(full, key, time, claim, log);
                    if (opened.TryRecover(out fault))
                    {
                        archive = opened;
                        return true;
                    }
                }
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                fault = $"{folder} cannot be used: {exception.Message} Name a folder that can be written to and that no other collector uses.";
            }

            claim?.Dispose();
            return false;
        }

        /// <summary>Keeps a message. After true it may be acknowledged to the broker.</summary>
        /// <param name="topic">Where it was published.</param>
        /// <param name="message">Its bytes.</param>
        /// <param name="isRefused">True to put it into the quarantine whatever it looks like.</param>
        /// <param name="filing">Where it went.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public bool TryKeep(string topic, ReadOnlyMemory<byte> message, bool isRefused, out Filing filing, out string fault)
        {
            filing = Filing.Quarantined;
            string node = ArchiveLayout.NodeOf(topic);
            bool isFrame = FrameMark.TryRead(message, out ulong sequence) && !isRefused;
            lock (_gate)
            {
                if (!isFrame || node.Length == 0 || FindSeries(node) is not { } series)
                {
                    return TryQuarantine(topic, message, out fault);
                }

                byte[] leafHash = MerkleHash.OfLeaf(message.Span);
                filing = series.Recent.Holds(leafHash) ? Filing.Repeated : Filing.Archived;
                fault = "";
                return filing == Filing.Repeated || TryAppend(series, message.Span, [new ArchiveItem(leafHash, message.Length, sequence)], out fault);
            }
        }

        /// <summary>Signs a statement over what has arrived since the last one.</summary>
        /// <param name="reason">Why. After an interval without arrivals there is nothing to state.</param>
        /// <param name="statement">The statement; null when there was nothing to state.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty; what is open stays open.</param>
        public bool TryState(StatementReason reason, out ReceiptStatement? statement, out string fault)
        {
            lock (_gate)
            {
                statement = null;
                fault = "";
                if (reason == StatementReason.Interval && _openItems == 0)
                {
                    return true;
                }

                return TryStateOpen(reason, out statement, out fault);
            }
        }

        /// <summary>Gives the archive back. What is open is stated at the next start.</summary>
        public void Dispose() => _lock.Dispose();

        // With the names of new folders on the disk, as FolderSync has it for those within the archive.
        private static void MakeFolder(string folder)
        {
            var missing = new Stack<string>();
            for (string? name = folder; name is not null && !Directory.Exists(name); name = Path.GetDirectoryName(name))
            {
                missing.Push(name);
            }

            foreach (string name in missing)
            {
                Directory.CreateDirectory(name);
                FolderSync.Flush(Path.GetDirectoryName(name)!);
            }
        }

        private static bool IsContinuable(string folder, StatementLog log, CollectorKey key, out string fault)
        {
            fault = "";
            if (log.Last is { } last && !last.IsSignedBy(key.Key))
            {
                fault = $"{folder} is signed by collector key {Convert.ToHexStringLower(last.KeyId.Span)}, not by {key.KeyIdHex}. "
                    + "Use that key, or collect into another folder.";
            }
            else if (log.Last is null && ArchiveLayout.SeriesIn(folder).Any(series => ArchiveLayout.FilesOf(folder, series).Count > 0))
            {
                fault = $"{folder} holds frames but no {ArchiveLayout.Statements}: its receipts were removed, or no collector has written it. "
                    + "Keep it as it is, and collect into another folder.";
            }

            return fault.Length == 0;
        }

        private bool TryRecover(out string fault)
        {
            if (_log.CutBytes > 0)
            {
                _notes.Add($"{ArchiveLayout.Statements}: cut off an unfinished statement of {_log.CutBytes} bytes, left by a crash.");
            }

            if (_log.Last is { } last && last.Claim.ToMicroseconds > NowMicroseconds())
            {
                _notes.Add("The system clock lies before the last statement. Set it: a verifier will find that time ran backwards.");
            }

            // The quarantine first: what is cut off elsewhere goes there.
            foreach (string name in ArchiveLayout.SeriesIn(_folder).OrderBy(name => name != ArchiveFileName.Quarantine))
            {
                var series = new ArchiveSeries(_folder, name);
                _series.Add(name, series);
                var recovery = new SeriesRecovery(_folder, series, _log.CoverageOf(name), _notes);
                if (!recovery.TryRun(NoteFound, KeepRest, out fault))
                {
                    return false;
                }
            }

            int found = _openItems;
            if (!TryStateOpen(StatementReason.Start, out _, out fault))
            {
                return false;
            }

            if (found > 0)
            {
                _notes.Add($"{found} items that no receipt covered yet are now in statement {Last.Claim.Number}.");
            }

            return true;
        }

        private bool NoteFound(ArchiveSeries series, ArchiveFileName file, long offsetBytes, ArchiveItem item, out string fault)
        {
            fault = "";
            if (IsFull() && !TryStateOpen(StatementReason.Start, out _, out fault))
            {
                return false;
            }

            // They arrived behind the last statement; more is not known of them.
            _openFromMicroseconds ??= _log.Last?.Claim.ToMicroseconds ?? NowMicroseconds();
            series.Note(file, offsetBytes, item);
            _openItems++;
            return true;
        }

        private bool KeepRest(string topic, ReadOnlyMemory<byte> rest, out string fault) => TryQuarantine(topic, rest, out fault);

        private bool TryQuarantine(string topic, ReadOnlyMemory<byte> message, out string fault)
        {
            IReadOnlyList<byte[]> items = QuarantineItem.Wrap(topic, message, NowMicroseconds());
            byte[] bytes = [.. items.SelectMany(item => item)];
            ArchiveItem[] leaves = [.. items.Select(item => new ArchiveItem(MerkleHash.OfLeaf(item), item.Length, 0))];
            return TryAppend(FindSeries(ArchiveFileName.Quarantine)!, bytes, leaves, out fault);
        }

        private bool TryAppend(ArchiveSeries series, ReadOnlySpan<byte> bytes, IReadOnlyList<ArchiveItem> items, out string fault)
        {
            fault = "";
            if (IsFull() && !TryStateOpen(StatementReason.Interval, out _, out fault))
            {
                return false;
            }

            long nowMicroseconds = NowMicroseconds();
            if (!series.TryAppend(DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime), bytes, items, out fault))
            {
                return false;
            }

            _openFromMicroseconds ??= nowMicroseconds;
            _openItems += items.Count;
            return true;
        }

        private bool TryStateOpen(StatementReason reason, out ReceiptStatement? statement, out string fault)
        {
            long nowMicroseconds = NowMicroseconds();
            ReceiptRange[] ranges = [.. _series.Values.SelectMany(series => series.Open).Select(open => open.ToRange())];
            Array.Sort(ranges, (left, right) => string.CompareOrdinal(left.File.ToString(), right.File.ToString()));
            var claim = new ReceiptClaim(
                ReceiptChain.NumberAfter(_log.Last),
                ReceiptChain.HashOf(_log.Last),
                _openFromMicroseconds ?? _log.Last?.Claim.ToMicroseconds ?? nowMicroseconds,
                nowMicroseconds,
                reason,
                ranges);
            statement = ReceiptStatement.Sign(claim, _key.Key);
            if (!_log.TryAppend(statement, out fault))
            {
                statement = null;
                return false;
            }

            foreach (ArchiveSeries series in _series.Values)
            {
                series.Close();
            }

            _openFromMicroseconds = null;
            _openItems = 0;
            return true;
        }

        // One append opens at most one range more.
        private bool IsFull() =>
            _openItems >= ReceiptLimits.ItemsPerStatement || _series.Values.Sum(series => series.Open.Count) >= ReceiptLimits.RangesPerStatement;

        private ArchiveSeries? FindSeries(string name)
        {
            if (_series.TryGetValue(name, out ArchiveSeries? series))
            {
                return series;
            }

            if (name != ArchiveFileName.Quarantine && NodesWithFolder() >= ReceiptLimits.Nodes)
            {
                return null;
            }

            series = new ArchiveSeries(_folder, name);
            _series.Add(name, series);
            return series;
        }

        private int NodesWithFolder() => _series.Count - (_series.ContainsKey(ArchiveFileName.Quarantine) ? 1 : 0);

        private long NowMicroseconds() => (_time.GetUtcNow().UtcDateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    }
}
