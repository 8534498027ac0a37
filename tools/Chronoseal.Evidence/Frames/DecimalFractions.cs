using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>Decimal fractions in CBOR: tag 4 around [exponent, mantissa] (RFC 8949, 3.4.4).</summary>
    public static class DecimalFractions
    {
        /// <summary>CBOR tag of a decimal fraction.</summary>
        public const ulong Tag = 4;

        /// <summary>Decodes one, with an exponent from -9 to 0 and an integer mantissa (frame format, 2).</summary>
        public static bool TryRead(CborValue value, out DecimalFraction number)
        {
            number = default;
            if (value.Kind != CborKind.Tag || value.TagNumber != Tag || value.Tagged.Kind != CborKind.Array || value.Tagged.Items.Count != 2)
            {
                return false;
            }

            CborValue exponent = value.Tagged.Items[0];
            CborValue mantissa = value.Tagged.Items[1];
            if (!exponent.IsInteger || !mantissa.IsInteger || exponent.Integer < FrameLimits.SmallestExponent || exponent.Integer > FrameLimits.LargestExponent)
            {
                return false;
            }

            number = new DecimalFraction(mantissa.Integer, (int)exponent.Integer);
            return true;
        }

        /// <summary>Encodes one.</summary>
        public static CborValue ToCbor(DecimalFraction number) =>
            CborValue.Tag(Tag, CborValue.Array(CborValue.Int(number.Exponent), CborValue.Int(number.Mantissa)));
    }
}
