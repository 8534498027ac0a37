using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sps30;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Shdlc;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SPS30 on a UART.</summary>
    public sealed class Sps30UartStand : Sps30Stand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => Sps30Part.UartSheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(115_200, SerialParity.None, 1, false));
            _ = new Sps30UartEmulator(line, Make(bench));
            var channel = new ShdlcChannel(bench.Open(line), bench.Delay, ShdlcChannel.UsualAddress, ShdlcChannel.UsualTimeoutMilliseconds);
            return new Sps30Sensor("dust", channel, bench.Delay, new Sps30Settings());
        }
    }
}
