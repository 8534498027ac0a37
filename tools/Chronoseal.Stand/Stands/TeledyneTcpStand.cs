using Chronoseal.Drivers.Teledyne;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A Teledyne analyser on the network.</summary>
    public abstract class TeledyneTcpStand : PartStand
    {
        /// <summary>The driver's map.</summary>
        protected abstract TeledyneModel Model { get; }

        /// <summary>The emulator's map.</summary>
        protected abstract TeledyneMap Map { get; }

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it measures by itself as soon as it has its supply again, with settings that it keeps: there is nothing to put right; while it warms up it closes its gates";

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            var emulator = new TeledyneEmulator(bench.Plant, bench.Room, bench.Random(Sheet.Id), Map);
            var channel = new ModbusTcpChannel(bench.Connect(new ModbusTcpSlave(emulator)), bench.Delay);
            return new TeledyneSensor("amc", channel, bench.Delay, new TeledyneSettings(Model));
        }
    }
}
