using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Ublox;
using Chronoseal.Plant;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Stand.Stands
{
    /// <summary>A receiver of generation 8.</summary>
    public sealed class UbloxM8tStand : UbloxStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => UbloxParts.Generation8;

        /// <inheritdoc/>
        public override UbloxModel Model { get; set; } = UbloxModel.LeaM8T;

        /// <inheritdoc/>
        protected override int BaudRate => 9_600;
    }
}
