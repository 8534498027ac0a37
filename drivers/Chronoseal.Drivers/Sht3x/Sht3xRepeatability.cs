namespace Chronoseal.Drivers.Sht3x
{
    /// <summary>How long an SHT3x averages within a conversion: longer gives less noise (data sheet SHT3x-DIS, table 4).</summary>
    public enum Sht3xRepeatability
    {
        /// <summary>Least noise, 15.5 ms at most.</summary>
        High = 0,

        /// <summary>6.5 ms at most.</summary>
        Medium = 1,

        /// <summary>4.5 ms at most.</summary>
        Low = 2,
    }
}
