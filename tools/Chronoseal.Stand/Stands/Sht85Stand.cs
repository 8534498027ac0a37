using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sht3x;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SHT85: the same chip on another carrier.</summary>
    public sealed class Sht85Stand : Sht3xStand
    {
        /// <inheritdoc/>
        public override PartSheet Sheet => Sht3xPart.Sht85Sheet;
    }
}
