namespace Chronoseal.Plant
{
    /// <summary>Frames of the Winsen ZE07-CH2O (sensors.md 4.5).</summary>
    public static class Ze07Frame
    {
        /// <summary>Length of every frame.</summary>
        public const int Bytes = 9;

        /// <summary>Seals eight bytes with the ninth.</summary>
        public static byte[] Seal(params ReadOnlySpan<byte> bytes)
        {
            byte[] frame = [.. bytes, 0];
            int sum = 0;
            foreach (byte value in bytes[1..])
            {
                sum += value;
            }

            frame[^1] = unchecked((byte)(~sum + 1));
            return frame;
        }

        /// <summary>The answer to a read.</summary>
        public static byte[] Reply(ushort micrograms, ushort partsPerBillion) =>
            Seal(0xFF, 0x86, (byte)(micrograms >> 8), (byte)micrograms, 0, 0, (byte)(partsPerBillion >> 8), (byte)partsPerBillion);

        /// <summary>A frame that the part uploads.</summary>
        public static byte[] Upload(byte unit, byte decimals, ushort value, ushort fullScale) =>
            Seal(0xFF, 0x17, unit, decimals, (byte)(value >> 8), (byte)value, (byte)(fullScale >> 8), (byte)fullScale);
    }
}
