using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Teledyne;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The T100, with the input registers that its emulator has.</summary>
    public sealed class TeledyneT100Stand : TeledyneTcpStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => TeledynePart.T100;

        /// <inheritdoc/>
        protected override TeledyneModel Model => TeledyneModel.T100(22, 36, 50);

        /// <inheritdoc/>
        protected override TeledyneMap Map => TeledyneMap.T100;
    }
}
