using System.Text;
using Chronoseal.Cli.Clock;
using Chronoseal.Evidence.Registry;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;

namespace Chronoseal.Cli.Provision
{
    /// <summary>
    /// A node's settings: those of a file, as the firmware's own parser takes them, and those of the command line. The two must not contradict each
    /// other: whoever reads the file later would believe it.
    /// </summary>
    internal sealed class NodeSettings
    {
        private readonly SettingSet _set;
        private readonly string? _file;

        private NodeSettings(SettingSet set, string? file)
        {
            _set = set;
            _file = file;
        }

        /// <summary>SHA-256 of the canonical text: what the birth frame says.</summary>
        internal byte[] Hash => _set.Hash();

        internal bool SignsFrames => Get("seal") == NodeRegistry.SignatureSeal;

        internal bool UsesTls => Get("broker-tls") == "1";

        internal bool WantsRoots => Get("broker-roots") == "1";

        internal bool WantsClientCertificate => Get("broker-client-cert") == "1";

        internal string[] Sensors => Get("sensors").Split(',');

        /// <summary>Reads a file of settings; the defaults for null.</summary>
        /// <exception cref="InputFault">It cannot be read, or the firmware would refuse it.</exception>
        internal static NodeSettings Of(string? path)
        {
            if (path is null)
            {
                return new NodeSettings(new SettingSet(), null);
            }

            byte[] bytes = InputFiles.Read("--settings", path, Limits.ConfigurationBytes);
            var text = new SettingText(null);
            return text.Read(bytes, 0, bytes.Length) == Outcome.Ok
                ? new NodeSettings(text.Set, path)
                : throw new InputFault(ExitCode.Usage, $"--settings {path}, {text.Message}.");
        }

        /// <summary>Takes a value of the command line.</summary>
        /// <param name="option">The option, for messages.</param>
        /// <param name="name">Name of the setting.</param>
        /// <param name="value">Its value; null changes nothing.</param>
        /// <exception cref="InputFault">The firmware would refuse it, or the file says otherwise.</exception>
        internal void Take(string option, string name, string? value)
        {
            if (value is null)
            {
                return;
            }

            if (!Schema.TryFind(name, out int index))
            {
                throw new InputFault(ExitCode.Usage, $"{option}: this firmware has no setting {name}; see docs/configuration.md for sensors and settings.");
            }

            bool isFromFile = !_set.IsDefault(index);
            string before = _set.Get(index);
            if (_set.TrySet(index, value) != Outcome.Ok)
            {
                throw new InputFault(ExitCode.Usage, $"{option}: {_set.Message}.");
            }

            if (isFromFile && _set.Get(index) != before)
            {
                throw new InputFault(ExitCode.Usage, $"{option} and the line {name}= of {_file} say different things; remove one of them.");
            }
        }

        /// <summary>Judges all of them together, as the firmware does.</summary>
        /// <exception cref="InputFault">They do not fit each other.</exception>
        internal void Judge()
        {
            string fault = SettingRules.Judge(_set);
            if (fault.Length > 0)
            {
                throw new InputFault(ExitCode.Usage, $"the settings do not fit each other: {fault}.");
            }
        }

        /// <summary>The value of a setting that is no secret.</summary>
        internal string Get(string name) =>
            Schema.TryFind(name, out int index) && !Schema.Spec(index).IsSecret ? _set.Get(index) : throw new ArgumentException(name + " is no setting to be shown.");

        /// <summary>The calibration certificates of the sensors that are fitted.</summary>
        internal IEnumerable<RegistryCalibration> Calibrations() =>
            from sensor in Sensors
            let certificate = Get($"cal-{sensor}-cert")
            where certificate.Length > 0
            select new RegistryCalibration
            {
                Sensor = sensor,
                Certificate = certificate,
                Date = OrNull(Get($"cal-{sensor}-date")),
                Due = OrNull(Get($"cal-{sensor}-due")),
            };

        /// <summary>
        /// node.cfg: what differs from the defaults, in the order of the schema. Secrets are named even where they are empty: one that is not named
        /// stays what it was on the node.
        /// </summary>
        internal byte[] ToFile(string node)
        {
            var text = new StringBuilder($"# Node {node}, from chronoseal provision. Taken at the next start, then deleted by the node.\n# begin\n");
            for (int i = 0; i < Schema.Count; i++)
            {
                SettingSpec spec = Schema.Spec(i);
                if (spec.IsSecret || !_set.IsDefault(i) || spec.Kind == SettingKind.Version)
                {
                    text.Append(spec.Name).Append('=').Append(_set.Get(i)).Append('\n');
                }
            }

            // Of a file whose end did not arrive, nothing is taken.
            return Encoding.ASCII.GetBytes(text.Append("# end\n").ToString());
        }

        private static string? OrNull(string value) => value.Length > 0 ? value : null;
    }
}
