using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sgp4x;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Codec = Chronoseal.Plant.Sgp4xCodec;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SGP41, past the first seconds without an index.</summary>
    public class Sgp41Stand : PartStand
    {
        private Sgp4xEmulator? _emulator;

        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it tells nothing of a restart and measures at the next request; the index follows the plate as it warms up";

        /// <inheritdoc/>
        public override PartSheet Sheet => Sgp4xPart.Sgp41Sheet;

        /// <summary>Which part it is.</summary>
        private protected virtual Sgp4xModel Model => Sgp4xModel.Sgp41;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            _emulator = new Sgp4xEmulator(bench.Plant, bench.Room, bench.Random(Sheet.Id), Model == Sgp4xModel.Sgp41);
            II2cDevice device = bench.Attach(Sgp4xEmulator.Address, _emulator);
            return new WarmedUpSensor(new Sgp4xSensor("gas", device, bench.Delay, new Sgp4xSettings { Model = Model }), bench.Delay);
        }

        /// <summary>
        /// An index has no truth in the room, but the ticks that it was made of have: each tick by which those of the sample differ
        /// from the room's at that instant counts as a step of the index. That the index follows from the ticks is proven by the
        /// maker's vectors (GasIndexTests).
        /// </summary>
        public override double TruthAt(Bench bench, Sample sample, long trueNanoseconds)
        {
            double ticks = sample.Quantity == Quantity.VolatileOrganicIndex
                ? Codec.OrganicTicks(bench.Room.At(RoomParameter.VolatileOrganics, trueNanoseconds))
                : Codec.NitrogenTicks(bench.Room.At(RoomParameter.NitrogenOxides, trueNanoseconds));
            return sample.Mantissa + ticks - sample.Raw;
        }

        /// <summary>Air that clears: under the logarithm this is steepest towards the end, 20 to 100 ticks a second for a minute and a half.</summary>
        public override void SetRamps(RoomModel room)
        {
            base.SetRamps(room);
            room.SetRamp(RoomParameter.VolatileOrganics, new RoomRamp(5_900, -50));
            room.SetRamp(RoomParameter.NitrogenOxides, new RoomRamp(5_900, -50));
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            _emulator!.Replace(_emulator.SerialNumber ^ 0x5555_0000_5555);
            return true;
        }
    }
}
