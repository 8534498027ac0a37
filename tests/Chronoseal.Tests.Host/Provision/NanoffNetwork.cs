namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>A network deployment with the names that nanoff's class has (nanoFirmwareFlasher v2.5.162, NetworkDeploymentConfiguration).</summary>
    internal sealed record NanoffNetwork
    {
        public string? SerialPort { get; init; }

        public NanoffWireless? WirelessClient { get; init; }

        public object? WirelessAccessPoint { get; init; }

        public object? Ethernet { get; init; }

        public string? DeviceCertificates { get; init; }

        public string? DeviceCertificatesPath { get; init; }

        public string? CACertificates { get; init; }

        public string? CACertificatesPath { get; init; }
    }
}
