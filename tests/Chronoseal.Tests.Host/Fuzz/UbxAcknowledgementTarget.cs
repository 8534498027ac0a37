using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxAcknowledgementTarget() : UbxTarget("ACK", "068A")
    {
        protected override void Decode(byte[] payload, int length)
        {
            Outcome outcome = UbxAcknowledgement.Decode(payload, length, out int message);
            Assert.AreEqual(length == 2, outcome == Outcome.Ok);
            Assert.IsTrue(message is >= 0 and <= 0xFFFF);
        }
    }
}
