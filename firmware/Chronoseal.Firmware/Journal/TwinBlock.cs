using System;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>A few bytes with a CRC-32 behind them, written twice in a row, so that no damage within one copy costs what they say.</summary>
    public static class TwinBlock
    {
        /// <summary>Bytes of the CRC at the end of each copy.</summary>
        public const int CheckLength = 4;

        /// <summary>Ends the first copy with its CRC and writes the second behind it.</summary>
        /// <param name="buffer">Room for both from the offset on.</param>
        /// <param name="offset">Where the first begins.</param>
        /// <param name="length">Bytes of one copy, CRC included.</param>
        public static void Seal(byte[] buffer, int offset, int length)
        {
            int check = length - CheckLength;
            LittleEndian.Write(buffer, offset + check, Crc32.Compute(buffer, offset, check), CheckLength);
            Array.Copy(buffer, offset, buffer, offset + length, length);
        }

        /// <summary>The offset of a copy that is as it was written; -1 where there is none.</summary>
        /// <param name="buffer">What was read.</param>
        /// <param name="count">How many bytes of it were read; they begin at 0.</param>
        /// <param name="length">Bytes of one copy, CRC included.</param>
        /// <param name="isFirstDamaged">Whether the first copy is not as it was written.</param>
        public static int Find(byte[] buffer, int count, int length, out bool isFirstDamaged)
        {
            isFirstDamaged = !IsWhole(buffer, 0, count, length);
            return !isFirstDamaged ? 0 : IsWhole(buffer, length, count, length) ? length : -1;
        }

        private static bool IsWhole(byte[] buffer, int offset, int count, int length)
        {
            int check = length - CheckLength;
            return offset + length <= count
                && (uint)LittleEndian.Read(buffer, offset + check, CheckLength) == Crc32.Compute(buffer, offset, check);
        }
    }
}
