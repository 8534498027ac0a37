using Chronoseal.Firmware.Journal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Health
{
    /// <summary>
    /// A line of the log as it lies on the flash: the CRC-32 of the rest in 8 hexadecimal digits, then ordinal, boot, counter, UTC, times, level and source,
    /// each after a blank, and the text. What does not agree with its CRC is passed over: the end of a torn write, or a hole.
    /// </summary>
    internal static class LogText
    {
        private const int CheckCharacters = 8;
        private const int Numbers = 6;

        // What fits a long whatever the digits are.
        private const int NumberDigits = 18;
        private const char FirstPrintable = ' ';
        private const char LastPrintable = '~';

        /// <summary>Printable ASCII, cut to a length; everything else becomes a dot. Blanks too, where they end a word.</summary>
        internal static string Clean(string text, int limit, bool isWord)
        {
            int length = text.Length < limit ? text.Length : limit;
            bool isClean = length == text.Length;
            var characters = new char[length];
            for (int i = 0; i < length; i++)
            {
                char c = text[i];
                bool isShown = c >= FirstPrintable && c <= LastPrintable && !(isWord && c == ' ');
                characters[i] = isShown ? c : '.';
                isClean &= isShown;
            }

            return isClean ? text : new string(characters);
        }

        /// <summary>Writes a line with its end; returns how many bytes.</summary>
        internal static int Write(LogLine line, byte[] buffer, int offset)
        {
            string content = " " + line.Ordinal.ToString() + " " + line.Boot.ToString() + " " + line.CounterMicroseconds.ToString()
                + " " + line.UtcMicroseconds.ToString() + " " + line.Times.ToString() + " " + ((int)line.Level).ToString()
                + " " + line.Source + " " + line.Text;
            byte[] bytes = Ascii.Bytes(content);
            uint check = Crc32.Compute(bytes, 0, bytes.Length);
            for (int i = 0; i < CheckCharacters; i++)
            {
                buffer[offset + i] = Digit((int)(check >> (4 * (CheckCharacters - 1 - i))) & 0x0F);
            }

            System.Array.Copy(bytes, 0, buffer, offset + CheckCharacters, bytes.Length);
            buffer[offset + CheckCharacters + bytes.Length] = (byte)'\n';
            return CheckCharacters + bytes.Length + 1;
        }

        /// <summary>Reads a line without its end; false if it is not one.</summary>
        internal static bool TryRead(byte[] buffer, int count, LogLine line)
        {
            if (count <= CheckCharacters || !IsChecked(buffer, count))
            {
                return false;
            }

            var numbers = new long[Numbers];
            int at = CheckCharacters;
            for (int i = 0; i < Numbers; i++)
            {
                if (!TryNumber(buffer, count, ref at, out numbers[i]))
                {
                    return false;
                }
            }

            string rest = Ascii.Text(buffer, at, count - at);
            int blank = rest.IndexOf(' ', 1);
            if (blank < 0 || numbers[5] > (long)LogLevel.Debug)
            {
                return false;
            }

            line.Ordinal = numbers[0];
            line.Boot = numbers[1];
            line.CounterMicroseconds = numbers[2];
            line.UtcMicroseconds = numbers[3];
            line.Times = (int)numbers[4];
            line.Level = (LogLevel)(int)numbers[5];
            line.Source = rest.Substring(1, blank - 1);
            line.Text = rest.Substring(blank + 1);
            return true;
        }

        private static bool IsChecked(byte[] buffer, int count)
        {
            uint check = Crc32.Compute(buffer, CheckCharacters, count - CheckCharacters);
            for (int i = 0; i < CheckCharacters; i++)
            {
                if (buffer[i] != Digit((int)(check >> (4 * (CheckCharacters - 1 - i))) & 0x0F))
                {
                    return false;
                }
            }

            return true;
        }

        // A blank and decimal digits.
        private static bool TryNumber(byte[] buffer, int count, ref int at, out long value)
        {
            value = 0;
            int start = at + 1;
            at = start;
            while (at < count && buffer[at] >= '0' && buffer[at] <= '9')
            {
                value = (value * 10) + (buffer[at] - '0');
                at++;
            }

            return at > start && at - start <= NumberDigits && at < count;
        }

        private static byte Digit(int value)
        {
            return (byte)(value < 10 ? '0' + value : 'A' + value - 10);
        }
    }
}
