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
        public const string SourceHash = "2367a31010315ad25f2154f2e411c3ee7778d8edd7e1ad1cbf4de4c3b044d38b";
    }
}
