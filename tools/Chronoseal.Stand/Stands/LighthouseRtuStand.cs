using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A Lighthouse counter on an RTU line.</summary>
    public sealed class LighthouseRtuStand : LighthouseStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => LighthousePart.Rtu;

        /// <inheritdoc/>
        protected override IModbusChannel Connect(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(19_200, SerialParity.None, 1, true));
            _ = new ModbusRtuSlave(line, LighthouseEmulator.DefaultAddress, Emulator);
            return new ModbusRtuChannel(bench.Open(line), bench.Delay);
        }
    }
}
