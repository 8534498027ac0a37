namespace Chronoseal.Hal
{
    /// <summary>Units of samples. <see cref="Units.Symbol"/> gives the SenML name.</summary>
    public enum Unit
    {
        /// <summary>Not set.</summary>
        None = 0,

        /// <summary>Degrees Celsius.</summary>
        Celsius = 1,

        /// <summary>Percent relative humidity.</summary>
        PercentRelativeHumidity = 2,

        /// <summary>Parts per million; parts per billion are these with three more decimal places.</summary>
        PartsPerMillion = 3,

        /// <summary>A count.</summary>
        Count = 4,

        /// <summary>Pascals.</summary>
        Pascal = 5,
    }
}
