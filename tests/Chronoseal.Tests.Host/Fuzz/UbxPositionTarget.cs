using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxPositionTarget() : UbxTarget("NAV-PVT", "00709914EA07010F0000003719000000C01DFEFF0301E00C" + new string('0', 136))
    {
        protected override void Decode(byte[] payload, int length)
        {
            var position = new UbxPosition();
            AssertLabel(position.Decode(payload, length), position.UnixSeconds, position.OffsetNanoseconds);
        }
    }
}
