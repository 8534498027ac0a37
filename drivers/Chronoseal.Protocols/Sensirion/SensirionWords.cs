using Chronoseal.Hal;

namespace Chronoseal.Protocols.Sensirion
{
    /// <summary>
    /// The word framing of Sensirion I2C sensors: 16-bit words, most significant byte first, each followed by a CRC-8
    /// (polynomial 0x31, start 0xFF, not reflected). Commands carry none. Data sheet SHT4x, section 4.4; SFA30, section 4.5.
    /// </summary>
    public static class SensirionWords
    {
        /// <summary>Bytes that one word takes on the bus.</summary>
        public const int BytesPerWord = 3;

        /// <summary>The CRC-8 of a run of bytes.</summary>
        public static byte Crc(byte[] buffer, int offset, int count)
        {
            int crc = 0xFF;
            for (int i = 0; i < count; i++)
            {
                crc ^= buffer[offset + i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x31) & 0xFF : (crc << 1) & 0xFF;
                }
            }

            return (byte)crc;
        }

        /// <summary>Checks every CRC of a reply and moves the words together: 2 bytes a word from the start of the buffer on.</summary>
        /// <param name="buffer">The reply; overwritten with its payload.</param>
        /// <param name="words">How many words it holds.</param>
        /// <returns><see cref="Outcome.BadChecksum"/> if any CRC is wrong: then none of the reply is to be used.</returns>
        public static Outcome Unpack(byte[] buffer, int words)
        {
            for (int i = 0; i < words; i++)
            {
                if (Crc(buffer, i * BytesPerWord, 2) != buffer[i * BytesPerWord + 2])
                {
                    return Outcome.BadChecksum;
                }
            }

            for (int i = 1; i < words; i++)
            {
                buffer[i * 2] = buffer[i * BytesPerWord];
                buffer[i * 2 + 1] = buffer[i * BytesPerWord + 1];
            }

            return Outcome.Ok;
        }

        /// <summary>Appends a word and its CRC to a command.</summary>
        /// <returns>The offset behind it.</returns>
        public static int Pack(byte[] buffer, int offset, int word)
        {
            buffer[offset] = (byte)(word >> 8);
            buffer[offset + 1] = (byte)word;
            buffer[offset + 2] = Crc(buffer, offset, 2);
            return offset + BytesPerWord;
        }
    }
}
