using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>
    /// Reads the known labels of a map one by one, remembers the first thing that is wrong, and in the end refuses what nobody asked for:
    /// a label that the specification does not know cannot be explained to an auditor.
    /// </summary>
    internal sealed class MapFields
    {
        private readonly string _mapName;
        private readonly CborValue _map;
        private int _asked;

        public MapFields(string mapName, CborValue map)
        {
            _mapName = mapName;
            _map = map;
        }

        /// <summary>First finding, or null. Later ones are only consequences.</summary>
        public string? Error { get; private set; }

        public bool Has(Int128 label) => _map.TryGet(label, out _);

        public bool Has(string label) => _map.TryGet(label, out _);

        public ulong? Unsigned(string label) => Take(label, CborKind.Unsigned, "an unsigned integer") is { } value ? (ulong)value.Integer : null;

        public ulong? Unsigned(int label) => Take(label, CborKind.Unsigned, "an unsigned integer") is { } value ? (ulong)value.Integer : null;

        public ulong RequiredUnsigned(string label) => Required(label, Unsigned(label));

        public ulong RequiredUnsigned(int label) => Required(label.ToString(), Unsigned(label));

        public string? Text(int label) => Take(label, CborKind.Text, "text")?.Text;

        public ReadOnlyMemory<byte>? Bytes(int label) => Take(label, CborKind.Bytes, "a byte string")?.Bytes;

        public ReadOnlyMemory<byte> RequiredBytes(int label, int lengthBytes) => OfLength(label.ToString(), Bytes(label), lengthBytes);

        public ReadOnlyMemory<byte> RequiredBytes(string label, int lengthBytes) =>
            OfLength(label, Take(label, CborKind.Bytes, "a byte string")?.Bytes, lengthBytes);

        public CborValue? Map(int label) => Take(label, CborKind.Map, "a map");

        public CborValue? RequiredMap(string label)
        {
            CborValue? map = Take(label, CborKind.Map, "a map");
            if (map is null)
            {
                Refuse($"\"{label}\" is missing");
            }

            return map;
        }

        public void RequireExactly(int label, ulong wanted)
        {
            ulong given = RequiredUnsigned(label);
            if (given != wanted)
            {
                Refuse($"label {label} is {given} instead of {wanted}");
            }
        }

        /// <summary>The same for a number that may be negative.</summary>
        public void RequireInteger(int label, int wanted)
        {
            bool isThere = _map.TryGet((Int128)label, out CborValue? value);
            _asked += isThere ? 1 : 0;
            if (!isThere || !value!.IsInteger)
            {
                Refuse(isThere ? $"label {label} is not an integer" : $"label {label} is missing");
            }
            else if (value.Integer != wanted)
            {
                Refuse($"label {label} is {value.Integer} instead of {wanted}");
            }
        }

        public void RequireExactly(string label, ulong wanted)
        {
            ulong given = RequiredUnsigned(label);
            if (given != wanted)
            {
                Refuse($"\"{label}\" is {given} instead of {wanted}");
            }
        }

        public TEnum RequiredOneOf<TEnum>(string label)
            where TEnum : struct, Enum
        {
            ulong number = RequiredUnsigned(label);
            var word = (TEnum)Enum.ToObject(typeof(TEnum), number & int.MaxValue);
            if (number > int.MaxValue || !Enum.IsDefined(word))
            {
                Refuse($"\"{label}\" is {number}, which has no meaning");
            }

            return word;
        }

        public DecimalFraction? Decimal(int label) => ReadDecimal(label.ToString(), Take(label, CborKind.Tag, "a decimal fraction"));

        public DecimalFraction? Decimal(string label) => ReadDecimal(label, Take(label, CborKind.Tag, "a decimal fraction"));

        public void Refuse(string reason) => Error ??= $"{_mapName}: {reason}";

        /// <summary>To be called last: refuses labels that were not asked for.</summary>
        public void RefuseOthers()
        {
            if (_asked != _map.Pairs.Count)
            {
                Refuse("it carries a label that format version 1 does not have there");
            }
        }

        private DecimalFraction? ReadDecimal(string label, CborValue? value)
        {
            if (value is null)
            {
                return null;
            }

            if (DecimalFractions.TryRead(value, out DecimalFraction number))
            {
                return number;
            }

            Refuse($"label {label} is not a decimal fraction with an exponent from {FrameLimits.SmallestExponent} to {FrameLimits.LargestExponent}");
            return null;
        }

        private ReadOnlyMemory<byte> OfLength(string label, ReadOnlyMemory<byte>? bytes, int lengthBytes)
        {
            if (bytes is not { } given || given.Length != lengthBytes)
            {
                Refuse($"label {label} is not a byte string of {lengthBytes} bytes");
                return default;
            }

            return given;
        }

        private ulong Required(string label, ulong? value)
        {
            if (value is null)
            {
                Refuse($"label {label} is missing");
            }

            return value ?? 0;
        }

        private CborValue? Take(string label, CborKind kind, string kindName) =>
            _map.TryGet(label, out CborValue? value) ? OfKind(label, value, kind, kindName) : null;

        private CborValue? Take(int label, CborKind kind, string kindName) =>
            _map.TryGet((Int128)label, out CborValue? value) ? OfKind(label.ToString(), value, kind, kindName) : null;

        private CborValue? OfKind(string label, CborValue value, CborKind kind, string kindName)
        {
            _asked++;
            if (value.Kind == kind)
            {
                return value;
            }

            Refuse($"label {label} is not {kindName}");
            return null;
        }
    }
}
