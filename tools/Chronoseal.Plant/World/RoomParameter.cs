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

        /// <summary>Pressure of the room above that of the corridor, pascals.</summary>
        DifferentialPressure = 7,

        /// <summary>Ozone in air, parts per billion.</summary>
        Ozone = 8,

        /// <summary>Sulfur dioxide in air, parts per billion.</summary>
        SulfurDioxide = 9,

        /// <summary>Hydrogen sulfide in air, parts per billion.</summary>
        HydrogenSulfide = 10,

        /// <summary>Volatile organic compounds in air, parts per billion of ethanol.</summary>
        VolatileOrganics = 11,

        /// <summary>Nitrogen oxides in air, parts per billion.</summary>
        NitrogenOxides = 12,

        /// <summary>Mass of particles up to 1.0 um, micrograms per cubic metre.</summary>
        Mass1 = 13,

        /// <summary>Mass of particles up to 2.5 um, micrograms per cubic metre.</summary>
        Mass2Point5 = 14,

        /// <summary>Mass of particles up to 4 um, micrograms per cubic metre.</summary>
        Mass4 = 15,

        /// <summary>Mass of particles up to 10 um, micrograms per cubic metre.</summary>
        Mass10 = 16,

        /// <summary>Particles of 0.3 um and larger, per cubic metre.</summary>
        ParticlesThirdMicrometre = 17,

        /// <summary>Temperature of the room's water, degrees Celsius.</summary>
        WaterTemperature = 18,

        /// <summary>Conductivity of the room's water, microsiemens per centimetre.</summary>
        WaterConductivity = 19,

        /// <summary>Particles of 2.5 um and larger, per cubic metre.</summary>
        ParticlesTwoAndAHalfMicrometres = 20,

        /// <summary>Particles of 10 um and larger, per cubic metre.</summary>
        ParticlesTenMicrometres = 21,
    }
}
