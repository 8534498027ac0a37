namespace Chronoseal.Firmware.Journal
{
    /// <summary>CRC-32 (IEEE 802.3, reflected polynomial 0xEDB88320), a byte at a time: against torn writes, not against forgers.</summary>
    public static class Crc32
    {
        /// <summary>What a CRC in several parts starts with.</summary>
        public const uint Start = 0xFFFFFFFF;

        private const uint Polynomial = 0xEDB88320;

        // 1 KiB of memory, for an interpreter: 20 instructions a byte, 35 with a table of half-bytes.
        private static readonly uint[] Table = MakeTable();

        /// <summary>The CRC of a run of bytes.</summary>
        public static uint Compute(byte[] buffer, int offset, int count)
        {
            return Finish(Continue(Start, buffer, offset, count));
        }

        /// <summary>Takes another part.</summary>
        public static uint Continue(uint crc, byte[] buffer, int offset, int count)
        {
            uint[] table = Table;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc = (crc >> 8) ^ table[(byte)(crc ^ buffer[i])];
            }

            return crc;
        }

        /// <summary>Ends a CRC in several parts.</summary>
        public static uint Finish(uint crc)
        {
            return ~crc;
        }

        // A CRC is linear: the entry of several bits is the exclusive or of theirs, so that each entry costs one step.
        private static uint[] MakeTable()
        {
            var table = new uint[256];
            uint crc = 1;
            for (int bit = 128; bit > 0; bit >>= 1)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
                for (int i = 0; i < 256; i += 2 * bit)
                {
                    table[bit + i] = crc ^ table[i];
                }
            }

            return table;
        }
    }
}
