namespace Chronoseal.Plant
{
    /// <summary>Units of the CheckPoint's register 3302 (sensors.md 5.1).</summary>
    public enum CheckPointUnits
    {
        /// <summary>Parts per trillion.</summary>
        PartsPerTrillion = 1,

        /// <summary>Parts per billion.</summary>
        PartsPerBillion = 2,

        /// <summary>Parts per million.</summary>
        PartsPerMillion = 3,
    }
}
