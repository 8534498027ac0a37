namespace Chronoseal.Firmware.Journal
{
    /// <summary>Integers in the files of the journal, least significant byte first.</summary>
    public static class LittleEndian
    {
        /// <summary>Stores the low bytes of a value.</summary>
        public static void Write(byte[] buffer, int offset, long value, int bytes)
        {
            for (int i = 0; i < bytes; i++)
            {
                buffer[offset + i] = (byte)(value >> (8 * i));
            }
        }

        /// <summary>A value of up to 8 bytes.</summary>
        public static long Read(byte[] buffer, int offset, int bytes)
        {
            long value = 0;
            for (int i = bytes - 1; i >= 0; i--)
            {
                value = (value << 8) | buffer[offset + i];
            }

            return value;
        }
    }
}
