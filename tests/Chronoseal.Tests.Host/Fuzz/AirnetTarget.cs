using Chronoseal.Drivers.Airnet;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class AirnetTarget : ModbusRecordTarget
    {
        private static readonly string[] s_seeds = ["03000169682E000000177000000000000A0000000A0000000200000000016000000000"];

        public override string Name => "airnet records";

        public override IReadOnlyList<byte[]> Seeds => [.. s_seeds.Select(Convert.FromHexString)];

        protected override ISensor Make(AnyContentChannel channel) => new AirnetSensor("fuzz", channel, new IdleTimeline(), new AirnetSettings());
    }
}
