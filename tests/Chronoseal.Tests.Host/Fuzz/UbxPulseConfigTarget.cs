using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxPulseConfigTarget() : UbxTarget("CFG-TP5", "000100003200000040420F0040420F0000000000A08601000000000077000000")
    {
        private static readonly UbloxSettings s_settings = new();

        protected override void Decode(byte[] payload, int length)
        {
            if (UbxPulseConfig.Compare(payload, length, s_settings) == Outcome.Ok)
            {
                Assert.AreEqual(0x77, payload[28]);
            }
        }
    }
}
