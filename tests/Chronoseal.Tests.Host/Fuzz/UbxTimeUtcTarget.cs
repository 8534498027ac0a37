using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxTimeUtcTarget() : UbxTarget("NAV-TIMEUTC", "0070991419000000C01DFEFFEA07010F00000037", "0070991419000000C01DFEFFE0070C1F173B3C37")
    {
        protected override void Decode(byte[] payload, int length)
        {
            var time = new UbxTimeUtc();
            AssertLabel(time.Decode(payload, length), time.UnixSeconds, time.OffsetNanoseconds);
        }
    }
}
