using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Goes through the end of one series at the start of the collector: what is whole is taken up, what a crash has torn is cut off.</summary>
    internal sealed class SeriesRecovery(string archive, ArchiveSeries series, SeriesCoverage? coverage, List<string> notes)
    {
        internal delegate bool NoteItem(ArchiveSeries series, ArchiveFileName file, long offsetBytes, ArchiveItem item, out string fault);

        internal delegate bool KeepRest(string topic, ReadOnlyMemory<byte> rest, out string fault);

        /// <summary>Recovers the series.</summary>
        /// <param name="noteItem">Takes a whole item that no statement covers.</param>
        /// <param name="keepRest">Takes the bytes that are about to be cut off.</param>
        /// <param name="fault">A sentence when the result is false, else empty.</param>
        /// <exception cref="IOException">And what else <see cref="FileFaults"/> expects.</exception>
        internal bool TryRun(NoteItem noteItem, KeepRest keepRest, out string fault)
        {
            fault = "";
            Remember();
            foreach (ArchiveFileName file in ArchiveLayout.FilesOf(archive, series.Name))
            {
                if (coverage?.Last is { } last && file.Day < last.File.Day)
                {
                    continue;
                }

                if (!TryRecover(file, noteItem, keepRest, out fault))
                {
                    return false;
                }
            }

            return coverage?.Last is not { } covered || File.Exists(covered.File.PathIn(archive)) || IsMissing(covered, out fault);
        }

        private static bool IsMissing(ReceiptRange covered, out string fault)
        {
            fault = $"{covered.File} is missing although receipts cover it. Keep this archive as it is for the audit, and collect into another folder.";
            return false;
        }

        private bool TryRecover(ArchiveFileName file, NoteItem noteItem, KeepRest keepRest, out string fault)
        {
            ReceiptRange? last = coverage?.Last is { } range && range.File == file ? range : null;
            long startBytes = last?.EndBytes ?? 0;
            string path = file.PathIn(archive);
            long lengthBytes = new FileInfo(path).Length;
            if (lengthBytes < startBytes)
            {
                fault = $"{file} is {lengthBytes} bytes long although receipts cover {startBytes}. Keep this archive as it is for the audit, and collect into another folder.";
                return false;
            }

            series.Continue(file, startBytes, last is null ? 0 : last.FirstIndex + last.Count);
            long wholeBytes = startBytes;
            long itemCount = last is null ? 0 : last.FirstIndex + last.Count;
            using (ItemReader reader = ItemReader.Open(path, ReceiptLimits.ItemBytes, startBytes))
            {
                while (reader.TryRead(out ReadOnlyMemory<byte> item) && IsOurs(file, item, out ulong sequence))
                {
                    if (!noteItem(series, file, wholeBytes, new ArchiveItem(MerkleHash.OfLeaf(item.Span), item.Length, sequence), out fault))
                    {
                        return false;
                    }

                    wholeBytes = reader.OffsetBytes;
                    itemCount++;
                }
            }

            series.Continue(file, wholeBytes, itemCount);
            return wholeBytes == lengthBytes ? NoFault(out fault) : TryCut(file, wholeBytes, lengthBytes, keepRest, out fault);
        }

        // A power cut can leave half a frame, or, where the file system wrote the length first, a frame's worth of anything.
        private bool TryCut(ArchiveFileName file, long wholeBytes, long lengthBytes, KeepRest keepRest, out string fault)
        {
            long restBytes = lengthBytes - wholeBytes;
            long mostBytes = file.IsNode ? FrameLimits.MaximumFrameBytes : 2 * (long)Cbor.CborLimits.MaximumItemBytes;
            string path = file.PathIn(archive);
            if (restBytes > mostBytes)
            {
                fault = $"{file} holds {restBytes} bytes behind its last whole item, more than a crash leaves: it was altered. "
                    + "Keep this archive as it is for the audit, and collect into another folder.";
                return false;
            }

            fault = "";
            if (file.IsNode && !keepRest(file.ToString(), ReadRest(path, wholeBytes, (int)restBytes), out fault))
            {
                return false;
            }

            AppendOnlyFile.Cut(path, wholeBytes);
            notes.Add($"{file}: cut off {restBytes} bytes behind the last whole frame, left by a crash and covered by no receipt"
                + (file.IsNode ? $"; they are kept in {ArchiveFileName.Quarantine}." : "."));
            return true;
        }

        private static byte[] ReadRest(string path, long offsetBytes, int lengthBytes)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.Seek(offsetBytes, SeekOrigin.Begin);
            byte[] rest = new byte[lengthBytes];
            stream.ReadExactly(rest);
            return rest;
        }

        private void Remember()
        {
            foreach (IGrouping<ArchiveFileName, ReceiptRange> ranges in (coverage?.Recent ?? []).GroupBy(range => range.File))
            {
                string path = ranges.Key.PathIn(archive);
                long endBytes = ranges.Last().EndBytes;
                if (!File.Exists(path) || !series.IsNode)
                {
                    continue;
                }

                using ItemReader reader = ItemReader.Open(path, ReceiptLimits.ItemBytes, ranges.First().OffsetBytes);
                while (reader.OffsetBytes < endBytes && reader.TryRead(out ReadOnlyMemory<byte> item))
                {
                    series.Recent.Add(MerkleHash.OfLeaf(item.Span));
                }
            }
        }

        private static bool IsOurs(ArchiveFileName file, ReadOnlyMemory<byte> item, out ulong sequence)
        {
            sequence = 0;
            return !file.IsNode || FrameMark.TryRead(item, out sequence);
        }

        private static bool NoFault(out string fault)
        {
            fault = "";
            return true;
        }
    }
}
