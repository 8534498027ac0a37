using System.Text;
using Chronoseal.Cli.Clock;

namespace Chronoseal.Cli.Provision
{
    /// <summary>A Wi-Fi network with a passphrase (WPA2). The passphrase is a secret and shown nowhere.</summary>
    internal sealed class WirelessNetwork
    {
        private WirelessNetwork(string name, string passphrase)
        {
            Name = name;
            Passphrase = passphrase;
        }

        internal string Name { get; }

        internal string Passphrase { get; }

        /// <summary>Checks both by what Wi-Fi and the device's image hold.</summary>
        /// <exception cref="InputFault">One of them is none; the message never quotes the passphrase.</exception>
        internal static WirelessNetwork Of(string name, string passphrase)
        {
            int nameBytes = Encoding.UTF8.GetByteCount(name);
            if (nameBytes is 0 or > ProvisionLimits.NetworkNameBytes || name.Any(char.IsControl))
            {
                throw new InputFault(ExitCode.Usage, $"--wifi-ssid is {nameBytes} bytes long; the image of the node takes 1 to {ProvisionLimits.NetworkNameBytes}, without control characters.");
            }

            if (passphrase.Length is < ProvisionLimits.PassphraseMinimum or > ProvisionLimits.PassphraseMaximum || passphrase.Any(c => c is < ' ' or > '~'))
            {
                throw new InputFault(
                    ExitCode.Usage,
                    $"the Wi-Fi password must be {ProvisionLimits.PassphraseMinimum} to {ProvisionLimits.PassphraseMaximum} printable ASCII characters, as WPA2 has it. "
                    + "Write the passphrase, not the key of 64 digits that is made from it. Networks without a password are not supported.");
            }

            return new WirelessNetwork(name, passphrase);
        }
    }
}
