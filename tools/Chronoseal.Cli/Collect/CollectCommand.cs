using System.CommandLine;
using Chronoseal.Cli.Simulate;
using Chronoseal.Evidence.Receipts;

namespace Chronoseal.Cli.Collect
{
    /// <summary>The command line of `chronoseal collect`.</summary>
    public static class CollectCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error)
        {
            var broker = new Option<string?>("--broker") { Description = "The broker: mqtt://host:port, or mqtts:// for TLS." };
            var archive = new Option<string?>("--out") { Description = "Folder of the archive; an archive of the same key is continued." };
            var key = new Option<string?>("--key") { Description = "The collector's private key, P-256 in PEM." };
            var newKey = new Option<string?>("--new-key") { Description = "Makes a key in this new file, and its public part in FILE.pub, and does nothing else." };
            var user = new Option<string?>("--user") { Description = "User name for the broker." };
            var passwordFile = new Option<string?>("--password-file") { Description = "File with the password for the broker: its first line." };
            var ca = new Option<string?>("--ca") { Description = "PEM file with the only issuers to trust for the broker's certificate." };
            var clientCertificate = new Option<string?>("--client-cert") { Description = "PEM file with a certificate to show to the broker." };
            var clientKey = new Option<string?>("--client-key") { Description = "PEM file with its private key." };
            var clientId = new Option<string?>("--client-id") { Description = "MQTT client id; by default it follows from the key. The broker keeps the session under it." };
            var keys = new Option<string?>("--keys") { Description = "keys.json of the nodes: frames are verified at receipt; forged ones go to the quarantine." };
            var registry = new Option<string?>("--registry") { Description = "Registry that `provision` wrote: frames of other nodes, and under other keys, are told of and counted." };
            var url = new Option<string?>("--timestamp-url") { Description = "RFC 3161 authority that stamps the statements: http(s)://…" };
            var command = new Option<string?>("--timestamp-command") { Description = "Or a shell command: TimeStampReq on its input, TimeStampResp on its output." };
            var interval = new Option<int>("--receipt-seconds")
            {
                Description = $"Interval of the statements, 1 to {CollectLimits.StatementSecondsMaximum}.", DefaultValueFactory = _ => CollectLimits.StatementSeconds,
            };
            var seconds = new Option<int>("--seconds") { Description = "Stop after so many seconds; 0 to go on until stopped." };
            var collect = new Command("collect", "Subscribes to the frames of all nodes, writes the archive, and counter-signs what arrived.")
            {
                broker, archive, key, newKey, user, passwordFile, ca, clientCertificate, clientKey, clientId, keys, registry, url, command, interval, seconds,
            };
            collect.SetAction(parsed =>
            {
                if (parsed.GetValue(newKey) is { } path)
                {
                    return MakeKey(path, output, error);
                }

                var raw = new CollectArguments(
                    parsed.GetValue(broker), parsed.GetValue(archive), parsed.GetValue(key), parsed.GetValue(user), parsed.GetValue(passwordFile),
                    parsed.GetValue(ca), parsed.GetValue(clientCertificate), parsed.GetValue(clientKey), parsed.GetValue(clientId), parsed.GetValue(keys), parsed.GetValue(registry),
                    parsed.GetValue(url), parsed.GetValue(command), parsed.GetValue(interval), parsed.GetValue(seconds));
                if (!raw.TryComplete(out CollectOptions? options, out string fault))
                {
                    error.WriteLine($"chronoseal collect: {fault}");
                    return ExitCode.Usage;
                }

                return CollectRunner.Run(options, output, error);
            });
            return collect;
        }

        private static int MakeKey(string path, TextWriter output, TextWriter error)
        {
            if (!CollectorKey.TryCreate(path, out CollectorKey? key, out string fault))
            {
                error.WriteLine($"chronoseal collect: {fault}");
                return ExitCode.Environment;
            }

            // What auditors put into their keys.json; the private part stays in its file.
            output.WriteLine($"{{\"{key.KeyFileName}\": \"{key.PublicHex}\"}}");
            key.Dispose();
            return ExitCode.Ok;
        }
    }
}
