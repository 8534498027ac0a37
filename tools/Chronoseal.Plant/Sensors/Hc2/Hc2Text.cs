using System.Globalization;
using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>The answer of a Rotronic HC2 to RDD (sensors.md 2.5), in bytes: the degree sign is one of them.</summary>
    public static class Hc2Text
    {
        /// <summary>Seals the text of a reply with its checksum character and the carriage return.</summary>
        public static byte[] Seal(string text)
        {
            byte[] body = Encoding.Latin1.GetBytes(text);
            int sum = 0;
            foreach (byte value in body)
            {
                sum += value;
            }

            return [.. body, (byte)(sum % 64 + 32), (byte)'\r'];
        }

        /// <summary>A number in six characters, or dashes for none.</summary>
        public static string Number(double? value) =>
            value is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(6) : "---.- ";
    }
}
