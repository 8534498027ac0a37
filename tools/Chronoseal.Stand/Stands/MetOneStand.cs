using Chronoseal.Drivers.MetOne;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A MET ONE counter, whatever it speaks.</summary>
    public abstract class MetOneStand : PartStand
    {
        private static readonly Dictionary<Quantity, RoomParameter> s_sizes = new()
        {
            [Quantity.ParticlesChannel1] = RoomParameter.ParticlesThirdMicrometre,
            [Quantity.ParticlesChannel2] = RoomParameter.ParticlesHalfMicrometre,
            [Quantity.ParticlesChannel3] = RoomParameter.ParticlesOneMicrometre,
            [Quantity.ParticlesChannel4] = RoomParameter.ParticlesFiveMicrometres,
        };

        /// <summary>How the counter is set up; to be changed before <see cref="Place"/>.</summary>
        public Plant.MetOneSettings Setup { get; set; } = new Plant.MetOneSettings();

        /// <summary>How the driver is told that it is.</summary>
        public Drivers.MetOne.MetOneSettings Settings { get; } = new Drivers.MetOne.MetOneSettings();

        /// <summary>The counter, once it was placed.</summary>
        public MetOneEmulator Emulator { get; private set; } = null!;

        /// <inheritdoc/>
        public override double SecondsToFirstValue => Setup.SampleSeconds + 1;

        /// <inheritdoc/>
        public override double SecondsBetweenValues => Setup.SampleSeconds + Setup.HoldSeconds;

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it has a supply and settings of its own, and records only whole samples: a restart shows as records that are missing";

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            Emulator = new MetOneEmulator(bench.Plant, bench.Clock, bench.Room, bench.Random("metone"), Setup);
            return new MetOneSensor("particles", Connect(bench), bench.Delay, Settings);
        }

        /// <summary>The mean of the room over the sample, times what flowed through the counter meanwhile.</summary>
        public override double TruthAt(Bench bench, Sample sample, long trueNanoseconds)
        {
            double volume = ParticleExposure.CubicMetres(MetOneEmulator.Flow, sample.ExposureMicroseconds * 1e-6);
            return ParticleExposure.Mean(bench.Room, s_sizes[sample.Quantity], trueNanoseconds, sample.ExposureMicroseconds * 1_000) * volume;
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            Emulator.SerialNumber++;
            return true;
        }

        /// <summary>Puts the counter on its bus and gives the driver's end.</summary>
        protected abstract IModbusChannel Connect(Bench bench);
    }
}
