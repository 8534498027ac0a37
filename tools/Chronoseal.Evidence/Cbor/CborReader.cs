using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Chronoseal.Evidence.Cbor
{
    /// <summary>
    /// Strict decoder of deterministic CBOR (RFC 8949, 4.2.1): shortest arguments, definite lengths, map keys in bytewise order of
    /// their encoding without duplicates, valid UTF-8, and no floating point at all. Bad input gives a <see cref="CborError"/>, never an exception.
    /// </summary>
    public sealed class CborReader
    {
        private static readonly UTF8Encoding StrictUtf8 = new(false, true);

        private readonly ReadOnlyMemory<byte> _input;
        private int _position;
        private int _values;
        private CborError _error;

        private CborReader(ReadOnlyMemory<byte> input, int offset)
        {
            _input = input;
            _position = offset;
        }

        /// <summary>Decodes bytes that hold exactly one item.</summary>
        public static bool TryReadWhole(ReadOnlyMemory<byte> input, [NotNullWhen(true)] out CborValue? value, out CborError error)
        {
            if (!TryReadNext(input, 0, out value, out int lengthBytes, out error))
            {
                return false;
            }

            if (lengthBytes == input.Length)
            {
                return true;
            }

            error = new CborError(lengthBytes, $"{input.Length - lengthBytes} bytes follow the item", false);
            value = null;
            return false;
        }

        /// <summary>Decodes the item at an offset and says how long it is; bytes may follow (RFC 8742).</summary>
        /// <param name="input">Bytes to decode.</param>
        /// <param name="offset">Where the item starts, 0 to the length of the input.</param>
        /// <param name="value">The value, over the input's memory.</param>
        /// <param name="lengthBytes">Length of the item; 0 on an error.</param>
        /// <param name="error">Set when the result is false; its offset counts from the start of the input.</param>
        public static bool TryReadNext(ReadOnlyMemory<byte> input, int offset, [NotNullWhen(true)] out CborValue? value, out int lengthBytes, out CborError error)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(offset);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, input.Length);

            var reader = new CborReader(input[..(int)Math.Min(input.Length, (long)offset + CborLimits.MaximumItemBytes)], offset);
            bool ok = reader.TryReadValue(0, out value);
            lengthBytes = ok ? reader._position - offset : 0;
            error = reader._error;
            return ok;
        }

        private bool TryReadValue(int depth, [NotNullWhen(true)] out CborValue? value)
        {
            value = null;
            int start = _position;
            if (depth > CborLimits.MaximumDepth)
            {
                return Fail(start, $"values are nested deeper than {CborLimits.MaximumDepth} levels");
            }

            if (++_values > CborLimits.MaximumValues)
            {
                return Fail(start, $"the item holds more than {CborLimits.MaximumValues} values");
            }

            if (!CborHead.TryRead(_input.Span, ref _position, out int major, out ulong argument, out _error))
            {
                return false;
            }

            return major switch
            {
                CborMajor.Unsigned => Give(CborValue.Int(argument), out value),
                CborMajor.Negative => Give(CborValue.Int(-1 - (Int128)argument), out value),
                CborMajor.Bytes => TryReadBytes(start, argument, out value),
                CborMajor.Text => TryReadText(start, argument, out value),
                CborMajor.Array => TryReadArray(start, argument, depth, out value),
                CborMajor.Map => TryReadMap(start, argument, depth, out value),
                CborMajor.Tag => TryReadTag(argument, depth, out value),
                _ => Give(CborValue.Simple((byte)argument), out value),
            };
        }

        private bool TryReadBytes(int start, ulong lengthBytes, [NotNullWhen(true)] out CborValue? value)
        {
            value = null;
            return TryTake(start, lengthBytes, out ReadOnlyMemory<byte> bytes) && Give(CborValue.ByteString(bytes), out value);
        }

        private bool TryReadText(int start, ulong lengthBytes, [NotNullWhen(true)] out CborValue? value)
        {
            value = null;
            if (!TryTake(start, lengthBytes, out ReadOnlyMemory<byte> bytes))
            {
                return false;
            }

            try
            {
                return Give(CborValue.TextString(StrictUtf8.GetString(bytes.Span)), out value);
            }
            catch (DecoderFallbackException)
            {
                return Fail(start, "the text is not valid UTF-8");
            }
        }

        private bool TryTake(int start, ulong lengthBytes, out ReadOnlyMemory<byte> bytes)
        {
            bytes = default;
            if (lengthBytes > CborLimits.MaximumItemBytes)
            {
                return Fail(start, $"a string of {lengthBytes} bytes is longer than {CborLimits.MaximumItemBytes}");
            }

            if (lengthBytes > (ulong)(_input.Length - _position))
            {
                return Truncated(start, $"a string of {lengthBytes} bytes runs past the end of the input");
            }

            bytes = _input.Slice(_position, (int)lengthBytes);
            _position += (int)lengthBytes;
            return true;
        }

        private bool TryReadArray(int start, ulong count, int depth, [NotNullWhen(true)] out CborValue? value)
        {
            value = null;
            if (!CanHold(start, count))
            {
                return false;
            }

            var items = new List<CborValue>();
            for (ulong i = 0; i < count; i++)
            {
                if (!TryReadValue(depth + 1, out CborValue? item))
                {
                    return false;
                }

                items.Add(item);
            }

            return Give(CborValue.Array([.. items]), out value);
        }

        private bool TryReadMap(int start, ulong count, int depth, [NotNullWhen(true)] out CborValue? value)
        {
            value = null;
            if (!CanHold(start, count))
            {
                return false;
            }

            var pairs = new List<CborPair>();
            ReadOnlyMemory<byte> previousKey = default;
            for (ulong i = 0; i < count; i++)
            {
                int keyStart = _position;
                if (!TryReadValue(depth + 1, out CborValue? key))
                {
                    return false;
                }

                ReadOnlyMemory<byte> encodedKey = _input[keyStart.._position];
                if (!IsAfter(i == 0, previousKey.Span, encodedKey.Span, keyStart) || !TryReadValue(depth + 1, out CborValue? entry))
                {
                    return false;
                }

                previousKey = encodedKey;
                pairs.Add(new CborPair(key, entry));
            }

            return Give(CborValue.Map([.. pairs]), out value);
        }

        private bool IsAfter(bool isFirst, ReadOnlySpan<byte> previousKey, ReadOnlySpan<byte> key, int keyStart)
        {
            int order = isFirst ? 1 : key.SequenceCompareTo(previousKey);
            if (order > 0)
            {
                return true;
            }

            return Fail(keyStart, order == 0 ? "the map repeats a key" : "the keys of the map are not in bytewise order");
        }

        private bool TryReadTag(ulong tagNumber, int depth, [NotNullWhen(true)] out CborValue? value)
        {
            value = null;
            return TryReadValue(depth + 1, out CborValue? tagged) && Give(CborValue.Tag(tagNumber, tagged), out value);
        }

        private bool CanHold(int start, ulong count) =>
            count <= CborLimits.MaximumValues || Fail(start, $"a collection of {count} is longer than {CborLimits.MaximumValues}");

        private static bool Give(CborValue given, out CborValue value)
        {
            value = given;
            return true;
        }

        private bool Fail(int offset, string reason)
        {
            _error = new CborError(offset, reason, false);
            return false;
        }

        private bool Truncated(int offset, string reason)
        {
            _error = new CborError(offset, reason, true);
            return false;
        }
    }
}
