using Chronoseal.Drivers.Airnet;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The Airnet II.</summary>
    public sealed class AirnetStand : PartStand
    {
        /// <summary>How the counter is set up; to be changed before <see cref="Place"/>.</summary>
        public Plant.AirnetSettings Setup { get; set; } = new Plant.AirnetSettings();

        /// <summary>The counter, once it was placed.</summary>
        public AirnetEmulator Emulator { get; private set; } = null!;

        /// <summary>Its server, once it was placed.</summary>
        public ModbusTcpSlave Server { get; private set; } = null!;

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it has a supply and settings of its own, and records only whole samples: a restart shows as records that are missing";

        /// <inheritdoc/>
        public override PartSheet Sheet => AirnetPart.Sheet;

        /// <inheritdoc/>
        public override double SecondsToFirstValue => Setup.SampleSeconds + 1;

        /// <inheritdoc/>
        public override double SecondsBetweenValues => Setup.SampleSeconds + Setup.HoldSeconds;

        /// <inheritdoc/>
        public override bool ConfirmsLast => true;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            Emulator = new AirnetEmulator(bench.Plant, bench.Clock, bench.Room, bench.Random("airnet"), Setup);
            Server = new ModbusTcpSlave(Emulator);
            return new AirnetSensor("particles", new ModbusTcpChannel(bench.Connect(Server), bench.Delay), bench.Delay, new Drivers.Airnet.AirnetSettings());
        }

        /// <summary>The mean of the room over the sample, times what flowed through the counter meanwhile.</summary>
        public override double TruthAt(Bench bench, Sample sample, long trueNanoseconds)
        {
            RoomParameter size = sample.Quantity == Quantity.ParticlesChannel1 ? RoomParameter.ParticlesHalfMicrometre : RoomParameter.ParticlesFiveMicrometres;
            double volume = ParticleExposure.CubicMetres(AirnetEmulator.Flow, sample.ExposureMicroseconds * 1e-6);
            return ParticleExposure.Mean(bench.Room, size, trueNanoseconds, sample.ExposureMicroseconds * 1_000) * volume;
        }
    }
}
