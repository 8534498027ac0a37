using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>Payloads of one UBX message, as the frame reader hands them on: in a buffer of its own, which may hold more.</summary>
    internal abstract class UbxTarget(string name, params string[] seeds) : FuzzTarget
    {
        private readonly byte[] _payload = new byte[UbxFrameReader.MaximumSkippedLength];

        public override string Name => "ubx " + name;

        public override int LongestBytes => 160;

        public override IReadOnlyList<byte[]> Seeds { get; } = [.. seeds.Select(s => Convert.FromHexString(s.Replace(" ", "")))];

        public override void Feed(byte[] input)
        {
            input.CopyTo(_payload, 0);
            Decode(_payload, input.Length);

            // A buffer that ends with the payload: nothing behind it may be touched.
            Decode(input, input.Length);
        }

        protected abstract void Decode(byte[] payload, int length);

        protected static void AssertLabel(Outcome outcome, long unixSeconds, int offsetNanoseconds)
        {
            if (outcome == Outcome.Ok)
            {
                Assert.IsTrue(unixSeconds is > 946_684_700 and < 7_258_118_500 && offsetNanoseconds is >= -500_000_000 and < 500_000_000);
            }
        }
    }
}
