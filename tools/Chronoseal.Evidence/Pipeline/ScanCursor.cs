using System.Buffers.Binary;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Walks over deterministic CBOR. Every method leaves the cursor where it was when it says false, or the frame is given up.</summary>
    internal ref struct ScanCursor
    {
        public const int ArrayMajor = 4;
        public const int MapMajor = 5;
        public const int TextMajor = 3;
        private const int UnsignedMajor = 0;
        private const int NegativeMajor = 1;
        private const int MajorShift = 5;
        private const int InformationMask = 0x1F;
        private const int OneByte = 24;
        private const int TwoBytes = 25;
        private const int FourBytes = 26;
        private const int EightBytes = 27;
        private const byte DecimalTag = 0xC4;
        private const byte ArrayOfTwo = 0x82;
        private const byte MicrosecondExponent = 0x25;
        private const byte DurationMap = 0xA2;
        private const byte SecondsLabel = 0x01;
        private const byte MicrosecondsLabel = 0x25;

        private ReadOnlySpan<byte> _rest;

        public ScanCursor(ReadOnlySpan<byte> bytes) => _rest = bytes;

        public readonly bool IsAtEnd => _rest.IsEmpty;

        /// <summary>Steps over exactly these bytes.</summary>
        public bool Take(ReadOnlySpan<byte> expected)
        {
            if (!_rest.StartsWith(expected))
            {
                return false;
            }

            _rest = _rest[expected.Length..];
            return true;
        }

        public bool TakeBytes(int count, out ReadOnlySpan<byte> bytes)
        {
            bytes = default;
            if (_rest.Length < count)
            {
                return false;
            }

            bytes = _rest[..count];
            _rest = _rest[count..];
            return true;
        }

        /// <summary>A head of one major type, its argument in the shortest form.</summary>
        public bool TakeHead(int major, out ulong argument)
        {
            argument = 0;
            if (_rest.IsEmpty || _rest[0] >> MajorShift != major)
            {
                return false;
            }

            int information = _rest[0] & InformationMask;
            if (information < OneByte)
            {
                argument = (ulong)information;
                _rest = _rest[1..];
                return true;
            }

            return TakeArgument(information, out argument);
        }

        public bool TakeUnsigned(out ulong number) => TakeHead(UnsignedMajor, out number);

        /// <summary>Seconds and microseconds, within what the clock statement allows.</summary>
        public bool TakeDuration(out ulong microseconds)
        {
            microseconds = 0;
            if (!Take([DurationMap, SecondsLabel]) || !TakeUnsigned(out ulong seconds) || !Take([MicrosecondsLabel]) || !TakeUnsigned(out ulong rest)
                || rest >= FrameLimits.MicrosecondsPerSecond || seconds > uint.MaxValue)
            {
                return false;
            }

            microseconds = seconds * FrameLimits.MicrosecondsPerSecond + rest;
            return true;
        }

        /// <summary>A decimal fraction with an exponent of values.</summary>
        public bool TakeDecimal(out bool isNegative)
        {
            isNegative = false;
            if (!Take([DecimalTag, ArrayOfTwo]) || _rest.Length < 2)
            {
                return false;
            }

            // 0x20 to 0x28 are -1 to -9.
            byte exponent = _rest[0];
            if (exponent is not (0x00 or (>= 0x20 and <= 0x28)))
            {
                return false;
            }

            _rest = _rest[1..];
            isNegative = _rest[0] >> MajorShift == NegativeMajor;
            return TakeHead(isNegative ? NegativeMajor : UnsignedMajor, out _);
        }

        /// <summary>A decimal fraction of seconds with microseconds as its last digit.</summary>
        public bool TakeTime(out long microseconds)
        {
            microseconds = 0;
            if (!Take([DecimalTag, ArrayOfTwo, MicrosecondExponent]) || _rest.IsEmpty)
            {
                return false;
            }

            bool isNegative = _rest[0] >> MajorShift == NegativeMajor;
            if (!TakeHead(isNegative ? NegativeMajor : UnsignedMajor, out ulong number) || number > long.MaxValue)
            {
                return false;
            }

            microseconds = isNegative ? -1 - (long)number : (long)number;
            return true;
        }

        private bool TakeArgument(int information, out ulong argument)
        {
            argument = 0;
            int lengthBytes = 1 << (information - OneByte);
            if (information > EightBytes || _rest.Length <= lengthBytes)
            {
                return false;
            }

            ReadOnlySpan<byte> bytes = _rest.Slice(1, lengthBytes);
            ulong least;
            switch (information)
            {
                case OneByte:
                    argument = bytes[0];
                    least = OneByte;
                    break;
                case TwoBytes:
                    argument = BinaryPrimitives.ReadUInt16BigEndian(bytes);
                    least = byte.MaxValue + 1UL;
                    break;
                case FourBytes:
                    argument = BinaryPrimitives.ReadUInt32BigEndian(bytes);
                    least = ushort.MaxValue + 1UL;
                    break;
                default:
                    argument = BinaryPrimitives.ReadUInt64BigEndian(bytes);
                    least = uint.MaxValue + 1UL;
                    break;
            }

            _rest = _rest[(1 + lengthBytes)..];
            return argument >= least;
        }
    }
}
