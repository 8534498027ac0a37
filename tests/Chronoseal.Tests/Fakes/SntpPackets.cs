namespace Chronoseal.Tests.Fakes
{
    /// <summary>A server's packet, made by hand: version 4, stratum 2, everything as a client likes it.</summary>
    internal static class SntpPackets
    {
        public const ulong Nonce = 0x0123456789ABCDEF;

        // 2026-01-15 00:00:00 in NTP seconds.
        public const ulong Midnight = 3977424000;

        public static byte[] Make(ulong received, ulong transmitted)
        {
            var packet = new byte[48];
            packet[0] = 0x24;
            packet[1] = 2;
            packet[2] = 6;
            packet[3] = 0xEC;
            PutTimestamp(packet, 24, Nonce);
            PutTimestamp(packet, 32, received);
            PutTimestamp(packet, 40, transmitted);
            return packet;
        }

        public static void PutTimestamp(byte[] packet, int offset, ulong value)
        {
            PutWord(packet, offset, (uint)(value >> 32));
            PutWord(packet, offset + 4, (uint)(value & 0xFFFFFFFF));
        }

        public static void PutWord(byte[] packet, int offset, uint value)
        {
            for (int i = 0; i < 4; i++)
            {
                packet[offset + i] = (byte)(value >> (24 - 8 * i));
            }
        }
    }
}
