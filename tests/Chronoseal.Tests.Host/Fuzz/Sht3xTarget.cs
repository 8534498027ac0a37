using Chronoseal.Drivers.Climate;
using Chronoseal.Drivers.Sht3x;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Sht3xTarget : FuzzTarget
    {
        public override string Name => "sht3x replies";

        public override int LongestBytes => Sht3xCodec.ReplyLength;

        public override IReadOnlyList<byte[]> Seeds => [Convert.FromHexString("66669372B0DC"), Convert.FromHexString("8010E1")];

        public override void Feed(byte[] input)
        {
            // The bus gives whole replies only: shorter ones never reach the codec.
            Array.Resize(ref input, Sht3xCodec.ReplyLength);
            if (Sht3xCodec.DecodeStatus((byte[])input.Clone(), out int status) == Outcome.Ok)
            {
                Assert.IsTrue(status is >= 0 and <= 0xFFFF);
            }

            if (ShtReply.DecodeMeasurement(input, out int temperature, out int humidity) == Outcome.Ok)
            {
                Assert.IsTrue(ShtReply.TemperatureMilliCelsius(temperature) is >= -45_000 and <= 130_000);
                Assert.IsTrue(Sht3xCodec.HumidityMilliPercent(humidity) is >= 0 and <= 100_000);
            }
        }
    }
}
