namespace Chronoseal.Evidence.Registry
{
    /// <summary>The calibration certificate that a sensor was given to the node with.</summary>
    public sealed record RegistryCalibration
    {
        /// <summary>The sensor, such as "climate".</summary>
        public required string Sensor { get; init; }

        /// <summary>Id of the certificate.</summary>
        public required string Certificate { get; init; }

        /// <summary>Its date, YYYY-MM-DD, or null.</summary>
        public string? Date { get; init; }

        /// <summary>When the next calibration is due, YYYY-MM-DD, or null.</summary>
        public string? Due { get; init; }
    }
}
