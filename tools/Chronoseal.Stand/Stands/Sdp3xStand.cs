using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sdp8xx;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>An SDP32: the small housing, with the finer scale.</summary>
    public sealed class Sdp3xStand : Sdp8xxStand
    {
        private const uint Sdp32ProductNumber = 0x03010201;
        private const short StepsPerPascal = 240;

        /// <inheritdoc/>
        public override PartSheet Sheet => Sdp8xxPart.Sdp3xSheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench) => Place(bench, Sdp8xxEmulator.SmallAddress, Sdp32ProductNumber, StepsPerPascal);

        /// <summary>Within the smaller range.</summary>
        public override void SetRamps(RoomModel room)
        {
            base.SetRamps(room);
            room.SetRamp(RoomParameter.DifferentialPressure, new RoomRamp(-110, 0.7));
        }
    }
}
