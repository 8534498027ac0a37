using System.Text;
using Chronoseal.Drivers.Pat700;
using Chronoseal.Hal;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Pat700SerialTarget : SerialLinesTarget
    {
        private readonly Pat700Record _record = new();

        public override string Name => "pat700 serial record";

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Encoding.ASCII.GetBytes("07/25/2007 20:05:46 1 2 301 0% -5.0 0.832 25.21 P1 310\r\nOK>"),
            Encoding.ASCII.GetBytes("07/25/2007 20:07:36 7 1 18 24.28\r\nOK>1 6\r\n"),
        ];

        protected override LineReader Make() => new(Pat700Record.MaximumLength, LineReader.AnyStart, true);

        protected override void Decode(byte[] line, int length)
        {
            _ = _record.DecodeMode(line, length);
            if (_record.DecodeData(line, length) == Outcome.Ok)
            {
                Assert.IsTrue(_record.OrganicCarbon >= 0 && _record.TemperatureMilliCelsius >= 0 && _record.ClockSeconds > 0 && _record.ElapsedSeconds >= 0);
            }
        }
    }
}
