namespace Chronoseal.Plant
{
    /// <summary>The words of Sensirion's I2C parts: two bytes, most significant first, and a CRC-8 (sensors.md 1.1).</summary>
    public static class SensirionWord
    {
        /// <summary>Bytes of a word with its checksum.</summary>
        public const int Bytes = 3;

        private const int Polynomial = 0x31;
        private const int Initial = 0xFF;

        /// <summary>CRC-8: polynomial 0x31, initial value 0xFF, not reflected, no final xor.</summary>
        public static byte Crc(ReadOnlySpan<byte> data)
        {
            int crc = Initial;
            foreach (byte value in data)
            {
                crc ^= value;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x80) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
                }
            }

            return (byte)crc;
        }

        /// <summary>Writes a word and its checksum.</summary>
        public static void Write(Span<byte> target, ushort word)
        {
            target[0] = (byte)(word >> 8);
            target[1] = (byte)word;
            target[2] = Crc(target.Slice(0, 2));
        }
    }
}
