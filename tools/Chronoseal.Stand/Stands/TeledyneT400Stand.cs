using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Teledyne;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The T400.</summary>
    public sealed class TeledyneT400Stand : TeledyneTcpStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => TeledynePart.T400;

        /// <inheritdoc/>
        protected override TeledyneModel Model => TeledyneModel.T400();

        /// <inheritdoc/>
        protected override TeledyneMap Map => TeledyneMap.T400;
    }
}
