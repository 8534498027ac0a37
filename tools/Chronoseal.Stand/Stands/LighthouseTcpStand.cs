using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Parts;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A Lighthouse counter on Ethernet.</summary>
    public sealed class LighthouseTcpStand : LighthouseStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => LighthousePart.Tcp;

        /// <inheritdoc/>
        protected override IModbusChannel Connect(Bench bench) => new ModbusTcpChannel(bench.Connect(new ModbusTcpSlave(Emulator)), bench.Delay);
    }
}
