using Chronoseal.Cli.Clock;
using Chronoseal.Evidence.Registry;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Cli.Provision
{
    /// <summary>Everything that is to be written for a node. It is whole and checked before the first byte of it is.</summary>
    internal sealed class ProvisionPlan
    {
        private readonly List<NodeFile> _onNode = [];
        private readonly List<NodeFile> _files = [];

        private ProvisionPlan(NodeFolder folder, NodeKey key, RegistryEntry entry, IReadOnlyList<string> notes)
        {
            Folder = folder;
            Key = key;
            Entry = entry;
            Notes = notes;
        }

        internal NodeFolder Folder { get; }

        internal NodeKey Key { get; }

        internal RegistryEntry Entry { get; }

        /// <summary>What there is to know of the certificates.</summary>
        internal IReadOnlyList<string> Notes { get; }

        /// <summary>All files but the key file.</summary>
        internal IReadOnlyList<NodeFile> Files => _files;

        /// <summary>Names of what nanoff deletes from the node.</summary>
        internal IReadOnlyList<string> Deleted { get; private set; } = [];

        /// <summary>What verifies the node's frames: with this key, and with those that it had.</summary>
        internal KeyRing Keys => Folder.Keys;

        /// <summary>Whether the node had another key before.</summary>
        internal bool RenewsKey => Folder.Entry is { } earlier && earlier.KeyId != Key.KeyIdHex;

        /// <summary>Makes the plan.</summary>
        /// <exception cref="InputFault">Something does not fit. Nothing has been written.</exception>
        internal static ProvisionPlan Of(ProvisionArguments arguments, TextReader input, FillRandom random, DateTimeOffset now)
        {
            var inputs = new InputFiles(input, arguments);
            NodeIdentity identity = NodeIdentity.Of(arguments.Node, arguments.Eui64);
            NodeSettings settings = Settings(arguments, identity, inputs);
            CertificateFiles certificates = CertificateFiles.Of(arguments.BrokerCa, arguments.ClientCertificate, arguments.ClientKey, now);
            WirelessNetwork? network = Network(arguments, inputs);
            NodeFolder folder = FolderOf(arguments, identity);
            NodeKey key = KeyOf(arguments, settings, folder, random);
            RegistryEntry entry = EntryOf(identity, key, settings, folder, now);
            var plan = new ProvisionPlan(folder, key, entry, certificates.Notes);
            plan.Fill(arguments, settings, certificates, network);
            plan.CheckAsTheNodeDoes();
            plan.CheckShared(arguments);
            return plan;
        }

        private static NodeSettings Settings(ProvisionArguments arguments, NodeIdentity identity, InputFiles inputs)
        {
            NodeSettings settings = NodeSettings.Of(arguments.Settings);
            settings.Take("--node", "node", identity.Name);
            settings.Take("--broker", "broker", arguments.Broker);
            settings.Take("--sensors", "sensors", arguments.Sensors);
            settings.Take("--seal", "seal", arguments.Seal);
            settings.Take("--broker-ca", "broker-roots", arguments.BrokerCa is null ? null : "1");
            settings.Take("--client-cert", "broker-client-cert", arguments.ClientCertificate is null ? null : "1");
            settings.Take("--broker-ca and --client-cert", "broker-tls", arguments.BrokerCa is null && arguments.ClientCertificate is null ? null : "1");
            settings.Take("--broker-password-file", "broker-password", arguments.BrokerPasswordFile is { } path ? inputs.Password("--broker-password-file", path) : null);
            foreach ((string setting, string value) in arguments.Calibrations.SelectMany(CalibrationWords.Settings))
            {
                settings.Take("--cal", setting, value);
            }

            settings.Judge();
            string fault = identity.Name is null && settings.Get("node").Length > 0 ? "the settings name the node; say the same with --node."
                : settings.WantsRoots && arguments.BrokerCa is null ? "the settings have broker-roots=1; name the file with --broker-ca."
                : settings.WantsClientCertificate && arguments.ClientCertificate is null ? "the settings have broker-client-cert=1; name the files with --client-cert and --client-key."
                : settings.UsesTls && arguments.Broker is { } broker && !broker.Contains(':') ? "--broker: name the port too, 8883 for most brokers with TLS."
                : "";
            return fault.Length == 0 ? settings : throw new InputFault(ExitCode.Usage, fault);
        }

        private static WirelessNetwork? Network(ProvisionArguments arguments, InputFiles inputs)
        {
            if ((arguments.WifiName is null) != (arguments.WifiPasswordFile is null))
            {
                throw new InputFault(ExitCode.Usage, "--wifi-ssid and --wifi-password-file go together.");
            }

            return arguments.WifiName is null ? null : WirelessNetwork.Of(arguments.WifiName, inputs.Password("--wifi-password-file", arguments.WifiPasswordFile!));
        }

        private static NodeFolder FolderOf(ProvisionArguments arguments, NodeIdentity identity)
        {
            NodeFolder folder = NodeFolder.At(arguments.Out);
            if (folder.Entry is not { } entry)
            {
                return folder;
            }

            string fault = entry.Node != identity.Topic ? $"--out {arguments.Out}: holds node {entry.Node}; name another folder for {identity.Topic}."
                : arguments.Forces || arguments.RenewsKey ? ""
                : $"--out {arguments.Out}: holds node {entry.Node} already, key {entry.KeyId}, made {entry.Provisioned.UtcDateTime:yyyy-MM-dd}. "
                    + "With --force its files are made anew from this command line and the key stays: what was changed in them by hand is lost, and its settings unless they come with --settings. "
                    + "With --renew-key it also gets another key: the one it has stays in keys.json, and is lost for the node as soon as the new node.key is on it.";
            return fault.Length == 0 ? folder : throw new InputFault(ExitCode.Usage, fault);
        }

        private static NodeKey KeyOf(ProvisionArguments arguments, NodeSettings settings, NodeFolder folder, FillRandom random)
        {
            string? earlier = arguments.RenewsKey ? null : folder.Entry?.KeyId;
            NodeKey? kept = null;
            string fault = settings.SignsFrames && arguments.PublicKey is null ? "--seal signature needs --public-key; 'key status' on the node's console shows it."
                : !settings.SignsFrames && arguments.PublicKey is not null ? "--public-key is for --seal signature: a shared key has no public part."
                : settings.SignsFrames || earlier is null || NodeKey.TryKeep(folder.Keys, earlier, out kept) ? ""
                : $"{Path.Combine(folder.Shown, FileNames.Keys)} does not hold the shared key {earlier} of this node. Put it back there, or give the node another key with --renew-key.";
            if (fault.Length > 0)
            {
                throw new InputFault(ExitCode.Usage, fault);
            }

            NodeKey key = settings.SignsFrames ? NodeKey.OfPublic(arguments.PublicKey!) : kept ?? NodeKey.Draw(random);
            return earlier is null || earlier == key.KeyIdHex
                ? key
                : throw new InputFault(ExitCode.Usage, $"the node has key {earlier} and would get {key.KeyIdHex}; if that is meant, say --renew-key.");
        }

        private static RegistryEntry EntryOf(NodeIdentity identity, NodeKey key, NodeSettings settings, NodeFolder folder, DateTimeOffset now)
        {
            var entry = new RegistryEntry
            {
                Node = identity.Topic,
                Eui64 = identity.Eui64,
                KeyId = key.KeyIdHex,
                Seal = key.Seal,
                PublicKey = key.PublicHex,
                Provisioned = new DateTimeOffset(now.UtcDateTime.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero),
                SettingsHash = Convert.ToHexStringLower(settings.Hash),
                Sensors = settings.Sensors,
                Calibrations = [.. settings.Calibrations()],
            };
            RegistryEntry whole = folder.Entry is { } earlier ? entry.Succeeding(earlier) : entry;
            var check = new NodeRegistry();
            return check.TryEnter(whole, renewsKey: false, out string reason) ? whole : throw new InputFault(ExitCode.Usage, $"the node cannot be registered: {reason}.");
        }

        private void Fill(ProvisionArguments arguments, NodeSettings settings, CertificateFiles certificates, WirelessNetwork? network)
        {
            if (Key.IsShared)
            {
                _onNode.Add(new NodeFile(FileNames.Key, Key.ToRecord(), true));
            }

            // The settings last: a node that finds them finds all that they ask for.
            _onNode.AddRange(certificates.Files);
            _onNode.Add(new NodeFile(FileNames.Settings, settings.ToFile(Entry.Node), true));
            Deleted = [.. Folder.Deployed.Except(_onNode.Select(file => file.Name))];
            _files.AddRange(_onNode);
            _files.Add(new NodeFile(FileNames.FileDeployment, FileDeployment.Make(Folder.FullPath, _onNode.Select(file => file.Name), Deleted, arguments.SerialPort), false));
            if (network is not null)
            {
                _files.Add(new NodeFile(FileNames.NetworkDeployment, NetworkDeployment.Make(network, arguments.SerialPort), true));
            }

            _files.Add(new NodeFile(FileNames.Label, Label.Svg(Entry), false));
            _files.Add(new NodeFile(FileNames.LabelText, Label.Text(Entry), false));
            var registry = new NodeRegistry();
            registry.TryEnter(Entry, renewsKey: false, out _);
            _files.Add(new NodeFile(FileNames.Registry, registry.ToBytes(), false));
        }

        // The very bytes that go to the node, through what the node does at its start.
        private void CheckAsTheNodeDoes()
        {
            var flash = new MemoryFileStore(new PlantRandom(1));
            foreach (NodeFile file in _onNode)
            {
                flash.Append(file.Name, file.Content, 0, file.Content.Length);
            }

            var store = new ConfigurationStore(flash);
            if (store.Open(new GatewayConfiguration(), new FiveParameterSettings()) != Outcome.Ok || store.Message.Length > 0)
            {
                throw new InputFault(ExitCode.Usage, $"the node would not start with these files: {store.Message}.");
            }

            if (Convert.ToHexStringLower(store.Saved.Hash()) != Entry.SettingsHash)
            {
                throw new InvalidOperationException("The node reads other settings than were written.");
            }
        }

        private void CheckShared(ProvisionArguments arguments)
        {
            if (!Key.TryAddTo(Keys, out string reason))
            {
                throw new InputFault(ExitCode.Usage, $"{Path.Combine(Folder.Shown, FileNames.Keys)}: {reason}.");
            }

            if (arguments.Registry is { } registry)
            {
                SharedFile.WithNode(registry, Entry, arguments.RenewsKey);
            }

            if (arguments.Keys is { } keys)
            {
                SharedFile.WithKey(keys, Key);
            }
        }
    }
}
