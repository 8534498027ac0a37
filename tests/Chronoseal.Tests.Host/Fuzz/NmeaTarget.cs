using System.Text;
using Chronoseal.Hal;
using Chronoseal.Protocols.Nmea;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>A line that goes on from input to input, and RMC and ZDA in what it yields.</summary>
    internal sealed class NmeaTarget : FuzzTarget
    {
        private static readonly byte[] s_good = Encoding.ASCII.GetBytes("$GNZDA,000000.00,15,01,2026,00,00*7B\r\n");
        private readonly NmeaLineReader _lines = new();
        private readonly NmeaTime _time = new();

        public override string Name => "nmea lines";

        public override int LongestBytes => 200;

        public override IReadOnlyList<byte[]> Seeds { get; } =
        [
            Encoding.ASCII.GetBytes("$GNRMC,000000.00,A,4722.99812,N,00833.00213,E,0.012,,150126,,,A,V*16\r\n"),
            s_good,
            Encoding.ASCII.GetBytes("$GNRMC,,V,,,,,,,,,,N,V*37\r\n"),
        ];

        public override void Feed(byte[] input)
        {
            foreach (byte value in input)
            {
                Take(value);
            }

            Assert.AreEqual(1, s_good.Count(Take));
            Assert.AreEqual(1_768_435_200, _time.UnixSeconds);
        }

        private bool Take(byte value)
        {
            if (!_lines.Add(value))
            {
                return false;
            }

            Assert.IsTrue(_lines.Length is >= 1 and <= NmeaLineReader.MaximumLength);
            Outcome outcome = _time.Decode(_lines.Line, _lines.Length);
            Assert.IsTrue(outcome != Outcome.Ok || _time.UnixSeconds is >= 946_684_800 and < 7_258_118_400);
            return true;
        }
    }
}
