namespace Chronoseal.Plant
{
    /// <summary>The CRC-16 of Modbus RTU (sensors.md 1.3): reflected 0x8005, initial 0xFFFF, low byte first on the line.</summary>
    public static class ModbusCrc
    {
        private const int ReflectedPolynomial = 0xA001;

        /// <summary>The CRC of some bytes; 0 over a frame that ends with its own.</summary>
        public static ushort Of(ReadOnlySpan<byte> data)
        {
            int crc = 0xFFFF;
            foreach (byte value in data)
            {
                crc ^= value;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ ReflectedPolynomial : crc >> 1;
                }
            }

            return (ushort)crc;
        }
    }
}
