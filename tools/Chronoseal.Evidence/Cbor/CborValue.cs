using System.Diagnostics.CodeAnalysis;

namespace Chronoseal.Evidence.Cbor
{
    /// <summary>
    /// One CBOR value of any kind, immutable. The accessors belong to one kind each and throw
    /// <see cref="InvalidOperationException"/> on another, which is a programming error: look at <see cref="Kind"/> first.
    /// </summary>
    public sealed class CborValue
    {
        private readonly ulong _number;
        private readonly object? _content;

        private CborValue(CborKind kind, ulong number, object? content)
        {
            Kind = kind;
            _number = number;
            _content = content;
        }

        /// <summary>An empty map.</summary>
        public static CborValue EmptyMap { get; } = Map([]);

        /// <summary>null</summary>
        public static CborValue Null { get; } = Simple(CborSimple.Null);

        /// <summary>What the value is.</summary>
        public CborKind Kind { get; }

        /// <summary>True for both kinds of integer.</summary>
        public bool IsInteger => Kind is CborKind.Unsigned or CborKind.Negative;

        /// <summary>Number of an integer, -2^64 to 2^64-1.</summary>
        public Int128 Integer => Kind switch
        {
            CborKind.Unsigned => _number,
            CborKind.Negative => -1 - (Int128)_number,
            _ => throw Wrong("an integer"),
        };

        /// <summary>Content of a byte string; a slice of the decoded input, not a copy.</summary>
        public ReadOnlyMemory<byte> Bytes => Kind == CborKind.Bytes ? (ReadOnlyMemory<byte>)_content! : throw Wrong("a byte string");

        /// <summary>Content of a text string.</summary>
        public string Text => Kind == CborKind.Text ? (string)_content! : throw Wrong("a text string");

        /// <summary>Elements of an array, in order.</summary>
        public IReadOnlyList<CborValue> Items => Kind == CborKind.Array ? (IReadOnlyList<CborValue>)_content! : throw Wrong("an array");

        /// <summary>Entries of a map, in the order in which they were read or given.</summary>
        public IReadOnlyList<CborPair> Pairs => Kind == CborKind.Map ? (IReadOnlyList<CborPair>)_content! : throw Wrong("a map");

        /// <summary>Number of a tag.</summary>
        public ulong TagNumber => Kind == CborKind.Tag ? _number : throw Wrong("a tag");

        /// <summary>Value inside a tag.</summary>
        public CborValue Tagged => Kind == CborKind.Tag ? (CborValue)_content! : throw Wrong("a tag");

        /// <summary>Number of a simple value, 0 to 255.</summary>
        public byte SimpleNumber => Kind == CborKind.Simple ? (byte)_number : throw Wrong("a simple value");

        /// <summary>An integer.</summary>
        /// <param name="number">-2^64 to 2^64-1.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number does not fit CBOR's 64 bits and sign.</exception>
        public static CborValue Int(Int128 number)
        {
            if (number < -1 - (Int128)ulong.MaxValue || number > ulong.MaxValue)
            {
                throw new ArgumentOutOfRangeException(nameof(number));
            }

            return number < 0
                ? new CborValue(CborKind.Negative, (ulong)(-1 - number), null)
                : new CborValue(CborKind.Unsigned, (ulong)number, null);
        }

        /// <summary>A byte string over the caller's memory, which must not change afterwards.</summary>
        public static CborValue ByteString(ReadOnlyMemory<byte> bytes) => new(CborKind.Bytes, 0, bytes);

        /// <summary>A text string.</summary>
        public static CborValue TextString(string text) => new(CborKind.Text, 0, text);

        /// <summary>An array.</summary>
        public static CborValue Array(params CborValue[] items) => new(CborKind.Array, 0, items);

        /// <summary>A map. <see cref="CborWriter"/> sorts the entries.</summary>
        public static CborValue Map(params CborPair[] pairs) => new(CborKind.Map, 0, pairs);

        /// <summary>A tag around a value.</summary>
        public static CborValue Tag(ulong tagNumber, CborValue tagged) => new(CborKind.Tag, tagNumber, tagged);

        /// <summary>A simple value by number; see <see cref="CborSimple"/>.</summary>
        /// <exception cref="ArgumentOutOfRangeException">24 to 31 are reserved (RFC 8949, 3.3).</exception>
        public static CborValue Simple(byte number)
        {
            if (number is >= CborMajor.FirstFollowing and < CborMajor.FirstTwoByteSimple)
            {
                throw new ArgumentOutOfRangeException(nameof(number));
            }

            return new CborValue(CborKind.Simple, number, null);
        }

        /// <summary>Finds the entry of a map with an integer key.</summary>
        public bool TryGet(Int128 key, [NotNullWhen(true)] out CborValue? value) => TryFind(k => k.IsInteger && k.Integer == key, out value);

        /// <summary>Finds the entry of a map with a text key.</summary>
        public bool TryGet(string key, [NotNullWhen(true)] out CborValue? value) => TryFind(k => k.Kind == CborKind.Text && k.Text == key, out value);

        private bool TryFind(Func<CborValue, bool> matches, [NotNullWhen(true)] out CborValue? value)
        {
            foreach (CborPair pair in Pairs)
            {
                if (matches(pair.Key))
                {
                    value = pair.Value;
                    return true;
                }
            }

            value = null;
            return false;
        }

        private InvalidOperationException Wrong(string wanted) => new($"This CBOR value is {Kind}, not {wanted}.");
    }
}
