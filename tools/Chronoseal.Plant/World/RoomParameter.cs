namespace Chronoseal.Plant
{
    /// <summary>A physical quantity of the room.</summary>
    public enum RoomParameter
    {
        /// <summary>Air temperature, degrees Celsius.</summary>
        Temperature = 0,

        /// <summary>Relative humidity, percent.</summary>
        RelativeHumidity = 1,

        /// <summary>Formaldehyde in air, parts per billion.</summary>
        Formaldehyde = 2,

        /// <summary>Particles of 0.5 um and larger, per cubic metre.</summary>
        ParticlesHalfMicrometre = 3,

        /// <summary>Particles of 1.0 um and larger, per cubic metre.</summary>
        ParticlesOneMicrometre = 4,

        /// <summary>Particles of 5.0 um and larger, per cubic metre.</summary>
        ParticlesFiveMicrometres = 5,

        /// <summary>Total organic carbon in the room's water, parts per billion.</summary>
        TotalOrganicCarbon = 6,
    }
}
