using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sievers500Rl;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The Sievers 500 RL.</summary>
    public sealed class Sievers500RlStand : PartStand
    {
        /// <inheritdoc/>
        public override string WhyNoBrownOut => "it only ever speaks by itself: a restart is a line that does not come";

        /// <inheritdoc/>
        public override PartSheet Sheet => Sievers500RlPart.Sheet;

        /// <inheritdoc/>
        public override double SecondsToFirstValue => 122;

        /// <inheritdoc/>
        public override double SecondsBetweenValues => 120;

        /// <inheritdoc/>
        public override bool IsUnsolicited => true;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench)
        {
            SerialLine line = bench.Lay(new SerialSettings(9600, SerialParity.None, 1, false));
            _ = new Sievers500RlEmulator(line, bench.Room, bench.Clock, bench.Random("sievers"));
            return new Sievers500RlSensor("toc", bench.Open(line), bench.Delay, new Sievers500RlSettings());
        }

        /// <summary>Slower than the others: eight readings of it take half an hour.</summary>
        public override void SetRamps(RoomModel room)
        {
            base.SetRamps(room);
            room.SetRamp(RoomParameter.WaterTemperature, new RoomRamp(15, 0.02));
        }
    }
}
