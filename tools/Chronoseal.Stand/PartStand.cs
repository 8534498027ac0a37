using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand
{
    /// <summary>
    /// A part under test: its emulator on a bench and its driver on the same bus. One stand a part sheet; the tests of the
    /// contract, of faults and of allocation, the benchmarks and `chronoseal bus` all stand on these. Use an instance once.
    /// </summary>
    public abstract class PartStand
    {
        /// <summary>What the stand is of.</summary>
        public abstract PartSheet Sheet { get; }

        /// <summary>How long after power-on the part gives its first value, in simulated seconds.</summary>
        public virtual double SecondsToFirstValue => 2;

        /// <summary>How often the part has a new value, in seconds; 1 for parts that measure on request.</summary>
        public virtual double SecondsBetweenValues => 1;

        /// <summary>Whether the part speaks by itself, so that its silence says nothing for a while.</summary>
        public virtual bool IsUnsolicited => false;

        /// <summary>Whether the last exchange of a reading only tells the part that its value was taken, and costs no value if it fails.</summary>
        public virtual bool ConfirmsLast => false;

        /// <summary>Puts the emulator on the bench, powers it, and makes the driver. Null for parts that are no sensors.</summary>
        public abstract ISensor? Place(Bench bench);

        /// <summary>Makes the room's parameters rise; steep enough that a wrong instant shows, flat enough to stay in range for five minutes.</summary>
        public virtual void SetRamps(RoomModel room)
        {
            room.SetRamp(RoomParameter.Temperature, new RoomRamp(5, 0.2));
            room.SetRamp(RoomParameter.RelativeHumidity, new RoomRamp(15, 0.2));
            room.SetRamp(RoomParameter.Formaldehyde, new RoomRamp(5, 1));
            room.SetRamp(RoomParameter.ParticlesThirdMicrometre, new RoomRamp(400_000, 20_000));
            room.SetRamp(RoomParameter.ParticlesHalfMicrometre, new RoomRamp(100_000, 5_000));
            room.SetRamp(RoomParameter.ParticlesOneMicrometre, new RoomRamp(30_000, 1_500));
            room.SetRamp(RoomParameter.ParticlesTwoAndAHalfMicrometres, new RoomRamp(15_000, 800));
            room.SetRamp(RoomParameter.ParticlesFiveMicrometres, new RoomRamp(8_000, 400));
            room.SetRamp(RoomParameter.ParticlesTenMicrometres, new RoomRamp(2_000, 100));
            room.SetRamp(RoomParameter.TotalOrganicCarbon, new RoomRamp(1, 0.5));
            room.SetRamp(RoomParameter.DifferentialPressure, new RoomRamp(-20, 0.4));
            room.SetRamp(RoomParameter.Ozone, new RoomRamp(2, 0.8));
            room.SetRamp(RoomParameter.SulfurDioxide, new RoomRamp(2, 0.7));
            room.SetRamp(RoomParameter.HydrogenSulfide, new RoomRamp(2, 0.6));
            room.SetRamp(RoomParameter.Mass1, new RoomRamp(2, 0.3));
            room.SetRamp(RoomParameter.Mass2Point5, new RoomRamp(3, 0.4));
            room.SetRamp(RoomParameter.Mass4, new RoomRamp(4, 0.5));
            room.SetRamp(RoomParameter.Mass10, new RoomRamp(5, 0.6));
            room.SetRamp(RoomParameter.WaterTemperature, new RoomRamp(15, 0.1));
            room.SetRamp(RoomParameter.WaterConductivity, new RoomRamp(0.06, 0.001));
        }

        /// <summary>
        /// The true value that a sample stands for, in the sample's unit, if it was measured at an instant: the room's value
        /// then, or what the room gave over the exposure that ended then.
        /// </summary>
        public virtual double TruthAt(Bench bench, Sample sample, long trueNanoseconds) => RoomTruth.At(bench.Room, sample.Quantity, trueNanoseconds);

        /// <summary>The step of a quantity's values, from the sheet.</summary>
        public double ResolutionOf(Quantity quantity) => Sheet.Quantities.Single(q => q.Quantity == quantity).Resolution;

        /// <summary>Takes the specimen out and puts another in its place; false for parts that do not tell their serial number.</summary>
        public virtual bool TrySwap() => false;

        /// <summary>Why <see cref="TryBrownOut"/> is false; empty where it is true.</summary>
        public virtual string WhyNoBrownOut => "";

        /// <summary>
        /// Takes the supply away for a moment: the part forgets what it was told and, where it can, flags it. False for parts that
        /// keep no state that matters.
        /// </summary>
        public virtual bool TryBrownOut() => false;
    }
}
