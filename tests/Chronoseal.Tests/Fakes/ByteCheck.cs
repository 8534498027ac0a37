using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>Compares runs of bytes with what they should be, in hexadecimal.</summary>
    internal static class ByteCheck
    {
        public static void Equal(string expected, byte[] actual, int offset, int count)
        {
            Assert.AreEqual(Hex.Format(Hex.Parse(expected)), Hex.Format(actual, offset, count));
        }

        public static byte[] Ascii(string text)
        {
            var bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }

            return bytes;
        }

        public static byte[] Repeat(byte value, int count)
        {
            var bytes = new byte[count];
            for (int i = 0; i < count; i++)
            {
                bytes[i] = value;
            }

            return bytes;
        }

        /// <summary>0, 1, 2, ... as bytes.</summary>
        public static byte[] Count(int first, int count)
        {
            var bytes = new byte[count];
            for (int i = 0; i < count; i++)
            {
                bytes[i] = (byte)(first + i);
            }

            return bytes;
        }
    }
}
