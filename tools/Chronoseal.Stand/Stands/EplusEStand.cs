using Chronoseal.Drivers.EplusE;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>An E+E transmitter on RS-485.</summary>
    public abstract class EplusEStand : PartStand
    {
        private EplusEEmulator? _emulator;

        /// <summary>Whether it has the EE072's map.</summary>
        protected abstract bool IsEe072 { get; }

        /// <summary>The driver's settings.</summary>
        protected abstract EplusESettings Settings { get; }

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it measures by itself as soon as it has its supply again, with settings that it keeps: there is nothing to put right";

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(9_600, SerialParity.Even, 1, true));
            _emulator = new EplusEEmulator(bench.Plant, bench.Room, bench.Random(Sheet.Id), IsEe072);
            EplusESettings settings = Settings;
            _ = new ModbusRtuSlave(line, settings.Profile.Unit, _emulator);
            var channel = new ModbusRtuChannel(bench.Open(line), bench.Delay);
            return new EplusESensor("climate", channel, bench.Delay, settings);
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            _emulator!.SerialNumber = "251200000001";
            return true;
        }
    }
}
