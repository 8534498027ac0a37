using Chronoseal.Hal;
using Chronoseal.Protocols.Shdlc;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>An exchange over SHDLC that is answered with any bytes: it ends in time, and takes nothing but the reply to its command.</summary>
    internal sealed class ShdlcChannelTarget : FuzzTarget
    {
        private const int LimitMicroseconds = 5_000_000;

        public override string Name => "shdlc exchange";

        public override int LongestBytes => 120;

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Convert.FromHexString("7E00030000FC7E"),
            Convert.FromHexString("7E000300284000000040B80000410C00004114000040B0000041400000417C000041840000418500003F2CCCCD3D7E"),
        ];

        public override void Feed(byte[] input)
        {
            var port = new StreamPort(input);
            var channel = new ShdlcChannel(port, port, 0, 100);
            Outcome outcome = channel.Exchange(3, [], 0);
            Assert.IsLessThan(LimitMicroseconds, port.Microseconds);
            Assert.IsTrue(outcome is Outcome.Ok or Outcome.Timeout or Outcome.ShortReply or Outcome.BadChecksum or Outcome.WrongReply or Outcome.DeviceError, Outcomes.Name(outcome));
            Assert.IsTrue(outcome != Outcome.Ok || input.Length >= 7);
        }
    }
}
