using Chronoseal.Drivers.Teledyne;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class TeledyneTarget : ModbusSensorTarget
    {
        public override string Name => "teledyne content";

        public override IReadOnlyList<byte[]> Seeds => [Convert.FromHexString("41E400004580019A00000001000000014145851F00000001")];

        protected override ISensor Make(IModbusChannel channel, ITimeline timeline) =>
            new TeledyneSensor("o3", channel, timeline, new TeledyneSettings(TeledyneModel.T400()));

        protected override void Check(Sample sample)
        {
            Assert.IsTrue(sample.Mantissa is >= -100_000 and <= 20_000_000);
        }
    }
}
