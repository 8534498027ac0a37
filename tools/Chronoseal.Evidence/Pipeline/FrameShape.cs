using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>
    /// Where the parts of a frame lie, told by four heads alone: enough to split a stream, and to find the next frame behind bytes that are none. Whether
    /// the frame is right is not said.
    /// </summary>
    /// <param name="IsSigned">Tag 18, a signature of 64 bytes; otherwise tag 17, a MAC of 32.</param>
    /// <param name="ProtectedStart">Offset of the protected map in its byte string.</param>
    /// <param name="ProtectedEnd">Offset behind it.</param>
    /// <param name="PayloadStart">Offset of the pack in its byte string.</param>
    /// <param name="PayloadEnd">Offset behind it.</param>
    /// <param name="Length">Bytes of the frame.</param>
    internal readonly record struct FrameShape(bool IsSigned, int ProtectedStart, int ProtectedEnd, int PayloadStart, int PayloadEnd, int Length)
    {
        private const byte Mac0Head = 0xD1;
        private const byte Sign1Head = 0xD2;
        private const byte ArrayOfFour = 0x84;
        private const byte EmptyMap = 0xA0;
        private const byte ShortBytesHead = 0x40;
        private const byte BytesHead = 0x58;
        private const byte LongBytesHead = 0x59;
        private const byte MacBytes = 32;
        private const byte SignatureBytes = 64;
        private const int SealHeadBytes = 2;
        private const int Start = 2;

        /// <summary>Measures the frame at the start of the bytes.</summary>
        /// <param name="bytes">What is there so far.</param>
        /// <param name="shape">The shape when the result is <see cref="ShapeVerdict.Frame"/>.</param>
        public static ShapeVerdict Measure(ReadOnlySpan<byte> bytes, out FrameShape shape)
        {
            shape = default;
            if (bytes.Length < Start)
            {
                return bytes.Length == 0 || bytes[0] is Mac0Head or Sign1Head ? ShapeVerdict.Incomplete : ShapeVerdict.None;
            }

            if (bytes[0] is not (Mac0Head or Sign1Head) || bytes[1] != ArrayOfFour)
            {
                return ShapeVerdict.None;
            }

            int position = Start;
            ShapeVerdict verdict = SkipString(bytes, ref position, out int protectedStart);
            int protectedEnd = position;
            if (verdict != ShapeVerdict.Frame)
            {
                return verdict;
            }

            if (position >= bytes.Length || bytes[position] != EmptyMap)
            {
                return position >= bytes.Length ? ShapeVerdict.Incomplete : ShapeVerdict.None;
            }

            position++;
            verdict = SkipString(bytes, ref position, out int payloadStart);
            return verdict == ShapeVerdict.Frame
                ? MeasureSeal(bytes, new FrameShape(bytes[0] == Sign1Head, protectedStart, protectedEnd, payloadStart, position, 0), out shape)
                : verdict;
        }

        private static ShapeVerdict MeasureSeal(ReadOnlySpan<byte> bytes, FrameShape open, out FrameShape shape)
        {
            int sealBytes = open.IsSigned ? SignatureBytes : MacBytes;
            int end = open.PayloadEnd + SealHeadBytes + sealBytes;
            shape = open with { Length = end };
            if (end > FrameLimits.MaximumFrameBytes)
            {
                return ShapeVerdict.None;
            }

            if ((bytes.Length > open.PayloadEnd && bytes[open.PayloadEnd] != BytesHead) || (bytes.Length > open.PayloadEnd + 1 && bytes[open.PayloadEnd + 1] != sealBytes))
            {
                return ShapeVerdict.None;
            }

            return end <= bytes.Length ? ShapeVerdict.Frame : ShapeVerdict.Incomplete;
        }

        // The three heads that strings of frames have in deterministic encoding: up to 23 bytes, up to 255, and up to 65,535.
        private static ShapeVerdict SkipString(ReadOnlySpan<byte> bytes, ref int position, out int start)
        {
            start = position;
            if (position >= bytes.Length)
            {
                return ShapeVerdict.Incomplete;
            }

            int lengthBytes = bytes[position] switch { < ShortBytesHead => -1, < BytesHead => 0, BytesHead => 1, LongBytesHead => 2, _ => -1 };
            if (lengthBytes < 0)
            {
                return ShapeVerdict.None;
            }

            start = position + 1 + lengthBytes;
            if (start > bytes.Length)
            {
                return ShapeVerdict.Incomplete;
            }

            int length = lengthBytes switch
            {
                0 => bytes[position] - ShortBytesHead,
                1 => bytes[position + 1],
                _ => (bytes[position + 1] << 8) | bytes[position + 2],
            };
            position = start + length;
            return position > FrameLimits.MaximumFrameBytes ? ShapeVerdict.None : ShapeVerdict.Frame;
        }
    }
}
