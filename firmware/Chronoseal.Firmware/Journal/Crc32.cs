namespace Chronoseal.Firmware.Journal
{
    /// <summary>CRC-32 (IEEE 802.3, reflected polynomial 0xEDB88320), four bits at a time: against torn writes, not against forgers.</summary>
    public static class Crc32
    {
        private static readonly uint[] Nibbles =
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

        /// <summary>The CRC of a run of bytes.</summary>
        public static uint Compute(byte[] buffer, int offset, int count)
        {
            return Finish(Continue(Start, buffer, offset, count));
        }

        /// <summary>What a CRC in several parts starts with.</summary>
        public const uint Start = 0xFFFFFFFF;

        /// <summary>Takes another part.</summary>
        public static uint Continue(uint crc, byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                crc ^= buffer[offset + i];
                crc = (crc >> 4) ^ Nibbles[crc & 15];
                crc = (crc >> 4) ^ Nibbles[crc & 15];
            }

            return crc;
        }

        /// <summary>Ends a CRC in several parts.</summary>
        public static uint Finish(uint crc)
        {
            return ~crc;
        }
    }
}
