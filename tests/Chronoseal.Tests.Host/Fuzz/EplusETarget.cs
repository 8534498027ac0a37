using Chronoseal.Drivers.EplusE;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class EplusETarget : ModbusClimateTarget
    {
        public override string Name => "e+e content";

        public override IReadOnlyList<byte[]> Seeds => [Convert.FromHexString("A10641D7087642A1"), new byte[4]];

        protected override ISensor Make(IModbusChannel channel, ITimeline timeline) =>
            new EplusESensor("climate", channel, timeline, new EplusESettings(EplusEMap.Ee210(), 242));
    }
}
