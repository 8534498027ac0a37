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
        public const string SourceHash = "6b79768d21c482ca5635f2848f1fd142f5d2caf2001322030e8f400f38bc6da9";
    }
}
