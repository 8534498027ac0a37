using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>A receiver that answers its configuration with any bytes: every exchange ends, and nothing is taken for a receiver that is set up.</summary>
    internal sealed class UbloxReceiverTarget : FuzzTarget
    {
        private const long LimitMicroseconds = 600_000_000;

        public override string Name => "ublox exchange";

        public override int LongestBytes => 160;

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Convert.FromHexString("B56205010200068A98C1"),
            Convert.FromHexString("B56205000200068A97BC"),
            Convert.FromHexString("B5620A0400000E34"),
        ];

        public override void Feed(byte[] input)
        {
            var port = new StreamPort(input);
            var receiver = new UbloxReceiver("time", port, port, new UbloxSettings());
            receiver.Identify(new SensorIdentity());
            Assert.AreNotEqual(Outcome.Ok, receiver.Configure());
            Assert.AreNotEqual(Outcome.Ok, receiver.Verify());
            Assert.IsLessThan(LimitMicroseconds, port.Microseconds);
        }
    }
}
