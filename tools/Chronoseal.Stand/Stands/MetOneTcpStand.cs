using Chronoseal.Drivers.MetOne;
using Chronoseal.Drivers.Parts;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A MET ONE counter on Ethernet.</summary>
    public sealed class MetOneTcpStand : MetOneStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => MetOnePart.Tcp;

        /// <inheritdoc/>
        protected override IModbusChannel Connect(Bench bench) => new ModbusTcpChannel(bench.Connect(new ModbusTcpSlave(Emulator)), bench.Delay);
    }
}
