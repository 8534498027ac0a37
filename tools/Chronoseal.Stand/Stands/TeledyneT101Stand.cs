using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Teledyne;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The T101 on its serial port, with the discrete inputs that its emulator has.</summary>
    public sealed class TeledyneT101Stand : PartStand
    {
        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it measures by itself as soon as it has its supply again, with settings that it keeps: there is nothing to put right; while it warms up it closes its gates";

        /// <inheritdoc/>
        public override PartSheet Sheet => TeledynePart.T101;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            var settings = new TeledyneSettings(TeledyneModel.T101([15, 16, 17, 18, 22], 19, false));
            SerialLine line = bench.Lay(new SerialSettings(19_200, SerialParity.None, 1, true));
            var emulator = new TeledyneEmulator(bench.Plant, bench.Room, bench.Random("teledyne-t101"), TeledyneMap.T101);
            _ = new ModbusRtuSlave(line, settings.Profile.Unit, emulator);
            return new TeledyneSensor("h2s", new ModbusRtuChannel(bench.Open(line), bench.Delay), bench.Delay, settings);
        }
    }
}
