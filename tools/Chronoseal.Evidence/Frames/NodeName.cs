namespace Chronoseal.Evidence.Frames
{
    /// <summary>Node names and base names (frame format, 2 and 3).</summary>
    public static class NodeName
    {
        private const string EuiPrefix = "urn:dev:mac:";
        private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
        private const string HexadecimalDigits = "0123456789abcdef";

        /// <summary>True for what may stand as the node in a topic: a-z, 0-9 and hyphen, 1 to 32 characters.</summary>
        public static bool IsValid(string node) =>
            node.Length is > 0 and <= FrameLimits.MaximumNodeNameLength && node.All(Letters.Contains);

        /// <summary>Takes the node out of a base name.</summary>
        /// <param name="baseName">Either urn:dev:mac: with 16 lower-case hexadecimal digits and a colon, or a node name and a colon.</param>
        /// <param name="node">The node as it stands in topics.</param>
        public static bool TryFromBaseName(string baseName, out string node)
        {
            node = "";
            if (!baseName.EndsWith(':'))
            {
                return false;
            }

            string name = baseName[..^1];
            if (!name.StartsWith(EuiPrefix, StringComparison.Ordinal))
            {
                node = name;
                return IsValid(name);
            }

            node = name[EuiPrefix.Length..];
            return node.Length == FrameLimits.EuiDigits && node.All(HexadecimalDigits.Contains);
        }
    }
}
