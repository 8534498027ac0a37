namespace Chronoseal.Protocols.Modbus
{
    /// <summary>The CRC-16 of Modbus RTU: polynomial 0xA001 (reflected 0x8005), start 0xFFFF. Modbus over Serial Line V1.02, 6.2.2.</summary>
    public static class ModbusCrc
    {
        /// <summary>The CRC of a run of bytes; sent low byte first.</summary>
        public static int Compute(byte[] buffer, int offset, int count)
        {
            int crc = 0xFFFF;
            for (int i = 0; i < count; i++)
            {
                crc ^= buffer[offset + i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
                }
            }

            return crc;
        }

        /// <summary>Appends the CRC of the first <paramref name="count"/> bytes behind them.</summary>
        public static void Append(byte[] buffer, int count)
        {
            int crc = Compute(buffer, 0, count);
            buffer[count] = (byte)crc;
            buffer[count + 1] = (byte)(crc >> 8);
        }

        /// <summary>Whether the last two of <paramref name="count"/> bytes are the CRC of those before them, in the right order.</summary>
        public static bool IsValid(byte[] buffer, int offset, int count)
        {
            if (count < 4)
            {
                return false;
            }

            int crc = Compute(buffer, offset, count - 2);
            return buffer[offset + count - 2] == (byte)crc && buffer[offset + count - 1] == (byte)(crc >> 8);
        }
    }
}
