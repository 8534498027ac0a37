using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxTimePulseTarget() : UbxTarget("TIM-TP", "007099140000000067E3FFFF61090330")
    {
        protected override void Decode(byte[] payload, int length)
        {
            var pulse = new UbxTimePulse();
            if (pulse.Decode(payload, length) == Outcome.Ok)
            {
                Assert.IsTrue(pulse.Week is >= 0 and <= 0xFFFF && pulse.TimeOfWeekMilliseconds < 604_801_000);
            }
        }
    }
}
