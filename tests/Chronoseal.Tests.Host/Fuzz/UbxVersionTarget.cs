using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxVersionTarget() : UbxTarget(
        "MON-VER",
        "45585420434F524520332E3031202831313131343129000000000000000030303038303030300000"
            + "46575645523D54494D20312E313000000000000000000000000000000000"
            + "4D4F443D4C45412D4D38542D300000000000000000000000000000000000")
    {
        protected override void Decode(byte[] payload, int length)
        {
            if (UbxVersion.Check(payload, length) == Outcome.Ok)
            {
                Assert.IsLessThanOrEqualTo(30, UbxVersion.Software(payload).Length);
                Assert.IsLessThanOrEqualTo(10, UbxVersion.Hardware(payload).Length);
                Assert.IsLessThanOrEqualTo(30, UbxVersion.Remark(payload, length, "FWVER").Length);
            }
        }
    }
}
