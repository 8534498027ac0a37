using System.Text;
using Chronoseal.Drivers.Sievers500Rl;
using Chronoseal.Hal;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Sievers500RlTarget : SerialLinesTarget
    {
        private readonly Sievers500RlLine _line = new();
        private readonly Sievers500RlSettings _settings = new();

        public override string Name => "sievers 500 rl line";

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Encoding.ASCII.GetBytes("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.68,0.071,24.5,0.072\r\n"),
            Encoding.ASCII.GetBytes("ONLINE,2/5/10,13:21,24400.00,218.00,24618.00,0.071,24.5,0.072\r\n"),
        ];

        protected override LineReader Make() => new(Sievers500RlLine.MaximumLength, LineReader.AnyStart, true);

        protected override void Decode(byte[] line, int length)
        {
            if (_line.Decode(line, length, _settings) == Outcome.Ok)
            {
                Assert.IsTrue(_line.OrganicCarbon >= 0 && _line.Conductivity >= 0 && _line.ClockSeconds > 0);
                Assert.IsTrue(_line.TemperatureMilliCelsius is >= 0 and <= 100_000);
            }
        }
    }
}
