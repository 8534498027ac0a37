namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>Wi-Fi with the names that nanoff's class and its base have (nanoFirmwareFlasher v2.5.162, WirelessConfiguration and Ethernet).</summary>
    internal sealed class NanoffWireless
    {
        public string? Ssid { get; init; }

        public string? Password { get; init; }

        public string? Authentication { get; init; }

        public string? Encryption { get; init; }

        public string? ConfigurationOption { get; init; }

        public string? RadioType { get; init; }

        public bool DhcpEnabled { get; init; } = true;

        public bool AutomaticDNS { get; init; } = true;

        public string? IPv4Address { get; init; }

        public string? IPv4NetMask { get; init; }

        public string? IPv4Gateway { get; init; }

        public string? IPv4DNSAddress1 { get; init; }

        public string? IPv4DNSAddress2 { get; init; }

        public string? MacAddress { get; init; }
    }
}
