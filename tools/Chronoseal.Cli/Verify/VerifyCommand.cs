using System.CommandLine;
using System.Globalization;
using Chronoseal.Cli.Simulate;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Registry;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Cli.Verify
{
    /// <summary>The command line of `chronoseal verify`.</summary>
    public static class VerifyCommand
    {
        private const string KeyFileName = "keys.json";
        private const int LongestSeconds = 31_622_400;

        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error)
        {
            var path = new Argument<string>("PATH") { Description = "A file of frames, a folder with such files, - for the standard input, or mqtt://host:port to listen to a broker." };
            var keys = new Option<string?>("--keys") { Description = "Key file; keys.json beside the frames where it is left out." };
            var until = new Option<string?>("--until") { Description = "Until when the record should go, such as 2026-08-14T09:30:00Z; the end of the node that goes farthest where it is left out." };
            var nodes = new Option<string[]>("--expect-node") { Description = "A node that must be there; may be given again. Frames of others are then misplaced." };
            var seconds = new Option<int>("--seconds") { Description = "How long to listen to a broker; until Ctrl-C where it is left out." };
            var roots = new Option<string?>("--tsa-roots") { Description = "PEM file with the roots of the time-stamping authorities to trust." };
            var registry = new Option<string?>("--registry") { Description = "Registry that `provision` wrote: every node in it must be there, and its public keys are known." };
            var json = new Option<bool>("--json") { Description = "One JSON object, for machines." };
            var command = new Command("verify", "Audits frames: seals, chain, completeness, clock, sampling grid. Says what each range is worth.") { path, keys, until, nodes, seconds, roots, registry, json };
            command.SetAction(parsed =>
            {
                string given = parsed.GetRequiredValue(path);
                string[] expected = parsed.GetValue(nodes) ?? [];
                if (!TryReadTime(parsed.GetValue(until), out long? untilMicroseconds, out string fault)
                    || !AreUsable(expected, parsed.GetValue(seconds), out fault) || !TryLoadKeys(given, parsed.GetValue(keys), out KeyRing? ring, out fault)
                    || !TryTakeRegistry(parsed.GetValue(registry), ring!, ref expected, out fault)
                    || !TryLoadRoots(parsed.GetValue(roots), out TimestampRoots? authorities, out fault))
                {
                    error.WriteLine($"chronoseal verify: {fault}");
                    return ExitCode.Usage;
                }

                var options = new VerifyOptions
                {
                    Path = given,
                    Keys = ring!,
                    Authorities = authorities,
                    Settings = new AuditSettings { UntilUtcMicroseconds = untilMicroseconds, ExpectedNodes = expected },
                    Seconds = parsed.GetValue(seconds),
                    IsJson = parsed.GetValue(json),
                };
                return VerifyRunner.Run(options, output, error);
            });
            return command;
        }

        private static bool TryReadTime(string? text, out long? microseconds, out string fault)
        {
            microseconds = null;
            fault = "";
            if (text is null)
            {
                return true;
            }

            bool isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time);
            if (!isTime || time < DateTimeOffset.UnixEpoch)
            {
                fault = $"--until '{text}' is not a time. Write it in UTC, such as 2026-08-14T09:30:00Z.";
                return false;
            }

            microseconds = (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            return true;
        }

        private static bool AreUsable(string[] nodes, int seconds, out string fault)
        {
            string? wrong = nodes.FirstOrDefault(node => !NodeName.IsValid(node));
            fault = wrong is not null ? $"--expect-node '{wrong}' is not a node: write the EUI-64 in 16 lower-case hexadecimal digits, or the configured name."
                : seconds is < 0 or > LongestSeconds ? $"--seconds {seconds} is outside 0 to {LongestSeconds}."
                : "";
            return fault.Length == 0;
        }

        // Shared keys are not in a registry: those come from the key file alone.
        private static bool TryTakeRegistry(string? path, KeyRing keys, ref string[] expected, out string fault)
        {
            fault = "";
            if (path is null)
            {
                return true;
            }

            if (!NodeRegistry.TryLoad(path, out NodeRegistry? registry, out fault))
            {
                return false;
            }

            expected = [.. expected.Union(registry.Nodes.Select(node => node.Node))];
            foreach ((string id, string point) in registry.PublicKeys)
            {
                if (!keys.TryAdd(id, Convert.FromHexString(point), out string reason))
                {
                    fault = $"{path}: {reason}.";
                    return false;
                }
            }

            return true;
        }

        private static bool TryLoadRoots(string? path, out TimestampRoots? roots, out string fault)
        {
            roots = null;
            fault = "";
            return path is null || TimestampRoots.TryLoad(path, out roots, out fault);
        }

        private static bool TryLoadKeys(string path, string? keyPath, out KeyRing? keys, out string fault)
        {
            string beside = System.IO.Path.Combine(Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(path) ?? "", KeyFileName);
            if (keyPath is null && !(File.Exists(path) || Directory.Exists(path)) && path != "-" && !MqttFrames.IsAddress(path))
            {
                // Without the frames the key file is beside the point.
                keys = new KeyRing();
                fault = "";
                return true;
            }

            if (keyPath is null && !File.Exists(beside))
            {
                keys = null;
                fault = $"there is no {KeyFileName} beside {BrokerAddress.WithoutPassword(path)}. Name the key file with --keys.";
                return false;
            }

            return KeyRing.TryLoad(keyPath ?? beside, out keys, out fault);
        }
    }
}
