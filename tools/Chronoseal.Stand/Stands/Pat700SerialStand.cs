using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Pat700;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The PAT700 at its serial port.</summary>
    public sealed class Pat700SerialStand : PartStand
    {
        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it has a supply and settings of its own, and records only whole samples: a restart shows as records that are missing";

        /// <inheritdoc/>
        public override PartSheet Sheet => Pat700SerialPart.Sheet;

        /// <inheritdoc/>
        public override double SecondsToFirstValue => 92;

        /// <inheritdoc/>
        public override double SecondsBetweenValues => 90;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(9600, SerialParity.None, 1, false));
            _ = new Pat700SerialEmulator(line, bench.Room, bench.Clock, bench.Random("pat700"));
            return new Pat700SerialSensor("toc", bench.Open(line), bench.Delay, new Pat700SerialSettings());
        }

        /// <summary>Slower than the others: eight readings of it take a quarter of an hour.</summary>
        public override void SetRamps(RoomModel room)
        {
            base.SetRamps(room);
            room.SetRamp(RoomParameter.WaterTemperature, new RoomRamp(15, 0.02));
        }
    }
}
