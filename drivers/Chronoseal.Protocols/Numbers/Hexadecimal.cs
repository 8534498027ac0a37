namespace Chronoseal.Protocols.Numbers
{
    /// <summary>Hexadecimal digits of protocols and settings.</summary>
    public static class Hexadecimal
    {
        private const string LowerDigits = "0123456789abcdef";

        /// <summary>The value of a digit in either case; -1 for anything else.</summary>
        public static int Digit(int character)
        {
            if (character >= '0' && character <= '9')
            {
                return character - '0';
            }

            if (character >= 'a' && character <= 'f')
            {
                return character - 'a' + 10;
            }

            return character >= 'A' && character <= 'F' ? character - 'A' + 10 : -1;
        }

        /// <summary>The byte of two digits at an offset; -1 if they are not digits.</summary>
        public static int Read(byte[] buffer, int offset)
        {
            int high = Digit(buffer[offset]);
            int low = Digit(buffer[offset + 1]);
            return high < 0 || low < 0 ? -1 : high * 16 + low;
        }

        /// <summary>Writes a byte as two upper-case digits.</summary>
        public static void Write(byte[] buffer, int offset, int value)
        {
            buffer[offset] = UpperDigit(value >> 4);
            buffer[offset + 1] = UpperDigit(value & 15);
        }

        /// <summary>The bytes of a text that is known to hold pairs of digits only. Allocates.</summary>
        public static byte[] Parse(string text)
        {
            var bytes = new byte[text.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(Digit(text[2 * i]) * 16 + Digit(text[2 * i + 1]));
            }

            return bytes;
        }

        /// <summary>Bytes as lower-case digits. Allocates.</summary>
        public static string Format(byte[] bytes)
        {
            var characters = new char[bytes.Length * 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                characters[2 * i] = LowerDigits[bytes[i] >> 4];
                characters[2 * i + 1] = LowerDigits[bytes[i] & 15];
            }

            return new string(characters);
        }

        private static byte UpperDigit(int value)
        {
            return (byte)(value < 10 ? '0' + value : 'A' - 10 + value);
        }
    }
}
