using System;

namespace Chronoseal.Tests
{
    /// <summary>Bytes as the data sheets print them.</summary>
    internal static class Hex
    {
        private const string Digits = "0123456789ABCDEF";

        public static byte[] Parse(string text)
        {
            var bytes = new byte[text.Length];
            int count = 0;
            int high = -1;
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                int digit = Digits.IndexOf(c >= 'a' ? (char)(c - 'a' + 'A') : c);
                if (digit < 0)
                {
                    continue;
                }

                if (high < 0)
                {
                    high = digit;
                }
                else
                {
                    bytes[count++] = (byte)(high * 16 + digit);
                    high = -1;
                }
            }

            var exact = new byte[count];
            Array.Copy(bytes, exact, count);
            return exact;
        }

        public static string Format(byte[] bytes, int offset, int count)
        {
            string text = "";
            for (int i = 0; i < count; i++)
            {
                byte b = bytes[offset + i];
                text += (i == 0 ? "" : " ") + Digits[b >> 4].ToString() + Digits[b & 15].ToString();
            }

            return text;
        }

        public static string Format(byte[] bytes)
        {
            return Format(bytes, 0, bytes.Length);
        }
    }
}
