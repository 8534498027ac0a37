namespace Chronoseal.Plant
{
    /// <summary>SHDLC frames from the device's side (sensors.md 1.2). Shares nothing with the drivers.</summary>
    public static class ShdlcFrame
    {
        /// <summary>First and last byte of a frame.</summary>
        public const byte Flag = 0x7E;

        private const byte Escape = 0x7D;

        /// <summary>Takes the stuffing out of what stood between two flags; null if an escape makes no sense.</summary>
        public static byte[]? Unstuff(IReadOnlyList<byte> stuffed)
        {
            var content = new List<byte>(stuffed.Count);
            for (int i = 0; i < stuffed.Count; i++)
            {
                if (stuffed[i] != Escape)
                {
                    content.Add(stuffed[i]);
                    continue;
                }

                byte? original = ++i < stuffed.Count ? Original(stuffed[i]) : null;
                if (original is null)
                {
                    return null;
                }

                content.Add(original.Value);
            }

            return [.. content];
        }

        /// <summary>Puts the flags and the stuffing around a frame's content, checksum included.</summary>
        public static byte[] Stuff(ReadOnlySpan<byte> content)
        {
            var frame = new List<byte>(content.Length + 8) { Flag };
            foreach (byte value in content)
            {
                switch (value)
                {
                    case 0x7E: frame.AddRange([Escape, 0x5E]); break;
                    case 0x7D: frame.AddRange([Escape, 0x5D]); break;
                    case 0x11: frame.AddRange([Escape, 0x31]); break;
                    case 0x13: frame.AddRange([Escape, 0x33]); break;
                    default: frame.Add(value); break;
                }
            }

            frame.Add(Flag);
            return [.. frame];
        }

        /// <summary>255 minus the sum, modulo 256.</summary>
        public static byte Checksum(ReadOnlySpan<byte> content)
        {
            byte rest = 255;
            foreach (byte value in content)
            {
                unchecked
                {
                    rest -= value;
                }
            }

            return rest;
        }

        /// <summary>A whole reply.</summary>
        public static byte[] Reply(byte address, byte command, byte state, ReadOnlySpan<byte> data)
        {
            byte[] content = [address, command, state, (byte)data.Length, .. data, 0];
            content[^1] = Checksum(content.AsSpan(0, content.Length - 1));
            return Stuff(content);
        }

        private static byte? Original(byte code) => code switch
        {
            0x5E => 0x7E,
            0x5D => 0x7D,
            0x31 => 0x11,
            0x33 => 0x13,
            _ => null,
        };
    }
}
