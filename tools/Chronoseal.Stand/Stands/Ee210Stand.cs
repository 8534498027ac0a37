using Chronoseal.Drivers.EplusE;
using Chronoseal.Drivers.Parts;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The EE210.</summary>
    public sealed class Ee210Stand : EplusEStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => EplusEPart.Ee210;

        /// <inheritdoc/>
        protected override bool IsEe072 => false;

        /// <inheritdoc/>
        protected override EplusESettings Settings => new(EplusEMap.Ee210(), 242);
    }
}
