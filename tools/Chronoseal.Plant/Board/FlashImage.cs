namespace Chronoseal.Plant
{
    /// <summary>
    /// What flash holds after some changes, told apart into what was flushed and what was only appended, and from it every content that a power
    /// cut within the next change can leave. Of unflushed appends any may survive without the others, those before the last that survives as holes;
    /// the last one may be torn at any byte, and any of its pages may be a hole. Renames and deletes happen whole or not at all, in their order.
    /// </summary>
    public sealed class FlashImage
    {
        /// <summary>Bytes that flash programs at once: what a hole is made of.</summary>
        public const int PageBytes = 256;

        /// <summary>Unflushed appends of which all combinations are tried; of more, only those that lack one.</summary>
        public const int CombinedAppends = 6;

        private static readonly byte[] s_fills = [0x00, 0xFF];

        private readonly Dictionary<string, byte[]> _safe = [];
        private readonly Dictionary<string, List<byte[]>> _unsafe = [];

        /// <summary>Makes a change, whole.</summary>
        public void Apply(FlashChange change)
        {
            switch (change.Kind)
            {
                case FlashChangeKind.Append:
                    _safe.TryAdd(change.Name, []);
                    Unsafe(change.Name).Add(change.Data);
                    break;
                case FlashChangeKind.Flush:
                    _safe[change.Name] = [.. _safe[change.Name], .. Unsafe(change.Name).SelectMany(p => p)];
                    _unsafe.Remove(change.Name);
                    break;
                case FlashChangeKind.Rename:
                    _safe.Remove(change.Name, out byte[]? file);
                    _safe[change.Target] = file!;
                    _unsafe.Remove(change.Target);
                    if (_unsafe.Remove(change.Name, out List<byte[]>? pieces))
                    {
                        _unsafe[change.Target] = pieces;
                    }

                    break;
                default:
                    _safe.Remove(change.Name);
                    _unsafe.Remove(change.Name);
                    break;
            }
        }

        /// <summary>Every content that a cut within a change can leave, beside the one before it. Files that do not differ are shared.</summary>
        /// <param name="next">The change; null for a cut between changes.</param>
        /// <param name="everyByte">Whether the last append is torn at every byte, or at a few.</param>
        public IEnumerable<IReadOnlyDictionary<string, byte[]>> CutsWithin(FlashChange? next, bool everyByte)
        {
            foreach (IReadOnlyDictionary<string, byte[]> content in Combinations())
            {
                yield return content;
            }

            if (next?.Kind == FlashChangeKind.Append)
            {
                foreach (byte[] part in Parts(next.Data, everyByte))
                {
                    yield return Whole(next.Name, [.. Whole(next.Name), .. part]);
                }
            }
        }

        // What is left of an append: its first bytes, or all of it but a page.
        private static IEnumerable<byte[]> Parts(byte[] data, bool everyByte)
        {
            int step = everyByte ? 1 : Math.Max(1, data.Length / 3);
            for (int length = 0; length < data.Length; length += step)
            {
                yield return data[..length];
            }

            for (int page = 0; page < data.Length; page += PageBytes)
            {
                foreach (byte fill in s_fills)
                {
                    byte[] holed = [.. data];
                    holed.AsSpan(page, Math.Min(PageBytes, data.Length - page)).Fill(fill);
                    yield return holed;
                }
            }
        }

        private IEnumerable<IReadOnlyDictionary<string, byte[]>> Combinations()
        {
            foreach ((string name, List<byte[]> pieces) in _unsafe)
            {
                int all = 1 << Math.Min(pieces.Count, CombinedAppends);
                for (int mask = 0; mask < all - 1; mask++)
                {
                    foreach (byte fill in s_fills)
                    {
                        yield return Whole(name, Surviving(name, mask, fill));
                    }
                }
            }

            yield return Whole("", []);
        }

        private byte[] Surviving(string name, int mask, byte fill)
        {
            List<byte[]> pieces = _unsafe[name];
            var content = new List<byte>(_safe[name]);
            int kept = content.Count;
            for (int i = 0; i < pieces.Count; i++)
            {
                bool survives = i >= CombinedAppends || (mask & (1 << i)) != 0;
                content.AddRange(survives ? pieces[i] : Enumerable.Repeat(fill, pieces[i].Length));
                kept = survives ? content.Count : kept;
            }

            return [.. content.Take(kept)];
        }

        // All that was appended, with one file replaced.
        private Dictionary<string, byte[]> Whole(string replaced, byte[] content)
        {
            var files = new Dictionary<string, byte[]>(_safe);
            foreach (string name in _unsafe.Keys)
            {
                files[name] = Whole(name);
            }

            if (replaced.Length > 0)
            {
                files[replaced] = content;
            }

            return files;
        }

        private byte[] Whole(string name) =>
            _unsafe.TryGetValue(name, out List<byte[]>? pieces) ? [.. _safe[name], .. pieces.SelectMany(p => p)] : _safe.GetValueOrDefault(name, []);

        private List<byte[]> Unsafe(string name)
        {
            if (!_unsafe.TryGetValue(name, out List<byte[]>? pieces))
            {
                _unsafe[name] = pieces = [];
            }

            return pieces;
        }
    }
}
