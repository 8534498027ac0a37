using System.Text;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>
    /// Reads an undamaged QR code of versions 2 to 6, level M, from its modules (ISO/IEC 18004:2015, 7.3 to 7.9): no error correction, so
    /// that every wrong module shows. tests/interop/label.sh has a reader that is not ours at all.
    /// </summary>
    internal static class QrReader
    {
        private const int NumericMode = 1;
        private const int ByteMode = 4;
        private const int AlphanumericMode = 2;
        private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        private const int FormatMask = 0b101010000010010;

        // Data codewords of each block at level M, by version (table 9).
        private static readonly Dictionary<int, int[]> s_blocks = new()
        {
            [2] = [28],
            [3] = [44],
            [4] = [32, 32],
            [5] = [43, 43],
            [6] = [27, 27, 27, 27],
        };

        internal static string Read(bool[,] modules)
        {
            int side = modules.GetLength(0);
            int version = (side - 17) / 4;
            int format = Format(modules) ^ FormatMask;
            Assert.AreEqual(0, format >> 13, "error correction level M is 00");
            byte[] codewords = Codewords(modules, version, (format >> 10) & 7);
            byte[] data = Deinterleave(codewords, s_blocks[version]);
            var bits = new Queue<bool>(data.SelectMany(octet => Enumerable.Range(0, 8).Select(i => (octet & (0x80 >> i)) != 0)));
            var text = new StringBuilder();
            while (bits.Count >= 4 && TryReadSegment(bits, text))
            {
            }

            return text.ToString();
        }

        // Segments of version 1 to 9: mode, number of characters, groups of characters (7.4, tables 2 and 3).
        private static bool TryReadSegment(Queue<bool> bits, StringBuilder text)
        {
            int mode = Take(bits, 4);
            if (mode == 0)
            {
                return false;
            }

            Assert.IsTrue(mode is NumericMode or AlphanumericMode or ByteMode, $"mode {mode}");
            int left = Take(bits, mode == NumericMode ? 10 : mode == AlphanumericMode ? 9 : 8);
            for (int group; left > 0; left -= group)
            {
                group = Math.Min(left, mode == NumericMode ? 3 : mode == AlphanumericMode ? 2 : 1);
                int value = Take(bits, mode == ByteMode ? 8 : mode == NumericMode ? (3 * group) + 1 : (5 * group) + 1);
                text.Append(mode == ByteMode ? $"{(char)value}" : mode == NumericMode ? value.ToString($"D{group}") : Pair(value, group));
            }

            return true;
        }

        private static string Pair(int value, int group) => group == 2 ? $"{Alphanumeric[value / 45]}{Alphanumeric[value % 45]}" : $"{Alphanumeric[value]}";

        private static int Take(Queue<bool> bits, int count) => Enumerable.Range(0, count).Aggregate(0, (value, _) => (value << 1) | (bits.Dequeue() ? 1 : 0));

        // Along row 8 and column 8 of the upper left finder, most significant bit first (figure 25).
        private static int Format(bool[,] modules)
        {
            (int Row, int Column)[] places = [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8), (5, 8), (4, 8), (3, 8), (2, 8), (1, 8), (0, 8)];
            return places.Aggregate(0, (bits, place) => (bits << 1) | (modules[place.Row, place.Column] ? 1 : 0));
        }

        // Two columns at a time from the right, up and down in turn; column 6 is timing (7.7.3).
        private static byte[] Codewords(bool[,] modules, int version, int mask)
        {
            int side = modules.GetLength(0);
            List<bool> bits = [];
            bool isUp = true;
            for (int right = side - 1; right > 0; right -= right == 8 ? 3 : 2)
            {
                for (int i = 0; i < side; i++)
                {
                    int row = isUp ? side - 1 - i : i;
                    bits.AddRange(new[] { right, right - 1 }.Where(column => !IsFunction(row, column, side, version)).Select(column => modules[row, column] ^ IsMasked(mask, row, column)));
                }

                isUp = !isUp;
            }

            return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => octet.Aggregate((byte)0, (value, bit) => (byte)((value << 1) | (bit ? 1 : 0))))];
        }

        private static bool IsFunction(int row, int column, int side, int version)
        {
            bool isFinder = (row < 9 && column < 9) || (row < 9 && column >= side - 8) || (row >= side - 8 && column < 9);
            int centre = side - 7;
            bool isAlignment = version > 1 && Math.Abs(row - centre) <= 2 && Math.Abs(column - centre) <= 2;
            return isFinder || isAlignment || row == 6 || column == 6;
        }

        private static bool IsMasked(int mask, int row, int column) => mask switch
        {
            0 => (row + column) % 2 == 0,
            1 => row % 2 == 0,
            2 => column % 3 == 0,
            3 => (row + column) % 3 == 0,
            4 => ((row / 2) + (column / 3)) % 2 == 0,
            5 => (row * column % 2) + (row * column % 3) == 0,
            6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
            _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
        };

        private static byte[] Deinterleave(byte[] codewords, int[] blocks) =>
            [.. Enumerable.Range(0, blocks.Length).SelectMany(block => Enumerable.Range(0, blocks[block]).Select(i => codewords[(i * blocks.Length) + block]))];
    }
}
