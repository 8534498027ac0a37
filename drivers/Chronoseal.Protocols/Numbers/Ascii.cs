namespace Chronoseal.Protocols.Numbers
{
    /// <summary>ASCII text as bytes, and bytes as text.</summary>
    public static class Ascii
    {
        /// <summary>The characters of a text that is known to be ASCII, one byte each. Allocates.</summary>
        public static byte[] Bytes(string text)
        {
            var bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }

            return bytes;
        }

        /// <summary>
        /// Text that an instrument keeps in registers: the printable characters from an offset on, up to the first that is not
        /// printable ASCII; trailing blanks removed.
        /// </summary>
        public static string Text(byte[] buffer, int offset, int maximumLength)
        {
            var characters = new char[maximumLength];
            int length = 0;
            while (length < maximumLength && buffer[offset + length] >= 0x20 && buffer[offset + length] < 0x7F)
            {
                characters[length] = (char)buffer[offset + length];
                length++;
            }

            while (length > 0 && characters[length - 1] == ' ')
            {
                length--;
            }

            return new string(characters, 0, length);
        }
    }
}
