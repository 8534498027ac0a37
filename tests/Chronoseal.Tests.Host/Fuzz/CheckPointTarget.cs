using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class CheckPointTarget : ModbusRecordTarget
    {
        private static readonly string[] s_seeds = ["07EA0001000F000000000000E148405A0002", "07EA0001000F000000000004"];

        public override string Name => "checkpoint records";

        public override IReadOnlyList<byte[]> Seeds => [.. s_seeds.Select(Convert.FromHexString)];

        protected override ISensor Make(AnyContentChannel channel) => new CheckPointSensor("fuzz", channel, new IdleTimeline(), new CheckPointSettings());
    }
}
