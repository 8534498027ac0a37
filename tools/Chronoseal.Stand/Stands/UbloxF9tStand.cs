using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Ublox;
using Chronoseal.Plant;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A receiver of generation 9.</summary>
    public sealed class UbloxF9tStand : UbloxStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => UbloxParts.Generation9;

        /// <inheritdoc/>
        public override UbloxModel Model { get; set; } = UbloxModel.ZedF9T;

        /// <inheritdoc/>
        protected override int BaudRate => 38_400;
    }
}
