namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>An entry of a file deployment, with the names that nanoff's class has (nanoFirmwareFlasher v2.5.162, DeploymentFile).</summary>
    internal sealed record NanoffFile
    {
        public string? DestinationFilePath { get; init; }

        public string? SourceFilePath { get; init; }
    }
}
