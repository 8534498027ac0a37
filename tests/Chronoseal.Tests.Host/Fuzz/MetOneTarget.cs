using Chronoseal.Drivers.MetOne;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class MetOneTarget : ModbusRecordTarget
    {
        private static readonly string[] s_seeds = ["07EA010F0000000000000100000000000000000000000160"];

        public override string Name => "metone records";

        public override IReadOnlyList<byte[]> Seeds => [.. s_seeds.Select(Convert.FromHexString)];

        protected override ISensor Make(AnyContentChannel channel) => new MetOneSensor("fuzz", channel, new IdleTimeline(), new MetOneSettings());
    }
}
