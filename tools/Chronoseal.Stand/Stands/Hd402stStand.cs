using Chronoseal.Drivers.Hd402st;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The HD402ST1 on RS-485.</summary>
    public sealed class Hd402stStand : PartStand
    {
        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it measures by itself as soon as it has its supply again, with settings that it keeps: there is nothing to put right";

        /// <inheritdoc/>
        public override PartSheet Sheet => Hd402stPart.Sheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            var settings = new Hd402stSettings();
            SerialLine line = bench.Lay(new SerialSettings(19_200, SerialParity.Even, 1, true));
            var emulator = new Hd402stEmulator(bench.Plant, bench.Room, bench.Random("hd402st"), 1);
            _ = new ModbusRtuSlave(line, settings.Profile.Unit, emulator);
            return new Hd402stSensor("dp", new ModbusRtuChannel(bench.Open(line), bench.Delay), bench.Delay, settings);
        }
    }
}
