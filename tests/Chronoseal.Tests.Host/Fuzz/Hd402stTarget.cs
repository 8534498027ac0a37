using Chronoseal.Drivers.Hd402st;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Hd402stTarget : ModbusSensorTarget
    {
        public override string Name => "hd402st content";

        public override IReadOnlyList<byte[]> Seeds => [Convert.FromHexString("007D0000"), Convert.FromHexString("00010001800080008000000100018000000180008000")];

        protected override ISensor Make(IModbusChannel channel, ITimeline timeline) => new Hd402stSensor("dp", channel, timeline, new Hd402stSettings());

        protected override void Check(Sample sample)
        {
            Assert.IsTrue(sample.Mantissa is > -32_768 and < 32_767);
        }
    }
}
