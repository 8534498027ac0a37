using Chronoseal.Drivers.Sfa30;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Sfa30Target : FuzzTarget
    {
        public override string Name => "sfa30 values and marking";

        public override int LongestBytes => Sfa30Codec.MarkingReplyLength;

        public override IReadOnlyList<byte[]> Seeds => [Convert.FromHexString("00B25C11A85E10CDE4"), Convert.FromHexString("7FFF8F7FFF8F7FFF8F")];

        public override void Feed(byte[] input)
        {
            // The bus gives whole replies only: shorter ones never reach the codec.
            byte[] values = (byte[])input.Clone();
            Array.Resize(ref values, Sfa30Codec.ValuesReplyLength);
            if (Sfa30Codec.DecodeValues(values, out int formaldehyde, out int humidity, out int temperature) == Outcome.Ok)
            {
                Assert.IsTrue(formaldehyde is >= short.MinValue and < short.MaxValue);
                Assert.IsTrue(humidity is >= short.MinValue and <= short.MaxValue && temperature is >= short.MinValue and <= short.MaxValue);
            }

            Array.Resize(ref input, Sfa30Codec.MarkingReplyLength);
            if (Sfa30Codec.DecodeMarking(input, out string marking) == Outcome.Ok)
            {
                Assert.IsTrue(marking.Length <= Sfa30Codec.MarkingLength && marking.All(c => c is >= ' ' and < '\x7F'));
            }
        }
    }
}
