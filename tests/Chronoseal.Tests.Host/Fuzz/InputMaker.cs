namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>Makes inputs: random ones, ones of few different bytes, and spoilt copies of good ones. The same seed makes the same.</summary>
    internal sealed class InputMaker(FuzzTarget target, int seed)
    {
        private static readonly byte[] s_interesting = [0x00, 0x01, 0x0A, 0x0D, 0x11, 0x24, 0x2A, 0x2C, 0x30, 0x39, 0x3A, 0x42, 0x4D, 0x62, 0x7D, 0x7E, 0x7F, 0x80, 0xB5, 0xFE, 0xFF];

        private readonly Random _random = new(seed);

        public byte[] Next()
        {
            int kind = _random.Next(4);
            return target.Seeds.Count > 0 && kind > 1 ? Spoil(target.Seeds[_random.Next(target.Seeds.Count)]) : Invent(kind == 0);
        }

        private byte[] Invent(bool isUniform)
        {
            var input = new byte[_random.Next(target.LongestBytes + 1)];
            for (int i = 0; i < input.Length; i++)
            {
                input[i] = isUniform ? (byte)_random.Next(256) : s_interesting[_random.Next(s_interesting.Length)];
            }

            return input;
        }

        private byte[] Spoil(byte[] seed)
        {
            List<byte> input = [.. seed];
            for (int strokes = _random.Next(1, 4); strokes > 0; strokes--)
            {
                int at = _random.Next(input.Count + 1);
                switch (_random.Next(6))
                {
                    case 0 when at < input.Count: input[at] ^= (byte)(1 << _random.Next(8)); break;
                    case 1 when at < input.Count: input[at] = (byte)_random.Next(256); break;
                    case 2: input.Insert(at, s_interesting[_random.Next(s_interesting.Length)]); break;
                    case 3 when at < input.Count: input.RemoveAt(at); break;
                    case 4: input.RemoveRange(at, input.Count - at); break;
                    case 5 when at < input.Count: input.Insert(at, input[at]); break;
                }
            }

            return [.. input.Take(target.LongestBytes)];
        }
    }
}
