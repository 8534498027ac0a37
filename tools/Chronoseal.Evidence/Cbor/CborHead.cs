using System.Buffers.Binary;

namespace Chronoseal.Evidence.Cbor
{
    /// <summary>Reads the head of a value, major type and argument, and holds it against the deterministic rules (RFC 8949, 3 and 4.2.1).</summary>
    internal static class CborHead
    {
        public static bool TryRead(ReadOnlySpan<byte> input, ref int position, out int major, out ulong argument, out CborError error)
        {
            major = 0;
            argument = 0;
            int start = position;
            if (start >= input.Length)
            {
                error = new CborError(start, "the input ends where a value should start", true);
                return false;
            }

            major = input[start] >> CborMajor.Shift;
            int information = input[start] & CborMajor.InformationMask;
            if (FindForbiddenForm(major, information) is { } reason)
            {
                error = new CborError(start, reason, false);
                return false;
            }

            position++;
            if (!TryReadArgument(input, ref position, information, out argument))
            {
                error = new CborError(start, "the input ends inside the head of a value", true);
                return false;
            }

            bool isShortest = argument >= SmallestFor(major, information);
            error = isShortest ? default : new CborError(start, $"{argument} is not in its shortest form", false);
            return isShortest;
        }

        private static string? FindForbiddenForm(int major, int information)
        {
            if (information == CborMajor.Indefinite)
            {
                return major == CborMajor.Simple ? "a break stands outside any indefinite item" : "indefinite lengths are not deterministic";
            }

            if (information > CborMajor.EightBytes)
            {
                return $"additional information {information} is reserved";
            }

            return major == CborMajor.Simple && information > CborMajor.OneByte ? "floating point is not allowed" : null;
        }

        private static bool TryReadArgument(ReadOnlySpan<byte> input, ref int position, int information, out ulong argument)
        {
            argument = (ulong)information;
            if (information < CborMajor.FirstFollowing)
            {
                return true;
            }

            int lengthBytes = 1 << (information - CborMajor.OneByte);
            if (input.Length - position < lengthBytes)
            {
                return false;
            }

            ReadOnlySpan<byte> bytes = input.Slice(position, lengthBytes);
            position += lengthBytes;
            argument = information switch
            {
                CborMajor.OneByte => bytes[0],
                CborMajor.TwoBytes => BinaryPrimitives.ReadUInt16BigEndian(bytes),
                CborMajor.FourBytes => BinaryPrimitives.ReadUInt32BigEndian(bytes),
                _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
            };
            return true;
        }

        private static ulong SmallestFor(int major, int information) => information switch
        {
            < CborMajor.OneByte => 0,
            CborMajor.OneByte => major == CborMajor.Simple ? (ulong)CborMajor.FirstTwoByteSimple : CborMajor.FirstFollowing,
            CborMajor.TwoBytes => byte.MaxValue + 1UL,
            CborMajor.FourBytes => ushort.MaxValue + 1UL,
            _ => uint.MaxValue + 1UL,
        };
    }
}
