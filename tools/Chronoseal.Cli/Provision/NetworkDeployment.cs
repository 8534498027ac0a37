using System.Text.Json;

namespace Chronoseal.Cli.Provision
{
    /// <summary>
    /// What `nanoff --networkdeployment` reads. Facts from nanoFirmwareFlasher v2.5.162, NetworkDeployment/NetworkDeploymentConfiguration.cs,
    /// WirelessConfiguration.cs, Ethernet.cs and NetworkDeploymentManager.cs: an object with SerialPort and WirelessClient (both optional here), the latter
    /// with Ssid, Password, Authentication, Encryption, ConfigurationOption; DHCP and automatic DNS where nothing else is said. Encryption becomes
    /// None where it is left out, the other two stay what the device has. AutoConnect also enables the station. Certificates are not sent this way:
    /// the platform would trust them for every connection, and the firmware takes its own from its files (docs/operations.md, TLS).
    /// </summary>
    internal static class NetworkDeployment
    {
        private static readonly JsonWriterOptions s_form = new() { Indented = true, NewLine = "\n" };

        /// <summary>Makes the file. It holds the password.</summary>
        internal static byte[] Make(WirelessNetwork network, string? serialPort)
        {
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, s_form))
            {
                writer.WriteStartObject();
                if (serialPort is not null)
                {
                    writer.WriteString("SerialPort", serialPort);
                }

                writer.WriteStartObject("WirelessClient");
                writer.WriteString("Ssid", network.Name);
                writer.WriteString("Password", network.Passphrase);
                writer.WriteString("Authentication", "WPA2");
                writer.WriteString("Encryption", "WPA2");
                writer.WriteString("ConfigurationOption", "AutoConnect");
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            return [.. stream.ToArray(), (byte)'\n'];
        }
    }
}
