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
    }
}
