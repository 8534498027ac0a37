using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Reads the labels of one map, remembers the first thing that is wrong, and refuses labels that nobody asked for.</summary>
    internal sealed class ReceiptFields
    {
        private readonly string _mapName;
        private readonly CborValue _map;
        private int _asked;
        private string? _error;

        internal ReceiptFields(string mapName, CborValue map)
        {
            _mapName = mapName;
            _map = map.Kind == CborKind.Map ? map : CborValue.EmptyMap;
            if (map.Kind != CborKind.Map)
            {
                Refuse("not a map");
            }
        }

        internal void Refuse(string reason) => _error ??= $"{_mapName}: {reason}";

        /// <summary>Counts a label that the caller has read himself.</summary>
        internal void Skip() => _asked++;

        internal void RequireExactly(int label, long wanted) => Compare(label.ToString(), NumberOf(Find(label)), wanted);

        internal void RequireExactly(string label, long wanted) => Compare(label, NumberOf(Find(label)), wanted);

        /// <summary>An unsigned number below 2^63.</summary>
        internal long Number(string label)
        {
            if (NumberOf(Find(label)) is { } number)
            {
                return number;
            }

            Refuse($"\"{label}\" is not an unsigned number below 2^63");
            return 0;
        }

        internal ulong Unsigned(string label)
        {
            if (Find(label) is { Kind: CborKind.Unsigned } value)
            {
                return (ulong)value.Integer;
            }

            Refuse($"\"{label}\" is not an unsigned number");
            return 0;
        }

        internal ReadOnlyMemory<byte> Bytes(int label, int lengthBytes) => OfLength(label.ToString(), Find(label), lengthBytes, lengthBytes);

        internal ReadOnlyMemory<byte> Bytes(string label, int lengthBytes) => OfLength(label, Find(label), lengthBytes, lengthBytes);

        internal ReadOnlyMemory<byte> Bytes(string label, int leastBytes, int mostBytes) => OfLength(label, Find(label), leastBytes, mostBytes);

        internal string Text(string label)
        {
            if (Find(label) is { Kind: CborKind.Text } value)
            {
                return value.Text;
            }

            Refuse($"\"{label}\" is not text");
            return "";
        }

        internal IReadOnlyList<CborValue> Array(string label, int mostItems)
        {
            if (Find(label) is { Kind: CborKind.Array } value && value.Items.Count <= mostItems)
            {
                return value.Items;
            }

            Refuse($"\"{label}\" is not an array of at most {mostItems}");
            return [];
        }

        /// <summary>To be called last.</summary>
        internal bool AreWhole(out string error)
        {
            if (_asked != _map.Pairs.Count)
            {
                Refuse("it carries a label that version 1 does not have there");
            }

            error = _error ?? "";
            return _error is null;
        }

        private static long? NumberOf(CborValue? value) => value is { Kind: CborKind.Unsigned } && value.Integer <= long.MaxValue ? (long)value.Integer : null;

        private void Compare(string label, long? given, long wanted)
        {
            if (given != wanted)
            {
                Refuse($"\"{label}\" is not {wanted}");
            }
        }

        private ReadOnlyMemory<byte> OfLength(string label, CborValue? value, int leastBytes, int mostBytes)
        {
            if (value is { Kind: CborKind.Bytes } && value.Bytes.Length >= leastBytes && value.Bytes.Length <= mostBytes)
            {
                return value.Bytes;
            }

            Refuse($"\"{label}\" is not a byte string of {(leastBytes == mostBytes ? "" : $"{leastBytes} to ")}{mostBytes} bytes");
            return default;
        }

        private CborValue? Find(string label) => Counted(_map.TryGet(label, out CborValue? value) ? value : null);

        private CborValue? Find(int label) => Counted(_map.TryGet((Int128)label, out CborValue? value) ? value : null);

        private CborValue? Counted(CborValue? value)
        {
            _asked += value is null ? 0 : 1;
            return value;
        }
    }
}
