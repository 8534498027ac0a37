using Chronoseal.Cli.Clock;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Cli.Provision
{
    /// <summary>What a node is called: by a name, or by the EUI-64 of its board.</summary>
    internal sealed record NodeIdentity
    {
        private NodeIdentity(string? name, string? eui64)
        {
            Name = name;
            Eui64 = eui64;
        }

        /// <summary>The configured name; null for none.</summary>
        internal string? Name { get; }

        /// <summary>16 lower-case hexadecimal digits; null where it is not known.</summary>
        internal string? Eui64 { get; }

        /// <summary>The node as it stands in topics.</summary>
        internal string Topic => Name ?? Eui64!;

        /// <summary>Takes what was given; colons and hyphens between the digits of an EUI-64 are passed over.</summary>
        /// <exception cref="InputFault">Neither, or one that is none.</exception>
        internal static NodeIdentity Of(string? name, string? eui64)
        {
            string? digits = eui64?.Replace(":", "").Replace("-", "").ToLowerInvariant();
            string fault = name is null && digits is null ? "--node NAME or --eui64 HEX is needed; the console's 'info' shows the EUI-64 as id."
                : name is not null && !NodeName.IsValid(name) ? $"--node must be 1 to {FrameLimits.MaximumNodeNameLength} characters of a-z, 0-9 and hyphen."
                : digits is not null && !IsEui(digits) ? $"--eui64 must be {FrameLimits.EuiDigits} hexadecimal digits."
                : name is not null && IsEui(name) ? "--node looks like an EUI-64; write it as --eui64, or choose a name that nobody takes for one."
                : "";
            return fault.Length == 0 ? new NodeIdentity(name, digits) : throw new InputFault(ExitCode.Usage, fault);
        }

        private static bool IsEui(string text) => text.Length == FrameLimits.EuiDigits && text.All(char.IsAsciiHexDigitLower);
    }
}
