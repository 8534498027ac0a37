using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxUniqueIdTarget() : UbxTarget("SEC-UNIQID", "01000000D35A218F07", "02000000D35A218F0799")
    {
        protected override void Decode(byte[] payload, int length)
        {
            if (UbxUniqueId.Check(payload, length) == Outcome.Ok)
            {
                Assert.IsTrue(UbxUniqueId.Text(payload).Length is 10 or 12);
            }
        }
    }
}
