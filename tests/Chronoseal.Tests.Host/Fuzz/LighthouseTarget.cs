using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class LighthouseTarget : ModbusRecordTarget
    {
        private static readonly string[] s_seeds = ["0007", "0005FFFF000569682E05", "0007", "69682E000000003C000000050000000000000160000000290000000300000000000000000000000D"];

        public override string Name => "lighthouse records";

        public override IReadOnlyList<byte[]> Seeds => [.. s_seeds.Select(Convert.FromHexString)];

        protected override ISensor Make(AnyContentChannel channel) => new LighthouseSensor("fuzz", channel, new IdleTimeline(), new LighthouseSettings());
    }
}
