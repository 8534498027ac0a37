using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class UbxValuesTarget() : UbxTarget("CFG-VALGET", "010000007E0191200101000530320006000540B0FBFFFF")
    {
        private static readonly uint[] s_keys = [UbxKey.TimePulseUart1, UbxKey.CableDelayNanoseconds, UbxKey.PulseDelayNanoseconds];
        private static readonly int[] s_values = [1, 50, -1_104];

        protected override void Decode(byte[] payload, int length)
        {
            if (UbxValues.Compare(payload, length, s_keys, s_values, 0, 3) == Outcome.Ok)
            {
                Assert.AreEqual(4 + 3 * 4 + 7, length);
            }
        }
    }
}
