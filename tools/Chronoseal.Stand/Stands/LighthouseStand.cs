using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A Lighthouse counter, whatever it speaks.</summary>
    public abstract class LighthouseStand : PartStand
    {
        private static readonly Dictionary<Quantity, RoomParameter> s_sizes = new()
        {
            [Quantity.ParticlesChannel1] = RoomParameter.ParticlesHalfMicrometre,
            [Quantity.ParticlesChannel2] = RoomParameter.ParticlesOneMicrometre,
            [Quantity.ParticlesChannel3] = RoomParameter.ParticlesFiveMicrometres,
        };

        /// <summary>How the counter is set up; to be changed before <see cref="Place"/>.</summary>
        public Plant.LighthouseSettings Setup { get; set; } = new Plant.LighthouseSettings();

        /// <summary>The counter, once it was placed.</summary>
        public LighthouseEmulator Emulator { get; private set; } = null!;

        /// <inheritdoc/>
        public override double SecondsToFirstValue => Setup.SampleSeconds + 1;

        /// <inheritdoc/>
        public override double SecondsBetweenValues => Setup.SampleSeconds + Setup.HoldSeconds;

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it has a supply and settings of its own, and records only whole samples: a restart shows as records that are missing";

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            Emulator = new LighthouseEmulator(bench.Plant, bench.Clock, bench.Room, bench.Random("lighthouse"), Setup);
            return new LighthouseSensor("particles", Connect(bench), bench.Delay, new Drivers.Lighthouse.LighthouseSettings());
        }

        /// <summary>The mean of the room over the sample, times what flowed through the counter meanwhile.</summary>
        public override double TruthAt(Bench bench, Sample sample, long trueNanoseconds)
        {
            double volume = ParticleExposure.CubicMetres(Setup.FlowHundredthsCfm / 100.0, sample.ExposureMicroseconds * 1e-6);
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
