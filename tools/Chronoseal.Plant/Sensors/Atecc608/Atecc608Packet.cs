namespace Chronoseal.Plant
{
    /// <summary>Packets of the ATECC608 (sensors.md 8), from the part's side.</summary>
    public static class Atecc608Packet
    {
        /// <summary>Count and checksum around the data.</summary>
        public const int OverheadBytes = 3;

        /// <summary>The shortest command: count, operation, two parameters, checksum.</summary>
        public const int ShortestCommand = 7;

        // The register mirrored: shifting right with the mirrored polynomial takes the data's bits as they come, and the result is turned round.
        private const ushort MirroredPolynomial = 0xA001;

        /// <summary>A reply: count, data, checksum.</summary>
        public static byte[] Reply(params byte[] data)
        {
            byte[] packet = [(byte)(data.Length + OverheadBytes), .. data, 0, 0];
            ushort checksum = Checksum(packet.AsSpan(0, packet.Length - 2));
            packet[^2] = (byte)checksum;
            packet[^1] = (byte)(checksum >> 8);
            return packet;
        }

        /// <summary>True if a whole command, from its count on, has the right checksum.</summary>
        public static bool IsGood(ReadOnlySpan<byte> command)
        {
            ushort checksum = Checksum(command.Slice(0, command.Length - 2));
            return command[^2] == (byte)checksum && command[^1] == checksum >> 8;
        }

        /// <summary>CRC-16 with polynomial 8005.</summary>
        public static ushort Checksum(ReadOnlySpan<byte> bytes)
        {
            ushort mirrored = 0;
            foreach (byte value in bytes)
            {
                mirrored ^= value;
                for (int bit = 0; bit < 8; bit++)
                {
                    mirrored = (ushort)((mirrored & 1) != 0 ? (mirrored >> 1) ^ MirroredPolynomial : mirrored >> 1);
                }
            }

            ushort checksum = 0;
            for (int bit = 0; bit < 16; bit++)
            {
                checksum |= (ushort)(((mirrored >> bit) & 1) << (15 - bit));
            }

            return checksum;
        }
    }
}
