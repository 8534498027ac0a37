namespace Chronoseal.Hal
{
    /// <summary>The parity bit of a serial character.</summary>
    public enum SerialParity
    {
        /// <summary>No parity bit.</summary>
        None = 0,

        /// <summary>An odd number of ones.</summary>
        Odd = 1,

        /// <summary>An even number of ones.</summary>
        Even = 2,
    }
}
