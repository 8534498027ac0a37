using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxLeapSecondsTarget() : UbxTarget("NAV-TIMELS", "80D9EE160000000002120200A2DD31048909070000000003")
    {
        protected override void Decode(byte[] payload, int length)
        {
            var leap = new UbxLeapSeconds();
            if (leap.Decode(payload, length) == Outcome.Ok)
            {
                Assert.IsTrue(leap.ChangeSeconds is >= -1 and <= 1);
            }
        }
    }
}
