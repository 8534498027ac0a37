namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Bytes and addresses in hexadecimal digits.</summary>
    internal static class HexText
    {
        /// <summary>An I2C address, as data sheets write it.</summary>
        internal static string Address(int address)
        {
            return "0x" + address.ToString("X2");
        }

        /// <summary>Bytes without anything between, or with blanks.</summary>
        internal static string Bytes(byte[] bytes, int count, bool isSpaced)
        {
            string text = "";
            for (int i = 0; i < count; i++)
            {
                text += (isSpaced && i > 0 ? " " : "") + bytes[i].ToString("X2");
            }

            return text;
        }
    }
}
