using Chronoseal.Hal;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// A register whose content is known beforehand, read at commissioning: if it holds what it must, address base and word order
    /// of the profile are right.
    /// </summary>
    public sealed class ModbusProof
    {
        /// <summary>Names a proof register.</summary>
        /// <param name="function">The function that reads it.</param>
        /// <param name="address">Its address, in the profile's own base.</param>
        /// <param name="isFloat">True for a float in two registers, false for one unsigned register.</param>
        /// <param name="minimumMilli">The least it can hold, in thousandths.</param>
        /// <param name="maximumMilli">The most it can hold, in thousandths.</param>
        public ModbusProof(byte function, int address, bool isFloat, long minimumMilli, long maximumMilli)
        {
            Function = function;
            Address = address;
            IsFloat = isFloat;
            MinimumMilli = minimumMilli;
            MaximumMilli = maximumMilli;
        }

        /// <summary>The function that reads it.</summary>
        public byte Function { get; }

        /// <summary>Its address, in the profile's own base.</summary>
        public int Address { get; }

        /// <summary>True for a float in two registers, false for one unsigned register.</summary>
        public bool IsFloat { get; }

        /// <summary>The least it can hold, in thousandths.</summary>
        public long MinimumMilli { get; }

        /// <summary>The most it can hold, in thousandths.</summary>
        public long MaximumMilli { get; }

        /// <summary>Judges what was read.</summary>
        /// <returns><see cref="Outcome.OutOfRange"/> if it is not what it must be: the profile does not fit the device.</returns>
        public Outcome Judge(long milli)
        {
            return milli >= MinimumMilli && milli <= MaximumMilli ? Outcome.Ok : Outcome.OutOfRange;
        }
    }
}
