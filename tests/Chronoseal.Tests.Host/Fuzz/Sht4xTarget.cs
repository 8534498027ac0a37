using Chronoseal.Drivers.Climate;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Sht4xTarget : FuzzTarget
    {
        public override string Name => "sht4x measurement";

        public override int LongestBytes => Sht4xCodec.ReplyLength;

        public override IReadOnlyList<byte[]> Seeds => [Convert.FromHexString("66669372B0DC")];

        public override void Feed(byte[] input)
        {
            // The bus gives whole replies only: shorter ones never reach the codec.
            Array.Resize(ref input, Sht4xCodec.ReplyLength);
            if (ShtReply.DecodeMeasurement(input, out int temperature, out int humidity) == Outcome.Ok)
            {
                Assert.IsTrue(temperature is >= 0 and <= 0xFFFF && humidity is >= 0 and <= 0xFFFF);
            }
        }
    }
}
