using Chronoseal.Evidence.Registry;

namespace Chronoseal.Cli.Provision
{
    /// <summary>Says what was made, how it comes to the node, and where each file belongs afterwards. Shows no secret.</summary>
    internal static class ProvisionReport
    {
        private const int NameWidth = 14;

        private static readonly (string Name, string Use)[] s_uses =
        [
            (FileNames.Key, "SECRET, to the node: its key. Delete it here once the node has started"),
            (FileNames.Settings, "to the node: its settings. SECRET where the broker's password is among them"),
            (FileNames.BrokerRoots, "to the node: whom it trusts as the broker"),
            (FileNames.ClientCertificate, "to the node: what it shows the broker"),
            (FileNames.ClientKey, "SECRET, to the node: the key of that. Delete it here once the node is online"),
            (FileNames.FileDeployment, "for nanoff: the files above. Keep it for the next time"),
            (FileNames.NetworkDeployment, "SECRET, for nanoff: the Wi-Fi with its password. Delete it once the node is online"),
            (FileNames.Label, "to print, 62 x 29 mm, and stick to the node"),
            (FileNames.LabelText, "the same as text"),
            (FileNames.Registry, "for the collector: who the node is"),
        ];

        internal static void Write(ProvisionPlan plan, ProvisionArguments arguments, DateTimeOffset now, TextWriter output)
        {
            RegistryEntry entry = plan.Entry;
            output.WriteLine($"Node {entry.Node}: key {entry.KeyId} ({entry.Seal}), settings {entry.SettingsHash}");
            WriteNotes(plan, now, output);
            output.WriteLine($"In {plan.Folder.Shown}:");
            foreach ((string name, string use) in s_uses.Where(use => plan.Files.Any(file => file.Name == use.Name)))
            {
                output.WriteLine($"  {name.PadRight(NameWidth)}{use}");
            }

            output.WriteLine($"  {FileNames.Keys.PadRight(NameWidth)}{KeyUse(plan)}");
            WriteShared(arguments, output);
            WriteSteps(plan, arguments, output);
        }

        private static string KeyUse(ProvisionPlan plan) => plan.Key.IsShared
            ? "SECRET, for those who verify. Whoever has it can forge frames: move it to where frames are verified, and nowhere else"
            : "for those who verify: the public key";

        private static void WriteNotes(ProvisionPlan plan, DateTimeOffset now, TextWriter output)
        {
            foreach (string note in plan.Notes)
            {
                output.WriteLine($"  {note}");
            }

            string today = now.UtcDateTime.ToString("yyyy-MM-dd");
            foreach (RegistryCalibration calibration in plan.Entry.Calibrations)
            {
                bool isOver = calibration.Due is { } due && string.CompareOrdinal(due, today) < 0;
                output.WriteLine($"  {calibration.Sensor}: certificate {calibration.Certificate}, of {calibration.Date ?? "?"}, due {calibration.Due ?? "?"}{(isOver ? ": OVERDUE" : "")}");
            }

            string[] bare = [.. plan.Entry.Sensors.Except(plan.Entry.Calibrations.Select(calibration => calibration.Sensor))];
            if (bare.Length > 0)
            {
                output.WriteLine($"  without calibration certificate: {string.Join(", ", bare)}");
            }

            if (plan.Folder.Entry is { } earlier && earlier.SettingsHash != plan.Entry.SettingsHash)
            {
                output.WriteLine($"  OTHER SETTINGS than the folder held, which had the hash {earlier.SettingsHash}");
            }

            if (plan.RenewsKey)
            {
                output.WriteLine($"  another key: {plan.Folder.Entry!.KeyId} stays in {FileNames.Keys} and verifies what the node sealed with it");
            }

            if (OperatingSystem.IsWindows())
            {
                output.WriteLine("  on Windows the files are as readable as their folder: keep it from others yourself");
            }
        }

        private static void WriteShared(ProvisionArguments arguments, TextWriter output)
        {
            if (arguments.Registry is { } registry)
            {
                output.WriteLine($"Entered in the registry {registry}.");
            }

            if (arguments.Keys is { } keys)
            {
                output.WriteLine($"Entered in the key file {keys}: a SECRET.");
            }
        }

        private static void WriteSteps(ProvisionPlan plan, ProvisionArguments arguments, TextWriter output)
        {
            bool hasNetwork = plan.Files.Any(file => file.Name == FileNames.NetworkDeployment);
            string network = hasNetwork ? $" --networkdeployment {Quoted(plan, FileNames.NetworkDeployment)}" : "";
            string port = arguments.SerialPort is null ? " --serialport PORT" : "";
            output.WriteLine("To the node, with nanoff 2.5 and nothing else on its port:");
            output.WriteLine($"  nanoff --filedeployment {Quoted(plan, FileNames.FileDeployment)}{network}{port}");
            output.WriteLine("Every line of it must end in OK: its exit code does not tell of a file that failed. Then reset the node.");
            foreach (string name in plan.Deleted)
            {
                output.WriteLine($"It also deletes {name} from the node; where there is none, it says so in yellow, and all is well.");
            }

            output.WriteLine($"On the node's console, 'key status' must show {plan.Entry.KeyId} and 'info' the settings hash above.");
        }

        private static string Quoted(ProvisionPlan plan, string name)
        {
            string path = Path.Combine(plan.Folder.Shown, name);
            return path.Any(c => !char.IsAsciiLetterOrDigit(c) && !"/\\.:_-".Contains(c)) ? $"\"{path}\"" : path;
        }
    }
}
