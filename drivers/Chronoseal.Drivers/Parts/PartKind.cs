// host only
namespace Chronoseal.Drivers.Parts
{
    /// <summary>What a part is for.</summary>
    public enum PartKind
    {
        /// <summary>Temperature and humidity of air.</summary>
        Climate,

        /// <summary>Particles in air.</summary>
        Particles,

        /// <summary>Total organic carbon in water.</summary>
        Carbon,

        /// <summary>Airborne molecular contamination.</summary>
        MolecularContamination,

        /// <summary>Differential pressure.</summary>
        Pressure,

        /// <summary>Time of day and its pulse.</summary>
        Time,

        /// <summary>Keys and signatures.</summary>
        SecureElement,
    }
}
