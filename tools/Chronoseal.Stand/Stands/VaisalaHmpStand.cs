using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.VaisalaHmp;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The Vaisala HMP110 on RS-485.</summary>
    public sealed class VaisalaHmpStand : PartStand
    {
        private VaisalaHmpEmulator? _emulator;

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it measures by itself as soon as it has its supply again, with settings that it keeps: there is nothing to put right";

        /// <inheritdoc/>
        public override PartSheet Sheet => VaisalaHmpPart.Sheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(19_200, SerialParity.None, 2, true));
            _emulator = new VaisalaHmpEmulator(bench.Plant, bench.Room, bench.Random("vaisala-hmp"));
            _ = new ModbusRtuSlave(line, VaisalaHmpEmulator.Address, _emulator);
            var channel = new ModbusRtuChannel(bench.Open(line), bench.Delay);
            return new VaisalaHmpSensor("climate", channel, bench.Delay, new VaisalaHmpSettings());
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            _emulator!.SerialNumber = "T0000001";
            return true;
        }
    }
}
