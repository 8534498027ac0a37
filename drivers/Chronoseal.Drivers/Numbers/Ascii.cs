namespace Chronoseal.Drivers.Numbers
{
    /// <summary>Text that instruments keep in registers.</summary>
    public static class Ascii
    {
        /// <summary>The printable characters from an offset on, up to the first that is not printable ASCII; trailing blanks removed.</summary>
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
