using System.Text.Json;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;

namespace Chronoseal.Cli.Config
{
    /// <summary>Reads a configuration as a node does, but goes on behind a refused line, to name them all.</summary>
    internal static class ConfigCheck
    {
        private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

        /// <summary>Checks a file; an exit code.</summary>
        public static int Run(string path, string? drive, bool isJson, TextWriter output, TextWriter error)
        {
            if (drive is not null && !Directory.Exists(drive))
            {
                error.WriteLine($"chronoseal config: there is no folder {drive}.");
                return ExitCode.Usage;
            }

            if (!TryRead(path, out byte[] bytes, out string cause))
            {
                error.WriteLine($"chronoseal config: {path} cannot be read: {cause}");
                return ExitCode.Environment;
            }

            List<ConfigFault> faults = Judge(bytes, drive, out SettingSet set);
            if (isJson)
            {
                output.WriteLine(Json(path, faults, set));
            }
            else
            {
                Write(path, faults, set, output);
            }

            return faults.Count == 0 ? ExitCode.Ok : ExitCode.NotProven;
        }

        // One byte more than a node takes shows that there are more.
        private static bool TryRead(string path, out byte[] bytes, out string cause)
        {
            bytes = [];
            cause = "";
            try
            {
                using FileStream file = File.OpenRead(path);
                byte[] buffer = new byte[Limits.ConfigurationBytes + 1];
                bytes = buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                cause = exception.Message;
                return false;
            }
        }

        private static List<ConfigFault> Judge(byte[] bytes, string? drive, out SettingSet set)
        {
            var faults = new List<ConfigFault>();
            var text = new SettingText(null);
            set = text.Set;
            if (bytes.Length > Limits.ConfigurationBytes)
            {
                return [new ConfigFault(null, $"is longer than {Limits.ConfigurationBytes} bytes; remove comments")];
            }

            var lines = new SettingLines(bytes, 0, bytes.Length);
            while (lines.Next(out string line))
            {
                if (text.TakeLine(line) != Outcome.Ok)
                {
                    faults.Add(new ConfigFault(text.Line, text.Message[(text.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
                }
            }

            if (faults.Count == 0 && text.End() != Outcome.Ok)
            {
                faults.Add(new ConfigFault(text.Line, text.Message[(text.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
            }

            // Settings that are not all there cannot be held against each other.
            string fault = faults.Count > 0 ? "" : SettingRules.Judge(set);
            fault = faults.Count > 0 || fault.Length > 0 || drive is null ? fault : SettingRules.JudgeFiles(set, new FolderFiles(drive));
            if (fault.Length > 0)
            {
                faults.Add(new ConfigFault(null, fault));
            }

            return faults;
        }

        private static void Write(string path, List<ConfigFault> faults, SettingSet set, TextWriter output)
        {
            foreach (ConfigFault fault in faults)
            {
                output.WriteLine(fault.Line is { } line ? $"{path} line {line}: {fault.Message}" : $"{path}: {fault.Message}");
            }

            if (faults.Count > 0)
            {
                output.WriteLine($"A node refuses this: {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}.");
                return;
            }

            output.WriteLine($"A node takes this. Configuration hash {Convert.ToHexStringLower(set.Hash())}, with:");
            foreach (int i in Enumerable.Range(0, Schema.Count).Where(i => !set.IsDefault(i)))
            {
                output.WriteLine($"  {Schema.Spec(i).Name}={set.Shown(i)}");
            }
        }

        private static string Json(string path, List<ConfigFault> faults, SettingSet set) => JsonSerializer.Serialize(
            new
            {
                file = path,
                ok = faults.Count == 0,
                format = Schema.Version,
                hash = faults.Count == 0 ? Convert.ToHexStringLower(set.Hash()) : null,
                faults = faults.Select(f => new { line = f.Line, message = f.Message }),
                settings = Enumerable.Range(0, faults.Count == 0 ? Schema.Count : 0).ToDictionary(i => Schema.Spec(i).Name, set.Shown),
            },
            s_options);
    }
}
