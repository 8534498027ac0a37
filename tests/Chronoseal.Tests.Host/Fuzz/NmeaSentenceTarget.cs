using System.Globalization;
using System.Text;
using Chronoseal.Hal;
using Chronoseal.Protocols.Nmea;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>Sentences with their checksum made right, so that the fields come under attack and not only the sum.</summary>
    internal sealed class NmeaSentenceTarget : FuzzTarget
    {
        private readonly NmeaTime _time = new();

        public override string Name => "nmea sentences";

        public override int LongestBytes => 80;

        public override IReadOnlyList<byte[]> Seeds { get; } =
        [
            Encoding.ASCII.GetBytes("$GNRMC,235960.00,A,4722.99812,N,00833.00213,E,0.012,,311226,,,A,V"),
            Encoding.ASCII.GetBytes("$GNZDA,235959.000,31,12,2026,00,00"),
        ];

        public override void Feed(byte[] input)
        {
            byte sum = 0;
            for (int i = 1; i < input.Length; i++)
            {
                sum ^= input[i];
            }

            byte[] line = [.. input, (byte)'*', .. Encoding.ASCII.GetBytes(sum.ToString("X2", CultureInfo.InvariantCulture))];
            if (_time.Decode(line, line.Length) == Outcome.Ok)
            {
                Assert.IsTrue(_time.UnixSeconds is >= 946_684_800 and < 7_258_118_401);
            }
        }
    }
}
