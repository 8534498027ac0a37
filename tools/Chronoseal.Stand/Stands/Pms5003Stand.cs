using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Pms5003;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The PMS5003, asked for every frame.</summary>
    public sealed class Pms5003Stand : PartStand
    {
        private Pms5003Emulator? _emulator;

        /// <inheritdoc/>
        public override PartSheet Sheet => Pms5003Part.Sheet;

        /// <inheritdoc/>
        public override double SecondsToFirstValue => 31;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(9600, SerialParity.None, 1, false));
            _emulator = new Pms5003Emulator(line, bench.Room, bench.Random("pms5003"));
            return new Pms5003Sensor("dust", bench.Open(line), bench.Delay, new Pms5003Settings());
        }

        /// <inheritdoc/>
        public override double TruthAt(Bench bench, Sample sample, long trueNanoseconds) => sample.Quantity switch
        {
            Quantity.ParticleNumber1 => bench.Room.At(RoomParameter.ParticlesThirdMicrometre, trueNanoseconds),
            Quantity.ParticleNumber2 => bench.Room.At(RoomParameter.ParticlesHalfMicrometre, trueNanoseconds),
            Quantity.ParticleNumber3 => bench.Room.At(RoomParameter.ParticlesOneMicrometre, trueNanoseconds),
            Quantity.ParticleNumber4 => bench.Room.At(RoomParameter.ParticlesTwoAndAHalfMicrometres, trueNanoseconds),
            Quantity.ParticleNumber5 => bench.Room.At(RoomParameter.ParticlesFiveMicrometres, trueNanoseconds),
            Quantity.ParticleNumber6 => bench.Room.At(RoomParameter.ParticlesTenMicrometres, trueNanoseconds),
            _ => base.TruthAt(bench, sample, trueNanoseconds),
        };

        /// <inheritdoc/>
        public override bool TryBrownOut()
        {
            _emulator!.PowerOn();
            return true;
        }
    }
}
