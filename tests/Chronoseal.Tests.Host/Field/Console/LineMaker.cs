using System.Text;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>Makes lines for a console: random bytes, lines by the grammar, and spoilt copies of them. The same seed makes the same.</summary>
    internal sealed class LineMaker(int seed, IReadOnlyList<string> good)
    {
        private const int LongestRandom = 60;

        private static readonly byte[] s_interesting =
            [0x00, 0x03, 0x08, 0x09, 0x0A, 0x0D, 0x15, 0x1B, 0x20, 0x22, 0x30, 0x3B, 0x3D, 0x3F, 0x40, 0x41, 0x4F, 0x5B, 0x5C, 0x7E, 0x7F, 0x80, 0xFF];

        private static readonly string[] s_ends = ["\r", "\n", "\r\n", "\n\r"];

        private readonly Random _random = new(seed);

        /// <summary>A line with its end.</summary>
        internal byte[] Next()
        {
            byte[] line = _random.Next(8) switch
            {
                0 => Invent(),
                1 or 2 => Spoil(Spoil(Encoding.ASCII.GetBytes(Sentence()))),
                3 => Spoil(Encoding.ASCII.GetBytes(Sentence())),
                4 when _random.Next(20) == 0 => Encoding.ASCII.GetBytes(Sentence() + new string('x', _random.Next(400))),
                _ => Encoding.ASCII.GetBytes(Sentence()),
            };
            return [.. line, .. Encoding.ASCII.GetBytes(s_ends[_random.Next(s_ends.Length)])];
        }

        private string Sentence()
        {
            string line = good[_random.Next(good.Count)];
            for (int more = _random.Next(12); more > 9; more--)
            {
                line += " " + Word();
            }

            return _random.Next(4) == 0 ? line : $"@{Id()} {line}";
        }

        private string Id()
        {
            const string Characters = "0123456789abcXYZ";
            return string.Create(_random.Next(1, 9), _random, (span, random) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = Characters[random.Next(Characters.Length)];
                }
            });
        }

        private string Word() => _random.Next(6) switch
        {
            0 => "\"a b\"",
            1 => "\"\"",
            2 => "\"\\\"\\\\\"",
            3 => $"{_random.NextInt64(long.MinValue, long.MaxValue)}",
            4 => "name=value",
            _ => "x",
        };

        private byte[] Invent()
        {
            var bytes = new byte[_random.Next(LongestRandom)];
            bool isUniform = _random.Next(2) == 0;
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = isUniform ? (byte)_random.Next(256) : s_interesting[_random.Next(s_interesting.Length)];
            }

            return bytes;
        }

        private byte[] Spoil(byte[] line)
        {
            List<byte> spoilt = [.. line];
            int at = _random.Next(spoilt.Count + 1);
            switch (_random.Next(5))
            {
                case 0 when at < spoilt.Count: spoilt[at] ^= (byte)(1 << _random.Next(8)); break;
                case 1: spoilt.Insert(at, s_interesting[_random.Next(s_interesting.Length)]); break;
                case 2 when at < spoilt.Count: spoilt.RemoveAt(at); break;
                case 3: spoilt.RemoveRange(at, spoilt.Count - at); break;
                case 4 when at < spoilt.Count: spoilt.Insert(at, spoilt[at]); break;
            }

            return [.. spoilt];
        }
    }
}
