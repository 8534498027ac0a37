using System.Security.Cryptography;
using System.Text;

namespace Chronoseal.Cli.SourceHash
{
    /// <summary>
    /// SHA-256 over the portable sources: Hal, Drivers and Firmware, every .cs file but FirmwareIdentity.cs, in ordinal order of
    /// their paths; for each the path with slashes, a zero byte, the text with line ends as LF, and a zero byte.
    /// </summary>
    public static class SourceHasher
    {
        private const string IdentityFile = "firmware/Chronoseal.Firmware/FirmwareIdentity.cs";

        private static readonly string[] s_roots = ["hal/Chronoseal.Hal", "drivers/Chronoseal.Protocols", "drivers/Chronoseal.Drivers", "firmware/Chronoseal.Firmware"];

        /// <summary>The hash of the sources below a repository's root, 64 lower-case digits; null if they are not there.</summary>
        public static string? Compute(string root)
        {
            if (!s_roots.All(r => Directory.Exists(Path.Combine(root, r))))
            {
                return null;
            }

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (string file in Files(root))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(file + "\0"));
                string text = File.ReadAllText(Path.Combine(root, file)).ReplaceLineEndings("\n");
                hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        /// <summary>The file that states the hash.</summary>
        public static string IdentityPath(string root) => Path.Combine(root, IdentityFile);

        private static IEnumerable<string> Files(string root) => s_roots
            .SelectMany(r => Directory.EnumerateFiles(Path.Combine(root, r), "*.cs", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => f != IdentityFile && !f.Contains("/bin/") && !f.Contains("/obj/"))
            .Order(StringComparer.Ordinal);
    }
}
