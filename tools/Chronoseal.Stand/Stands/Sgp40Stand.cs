using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sgp4x;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SGP40: one pixel, no conditioning.</summary>
    public sealed class Sgp40Stand : Sgp41Stand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => Sgp4xPart.Sgp40Sheet;

        private protected override Sgp4xModel Model => Sgp4xModel.Sgp40;
    }
}
