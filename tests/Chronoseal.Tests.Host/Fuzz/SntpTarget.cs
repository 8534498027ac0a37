using Chronoseal.Hal;
using Chronoseal.Protocols.Sntp;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>Replies to a request with a known nonce, and what an exchange makes of those that pass.</summary>
    internal sealed class SntpTarget : FuzzTarget
    {
        private const ulong Nonce = 0x1122334455667788;
        private readonly SntpReply _reply = new();
        private readonly SntpSample _sample = new(100);

        public override string Name => "sntp reply";

        public override int LongestBytes => 96;

        // Stratum 1, precision 2^-20 s, GPS; asked, taken and answered in 2026.
        public override IReadOnlyList<byte[]> Seeds { get; } =
        [
            Convert.FromHexString("240106EC000000000000001047505300ED13D28000000000" + "1122334455667788ED13D29000000000ED13D29000010000"),
            Convert.FromHexString("240000000000000000000000524154450000000000000000" + "112233445566778800000000000000000000000000000000"),
        ];

        public override void Feed(byte[] input)
        {
            Outcome outcome = _reply.Decode(input, input.Length, Nonce);
            Assert.IsTrue(outcome == Outcome.DeviceError || _reply.KissCode == 0);
            Assert.IsLessThanOrEqualTo(4, _reply.KissText().Length);
            if (outcome != Outcome.Ok)
            {
                return;
            }

            Assert.IsTrue(_reply.Stratum is >= 1 and <= 15 && _reply.PrecisionMicroseconds >= 1);
            Assert.IsTrue(_reply.RootDelayMicroseconds >= 0 && _reply.RootDispersionMicroseconds >= 0);
            Assert.IsGreaterThanOrEqualTo(_reply.ReceivedUtcMicroseconds, _reply.TransmittedUtcMicroseconds);
            if (_sample.Evaluate(_reply, 1_000_000, 1_050_000) == Outcome.Ok)
            {
                Assert.IsTrue(_sample.BoundMicroseconds > 0 && _sample.RoundTripMicroseconds >= 0);
            }
        }
    }
}
