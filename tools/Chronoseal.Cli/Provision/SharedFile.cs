using Chronoseal.Cli.Clock;
using Chronoseal.Evidence.Registry;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Cli.Provision
{
    /// <summary>Registry and key file that many nodes share. Whoever changes one holds FILE.lock meanwhile, so that no entry of another is lost.</summary>
    internal static class SharedFile
    {
        private const string LockSuffix = ".lock";

        /// <summary>The registry with the node in it, as it would be.</summary>
        /// <exception cref="InputFault">The file is none, or says otherwise of the node.</exception>
        internal static NodeRegistry WithNode(string path, RegistryEntry entry, bool renewsKey)
        {
            CheckFolder("--registry", path);
            NodeRegistry? registry = new();
            if (File.Exists(path) && !NodeRegistry.TryLoad(path, out registry, out string fault))
            {
                throw new InputFault(ExitCode.Usage, fault);
            }

            return registry.TryEnter(entry, renewsKey, out string reason)
                ? registry
                : throw new InputFault(ExitCode.Usage, $"--registry {path}: {reason}. If that node is to get another key, say --renew-key; if this is another node, give it another name.");
        }

        /// <summary>The key file with the node's key in it, as it would be.</summary>
        /// <exception cref="InputFault">The file is none, or has another key under the identifier.</exception>
        internal static KeyRing WithKey(string path, NodeKey key)
        {
            CheckFolder("--keys", path);
            KeyRing? keys = new();
            if (File.Exists(path) && !KeyRing.TryLoad(path, out keys, out string fault))
            {
                throw new InputFault(ExitCode.Usage, fault);
            }

            return key.TryAddTo(keys, out string reason) ? keys : throw new InputFault(ExitCode.Usage, $"--keys {path}: {reason}; nothing is replaced.");
        }

        /// <summary>Enters the node.</summary>
        /// <exception cref="InputFault">The file cannot be written, or somebody else is at it.</exception>
        internal static void Enter(string path, RegistryEntry entry, bool renewsKey)
        {
            using FileStream turn = TakeTurn(path);
            if (!WithNode(path, entry, renewsKey).TrySave(path, out string fault))
            {
                throw new InputFault(ExitCode.Environment, fault);
            }
        }

        /// <summary>Enters its key.</summary>
        /// <exception cref="InputFault">The file cannot be written, or somebody else is at it.</exception>
        internal static void Enter(string path, NodeKey key)
        {
            using FileStream turn = TakeTurn(path);
            if (!WithKey(path, key).TrySave(path, out string fault))
            {
                throw new InputFault(ExitCode.Environment, fault);
            }
        }

        private static void CheckFolder(string option, string path)
        {
            if (path.Length == 0 || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                throw new InputFault(ExitCode.Usage, $"{option} {path}: there is no such folder; make it first.");
            }
        }

        private static FileStream TakeTurn(string path)
        {
            string turn = path + LockSuffix;
            try
            {
                return new FileStream(turn, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new InputFault(
                    ExitCode.Environment,
                    File.Exists(turn) ? $"{path} is being changed by somebody else; run this again with --force. If nobody is, delete {turn} first." : $"{path}: {e.Message}");
            }
        }
    }
}
