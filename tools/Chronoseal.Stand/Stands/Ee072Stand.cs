using Chronoseal.Drivers.EplusE;
using Chronoseal.Drivers.Parts;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The EE072.</summary>
    public sealed class Ee072Stand : EplusEStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => EplusEPart.Ee072;

        /// <inheritdoc/>
        protected override bool IsEe072 => true;

        /// <inheritdoc/>
        protected override EplusESettings Settings => new(EplusEMap.Ee072(), 234);
    }
}
