namespace Chronoseal.Hal
{
    /// <summary>What a sample is a sample of. <see cref="Quantities.Name"/> gives the word used in frames.</summary>
    public enum Quantity
    {
        /// <summary>Not set.</summary>
        None = 0,

        /// <summary>Air temperature.</summary>
        Temperature = 1,

        /// <summary>Relative humidity of air.</summary>
        RelativeHumidity = 2,

        /// <summary>Total organic carbon in water, as a mass fraction of carbon.</summary>
        TotalOrganicCarbon = 3,

        /// <summary>Formaldehyde in air, as a volume fraction.</summary>
        Formaldehyde = 4,

        /// <summary>Difference of air pressure between two rooms.</summary>
        DifferentialPressure = 5,

        /// <summary>Ozone in air, as a volume fraction.</summary>
        Ozone = 6,

        /// <summary>Sulfur dioxide in air, as a volume fraction.</summary>
        SulfurDioxide = 7,

        /// <summary>Hydrogen sulfide in air, as a volume fraction.</summary>
        HydrogenSulfide = 8,

        /// <summary>Index of volatile organic compounds, 1 to 500, relative to the sensor's own past: no volume fraction follows from it.</summary>
        VolatileOrganicIndex = 9,

        /// <summary>Index of nitrogen oxides, 1 to 500, relative to the sensor's own past: no volume fraction follows from it.</summary>
        NitrogenOxideIndex = 10,

        /// <summary>Temperature of a water sample.</summary>
        WaterTemperature = 11,

        /// <summary>Electrical conductivity of a water sample, not corrected for temperature unless the part says so.</summary>
        Conductivity = 12,

        /// <summary>Cumulative particle count of an instrument's first (smallest) channel; the following values are its next channels.</summary>
        ParticlesChannel1 = 16,

        /// <summary>Second channel.</summary>
        ParticlesChannel2 = 17,

        /// <summary>Third channel.</summary>
        ParticlesChannel3 = 18,

        /// <summary>Fourth channel.</summary>
        ParticlesChannel4 = 19,

        /// <summary>Fifth channel.</summary>
        ParticlesChannel5 = 20,

        /// <summary>Sixth channel.</summary>
        ParticlesChannel6 = 21,

        /// <summary>Seventh channel.</summary>
        ParticlesChannel7 = 22,

        /// <summary>Eighth channel.</summary>
        ParticlesChannel8 = 23,

        /// <summary>Mass concentration of particles up to 1.0 um.</summary>
        ParticleMass1 = 32,

        /// <summary>Mass concentration of particles up to 2.5 um.</summary>
        ParticleMass2Point5 = 33,

        /// <summary>Mass concentration of particles up to 4 um.</summary>
        ParticleMass4 = 34,

        /// <summary>Mass concentration of particles up to 10 um.</summary>
        ParticleMass10 = 35,

        /// <summary>Number concentration in an optical sensor's first size range; which ranges they are is in the birth frame. The following values are its next ranges.</summary>
        ParticleNumber1 = 40,

        /// <summary>Second range.</summary>
        ParticleNumber2 = 41,

        /// <summary>Third range.</summary>
        ParticleNumber3 = 42,

        /// <summary>Fourth range.</summary>
        ParticleNumber4 = 43,

        /// <summary>Fifth range.</summary>
        ParticleNumber5 = 44,

        /// <summary>Sixth range.</summary>
        ParticleNumber6 = 45,
    }
}
