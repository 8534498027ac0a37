using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Trust;

namespace Chronoseal.Cli.Provision
{
    /// <summary>Names of the files in a node's folder.</summary>
    internal static class FileNames
    {
        internal const string Key = KeyStore.FileName;
        internal const string Settings = ConfigurationStore.DeployedFile;
        internal const string BrokerRoots = "broker.crt";
        internal const string ClientCertificate = "client.crt";
        internal const string ClientKey = "client.key";
        internal const string FileDeployment = "files.json";
        internal const string NetworkDeployment = "network.json";
        internal const string Label = "label.svg";
        internal const string LabelText = "label.txt";
        internal const string Registry = "registry.json";
        internal const string Keys = "keys.json";

        /// <summary>What may lie on the node.</summary>
        internal static readonly string[] OnNode = [Key, BrokerRoots, ClientCertificate, ClientKey, Settings];

        /// <summary>All of them, in the order in which they are replaced: what verifies old frames never goes before what verifies new ones has come.</summary>
        internal static readonly string[] All =
            [Keys, Registry, Key, BrokerRoots, ClientCertificate, ClientKey, Settings, NetworkDeployment, Label, LabelText, FileDeployment];
    }
}
