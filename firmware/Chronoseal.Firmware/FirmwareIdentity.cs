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
        public const string SourceHash = "fb0cf09a83d6f9dd862164f2ce17891686f73912822ce5fa13aa16e0caa3946f";
    }
}
