using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The CheckPoint.</summary>
    public sealed class CheckPointStand : PartStand
    {
        /// <summary>The analyser, once it was placed.</summary>
        public CheckPointEmulator Emulator { get; private set; } = null!;

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it has a supply and settings of its own, and records only whole samples: a restart shows as records that are missing";

        /// <inheritdoc/>
        public override PartSheet Sheet => CheckPointPart.Sheet;

        /// <inheritdoc/>
        public override double SecondsToFirstValue => SecondsBetweenValues;

        /// <inheritdoc/>
        public override double SecondsBetweenValues => (double)CheckPointEmulator.IntervalNanoseconds / VirtualTimeline.NanosecondsPerSecond;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            Emulator = new CheckPointEmulator(bench.Plant, bench.Clock, bench.Room, bench.Random("checkpoint"));
            var channel = new ModbusTcpChannel(bench.Connect(new ModbusTcpSlave(Emulator)), bench.Delay);
            return new CheckPointSensor("toc", channel, bench.Delay, new CheckPointSettings());
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            Emulator.SerialNumber++;
            return true;
        }
    }
}
