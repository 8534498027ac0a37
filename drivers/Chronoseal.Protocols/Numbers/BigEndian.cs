namespace Chronoseal.Protocols.Numbers
{
    /// <summary>Integers from bytes, most significant byte first. Bounds are the caller's to have checked.</summary>
    public static class BigEndian
    {
        /// <summary>An unsigned 16-bit integer.</summary>
        public static int ReadUInt16(byte[] buffer, int offset)
        {
            return (buffer[offset] << 8) | buffer[offset + 1];
        }

        /// <summary>A signed 16-bit integer.</summary>
        public static int ReadInt16(byte[] buffer, int offset)
        {
            return (short)ReadUInt16(buffer, offset);
        }

        /// <summary>An unsigned 32-bit integer.</summary>
        public static uint ReadUInt32(byte[] buffer, int offset)
        {
            return ((uint)ReadUInt16(buffer, offset) << 16) | (uint)ReadUInt16(buffer, offset + 2);
        }

        /// <summary>Stores the low 16 bits of a value.</summary>
        public static void WriteUInt16(byte[] buffer, int offset, int value)
        {
            buffer[offset] = (byte)(value >> 8);
            buffer[offset + 1] = (byte)value;
        }
    }
}
