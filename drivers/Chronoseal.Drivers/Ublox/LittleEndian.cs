namespace Chronoseal.Drivers.Ublox
{
    /// <summary>Integers of UBX payloads, least significant byte first. Bounds are the caller's to have checked.</summary>
    internal static class LittleEndian
    {
        internal static int ReadUInt16(byte[] buffer, int offset)
        {
            return buffer[offset] | (buffer[offset + 1] << 8);
        }

        internal static int ReadInt32(byte[] buffer, int offset)
        {
            return ReadUInt16(buffer, offset) | (ReadUInt16(buffer, offset + 2) << 16);
        }

        internal static uint ReadUInt32(byte[] buffer, int offset)
        {
            return (uint)ReadInt32(buffer, offset);
        }

        internal static void WriteUInt16(byte[] buffer, int offset, int value)
        {
            buffer[offset] = (byte)value;
            buffer[offset + 1] = (byte)(value >> 8);
        }

        internal static void WriteUInt32(byte[] buffer, int offset, uint value)
        {
            WriteUInt16(buffer, offset, (int)(value & 0xFFFF));
            WriteUInt16(buffer, offset + 2, (int)(value >> 16));
        }
    }
}
