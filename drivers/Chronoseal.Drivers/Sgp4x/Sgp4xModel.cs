namespace Chronoseal.Drivers.Sgp4x
{
    /// <summary>Which part it is; its feature set has to agree.</summary>
    public enum Sgp4xModel
    {
        /// <summary>Volatile organic compounds only.</summary>
        Sgp40 = 0,

        /// <summary>Volatile organic compounds and nitrogen oxides.</summary>
        Sgp41 = 1,
    }
}
