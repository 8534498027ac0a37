namespace Chronoseal.Protocols.Numbers
{
    /// <summary>Integers in bytes, least significant byte first. Bounds are the caller's to have checked.</summary>
    public static class LittleEndian
    {
        /// <summary>An unsigned 16-bit integer.</summary>
        public static int ReadUInt16(byte[] buffer, int offset)
        {
            return (int)Read(buffer, offset, 2);
        }

        /// <summary>A signed 32-bit integer.</summary>
        public static int ReadInt32(byte[] buffer, int offset)
        {
            return unchecked((int)Read(buffer, offset, 4));
        }

        /// <summary>An unsigned 32-bit integer.</summary>
        public static uint ReadUInt32(byte[] buffer, int offset)
        {
            return (uint)Read(buffer, offset, 4);
        }

        /// <summary>A value of up to 8 bytes; fewer than 8 are never negative.</summary>
        public static long Read(byte[] buffer, int offset, int bytes)
        {
            long value = 0;
            for (int i = bytes - 1; i >= 0; i--)
            {
                value = (value << 8) | buffer[offset + i];
            }

            return value;
        }

        /// <summary>Stores the low bytes of a value.</summary>
        public static void Write(byte[] buffer, int offset, long value, int bytes)
        {
            for (int i = 0; i < bytes; i++)
            {
                buffer[offset + i] = (byte)(value >> (8 * i));
            }
        }
    }
}
