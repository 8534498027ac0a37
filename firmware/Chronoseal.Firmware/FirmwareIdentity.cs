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
        public const string SourceHash = "73546340f30fd039cd7abb4219077917c35aa8bf3c06f4a184cd9255fc26c92c";
    }
}
