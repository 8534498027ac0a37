using System.CommandLine;
using System.Security.Cryptography;

namespace Chronoseal.Cli.Provision
{
    /// <summary>The command line of `chronoseal provision`.</summary>
    public static class ProvisionCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextReader input, TextWriter output, TextWriter error) => Create(input, output, error, RandomNumberGenerator.Fill, () => DateTimeOffset.UtcNow);

        /// <summary>The same with another source of keys and another clock, for a transcript that can be shown.</summary>
        internal static Command Create(TextReader input, TextWriter output, TextWriter error, FillRandom random, Func<DateTimeOffset> now)
        {
            var node = Text("--node", "Name of the node in topics: 1 to 32 of a-z, 0-9 and hyphen.");
            var eui = Text("--eui64", "EUI-64 of its board, 16 hexadecimal digits: its name where --node is not given.");
            var folder = new Option<string>("--out") { Description = "Folder for its files; one a node.", Required = true };
            var settings = Text("--settings", "Its settings, name=value a line (docs/configuration.md); checked by the firmware's own parser.");
            var broker = Text("--broker", "Its broker, host:port.");
            var ca = Text("--broker-ca", "PEM file with the only issuers to trust for the broker's certificate.");
            var certificate = Text("--client-cert", "PEM file with the certificate that it shows to the broker.");
            var clientKey = Text("--client-key", "PEM file with the private key of that, not encrypted.");
            var brokerPassword = Text("--broker-password-file", "File with its password at the broker, first line; - for the standard input.");
            var wifi = Text("--wifi-ssid", "Its Wi-Fi network (WPA2). Leave it out for Ethernet.");
            var wifiPassword = Text("--wifi-password-file", "File with the password of that, first line; - for the standard input.");
            var sensors = Text("--sensors", "Sensors that are fitted, such as climate,hcho,particles,toc.");
            var calibrations = new Option<string[]>("--cal") { Description = "Calibration certificate: SENSOR:cert=ID,date=2026-01-31,due=2027-01-31. Once a sensor." };
            var seal = Text("--seal", "mac for a shared key, which is drawn here; signature for the key in its secure element.");
            var publicKey = Text("--public-key", "With signature: its public key, 130 hexadecimal digits or a file.");
            var port = Text("--serial-port", "Port that nanoff finds the node at, such as COM5 or /dev/ttyUSB0.");
            var registry = Text("--registry", "Registry of all nodes to enter it in, for collect and verify.");
            var keys = Text("--keys", "Key file of all nodes to enter its key in.");
            var force = new Option<bool>("--force") { Description = "Make the files of a node anew; its key stays." };
            var renew = new Option<bool>("--renew-key") { Description = "The same with another key." };
            var command = new Command("provision", "Makes the files that make a board a node: key, settings, certificates, Wi-Fi, label, registry entry.")
            {
                node, eui, folder, settings, broker, ca, certificate, clientKey, brokerPassword, wifi, wifiPassword, sensors, calibrations, seal, publicKey, port, registry, keys, force, renew,
            };
            command.SetAction(parsed =>
            {
                var arguments = new ProvisionArguments
                {
                    Node = parsed.GetValue(node),
                    Eui64 = parsed.GetValue(eui),
                    Out = parsed.GetRequiredValue(folder),
                    Settings = parsed.GetValue(settings),
                    Broker = parsed.GetValue(broker),
                    BrokerCa = parsed.GetValue(ca),
                    ClientCertificate = parsed.GetValue(certificate),
                    ClientKey = parsed.GetValue(clientKey),
                    BrokerPasswordFile = parsed.GetValue(brokerPassword),
                    WifiName = parsed.GetValue(wifi),
                    WifiPasswordFile = parsed.GetValue(wifiPassword),
                    Sensors = parsed.GetValue(sensors),
                    Calibrations = parsed.GetValue(calibrations) ?? [],
                    Seal = parsed.GetValue(seal),
                    PublicKey = parsed.GetValue(publicKey),
                    SerialPort = parsed.GetValue(port),
                    Registry = parsed.GetValue(registry),
                    Keys = parsed.GetValue(keys),
                    Forces = parsed.GetValue(force),
                    RenewsKey = parsed.GetValue(renew),
                };
                return ProvisionRunner.Run(arguments, input, output, error, random, now());
            });
            return command;
        }

        private static Option<string?> Text(string name, string description) => new(name) { Description = description };
    }
}
