using Chronoseal.Drivers.Sdp8xx;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Sdp8xxTarget : FuzzTarget
    {
        public override string Name => "sdp8xx replies";

        public override int LongestBytes => Sdp8xxCodec.ProductLength;

        public override IReadOnlyList<byte[]> Seeds => [Convert.FromHexString("FFA65A122A6B003C39"), Convert.FromHexString("0BB89D122A6B00F003")];

        public override void Feed(byte[] input)
        {
            // The bus gives whole replies only: shorter ones never reach the codec.
            Array.Resize(ref input, Sdp8xxCodec.ProductLength);
            Sdp8xxCodec.DecodeProduct((byte[])input.Clone(), out _, out _, out _);
            if (Sdp8xxCodec.DecodeMeasurement(input, out int pressure, out int stepsPerPascal) == Outcome.Ok)
            {
                Assert.IsGreaterThan(0, stepsPerPascal);
                Assert.IsLessThanOrEqualTo(327_680_000, Math.Abs(Sdp8xxCodec.TenthMilliPascals(pressure, stepsPerPascal)));
            }
        }
    }
}
