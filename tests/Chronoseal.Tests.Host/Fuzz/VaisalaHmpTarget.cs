using Chronoseal.Drivers.VaisalaHmp;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class VaisalaHmpTarget : ModbusClimateTarget
    {
        public override string Name => "vaisala-hmp content";

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Convert.FromHexString("7AE141F4F5C341AA00010001"),
            Convert.FromHexString("CFC7E666C2F62D3132332E34350083000003000756616973616C610106484D503131330205322E342E30"),
        ];

        protected override ISensor Make(IModbusChannel channel, ITimeline timeline) =>
            new VaisalaHmpSensor("climate", channel, timeline, new VaisalaHmpSettings());
    }
}
