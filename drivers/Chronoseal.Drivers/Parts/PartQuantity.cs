// host only
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Parts
{
    /// <summary>One quantity of a part, as its data sheet has it.</summary>
    public sealed class PartQuantity
    {
        /// <summary>States a quantity.</summary>
        /// <param name="quantity">Which.</param>
        /// <param name="unit">The unit of the driver's samples.</param>
        /// <param name="range">Measuring range with its unit, such as "-40 to 125 degC".</param>
        /// <param name="accuracy">Accuracy as the maker states it, or "not stated".</param>
        /// <param name="resolution">The step of the digital value, in the unit; tests hold the driver to it.</param>
        public PartQuantity(Quantity quantity, Unit unit, string range, string accuracy, double resolution)
        {
            Quantity = quantity;
            Unit = unit;
            Range = range;
            Accuracy = accuracy;
            Resolution = resolution;
        }

        /// <summary>Which quantity.</summary>
        public Quantity Quantity { get; }

        /// <summary>The unit of the driver's samples.</summary>
        public Unit Unit { get; }

        /// <summary>Measuring range.</summary>
        public string Range { get; }

        /// <summary>Accuracy as the maker states it.</summary>
        public string Accuracy { get; }

        /// <summary>The step of the digital value, in the unit.</summary>
        public double Resolution { get; }
    }
}
