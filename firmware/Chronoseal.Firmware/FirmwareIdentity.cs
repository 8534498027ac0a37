namespace Chronoseal.Firmware
{
    /// <summary>Which firmware this is, as birth frames say it.</summary>
    public static class FirmwareIdentity
    {
        /// <summary>Name and version.</summary>
        public const string NameAndVersion = "chronoseal 0.1.0";

        /// <summary>
        /// SHA-256 over the portable sources (Hal, Drivers, Firmware), as `chronoseal source-hash` computes it; a test keeps it in step.
        /// </summary>
        public const string SourceHash = "e49d1027a229c1faa22e11164811c192848a86acaa317aac53a2aa60a494400c";
    }
}
