using Chronoseal.Drivers.MetOne;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A MET ONE counter on an RTU line.</summary>
    public sealed class MetOneRtuStand : MetOneStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => MetOnePart.Rtu;

        /// <inheritdoc/>
        protected override IModbusChannel Connect(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(19_200, SerialParity.None, 1, true));
            _ = new ModbusRtuSlave(line, MetOneEmulator.DefaultAddress, Emulator);
            return new ModbusRtuChannel(bench.Open(line), bench.Delay);
        }
    }
}
